import { Global, Module } from '@nestjs/common';
import { Organisations } from './organisations.js';
import { People } from './people.js';
import { PeopleRegister } from './people-register.js';

@Global()
@Module({ providers: [Organisations, People, PeopleRegister], exports: [Organisations, People, PeopleRegister] })
export class PeopleModule {}
