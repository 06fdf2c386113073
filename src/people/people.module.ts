import { Global, Module } from '@nestjs/common';
import { AccountInvitations } from './account-invitations.js';
import { Organisations } from './organisations.js';
import { People } from './people.js';
import { PeopleRegister } from './people-register.js';

@Global()
@Module({
  providers: [AccountInvitations, Organisations, People, PeopleRegister],
  exports: [AccountInvitations, Organisations, People, PeopleRegister],
})
export class PeopleModule {}
