import { ChartersController } from '../charters/charters.controller.js';
import { CharterRepository } from '../charters/charter.repository.js';
import { CharterService } from '../charters/charter.service.js';
import { OwnCharterController } from '../charters/own-charter.controller.js';
import { RoleRepository } from '../roles/role.repository.js';
import { RoleService } from '../roles/role.service.js';
import { RolesController } from '../roles/roles.controller.js';
import { CompositionController } from '../seats/composition.controller.js';
import { CompositionQuery } from '../seats/composition.query.js';
import { CouncilPeople } from '../seats/council-people.js';
import { MandateService } from '../seats/mandate.service.js';
import { Mandates } from '../seats/mandates.js';
import { MandatesController } from '../seats/mandates.controller.js';
import { ReplacementService } from '../seats/replacement.service.js';
import { SeatPlacesQuery } from '../seats/seat-places.query.js';
import { SeatRepository } from '../seats/seat.repository.js';
import { SeatService } from '../seats/seat.service.js';
import { SeatsController } from '../seats/seats.controller.js';
import { SelfNamings } from '../seats/self-namings.query.js';
import { BodiesController } from './bodies.controller.js';
import { BodyFollowers } from './body-followers.js';
import { BodyListQuery } from './body-list.query.js';
import { BodyRepository } from './body.repository.js';
import { BodySeatsController } from './body-seats.controller.js';
import { BodyService } from './body.service.js';
import { NamingService } from './naming.service.js';
import { SelfNamingController } from './self-naming.controller.js';

/** Bodies, seats, mandates, roles, charter: what these folders give to the module of the floor. `/nouvelle` stands before `/:id`. */
export const BODY_CONTROLLERS = [
  BodiesController, BodySeatsController, SelfNamingController, SeatsController, MandatesController, RolesController, ChartersController, OwnCharterController, CompositionController,
];

export const BODY_PROVIDERS = [BodyListQuery, CouncilPeople, CompositionQuery, Mandates, RoleRepository, SeatPlacesQuery, SeatRepository];

/** What other floors may ask for. */
export const BODY_EXPORTS = [
  BodyFollowers, BodyRepository, BodyService, CharterRepository, CharterService, MandateService, NamingService, ReplacementService, RoleService, SeatService, SelfNamings,
];
