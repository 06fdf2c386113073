import { Global, Module } from '@nestjs/common';
import { Places } from './places.js';
import { TerritoryKeeper } from './territory-keeper.js';
import { Territory } from './territory.js';
import { TerritoryQuery } from './territory.query.js';

@Global()
@Module({ providers: [Places, Territory, TerritoryKeeper, TerritoryQuery], exports: [Places, Territory, TerritoryKeeper, TerritoryQuery] })
export class PlacesModule {}
