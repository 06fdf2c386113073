import { Global, Module } from '@nestjs/common';
import { AccountInvitations } from './account-invitations.js';
import { ContactService } from './contact.service.js';
import { KnownPeople } from './known-people.js';
import { OrganisationService } from './organisation.service.js';
import { Organisations } from './organisations.js';
import { People } from './people.js';
import { PeopleRegister } from './people-register.js';

const SERVICES = [AccountInvitations, ContactService, KnownPeople, OrganisationService, Organisations, People, PeopleRegister];

@Global()
@Module({ providers: SERVICES, exports: SERVICES })
export class PeopleModule {}
