import { Global, Module } from '@nestjs/common';
import { Places } from './places.js';
import { Territory } from './territory.js';

@Global()
@Module({ providers: [Places, Territory], exports: [Places, Territory] })
export class PlacesModule {}
