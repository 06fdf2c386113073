export { Account } from './account.entity.js';
export { Contact } from './contact.entity.js';
export { Organisation } from './organisation.entity.js';
export { type OrganisationName, Organisations } from './organisations.js';
export { type ContactCard, People } from './people.js';
export { PeopleModule } from './people.module.js';
export { PeopleRegister } from './people-register.js';
export { Person } from './person.entity.js';
