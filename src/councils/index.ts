export { Body } from './body.entity.js';
export {
  BODY_KINDS, BODY_LEVELS, type BodyKind, type BodyLevel, type CouncilKind, COUNCIL_KINDS, COUNCIL_ROLES, type CouncilRoleName,
  EDITED_LISTS, type EditedList, MANDATE_CAPACITIES, type MandateCapacity, SEAT_STATUSES, type SeatStatus,
} from './council-words.js';
export {
  RIGHTS_OF_MEMBER, RIGHTS_OF_ROLE, ROLES_KNOWING_GROUPS, ROLES_READING_MEMBERS, ROLES_READING_RESTRICTED,
} from './council.rules.js';
export { levelLabel, ROLE_LABEL } from './council.wording.js';
export { CharterSignature } from './charter-signature.entity.js';
export { validSignature } from './charters/valid-signature.js';
export { Council } from './council.entity.js';
export { CouncilRole } from './council-role.entity.js';
export { type BodyFollower, BodyFollowers, type Standing, type StandingRow } from './bodies/body-followers.js';
export { BodyService, type NewBody } from './bodies/body.service.js';
export { NamingService } from './bodies/naming.service.js';
export { CharterRepository } from './charters/charter.repository.js';
export { CharterService } from './charters/charter.service.js';
export { CouncilSetup } from './council-setup.js';
export { audienceOf, Councils } from './councils.js';
export { CouncilsModule } from './councils.module.js';
export { Mandate } from './seats/mandate.entity.js';
export { type Reader, Readers } from './readers.js';
export { type ReferenceKind, References } from './references.js';
export { fullNameOf, parseCouncilCode, parseTerritoryCode, proposedCodes } from './settings/council-code.js';
export { noticeDays, type NoticeRules } from './settings/notice.js';
export { RulesOfProcedure } from './rules-of-procedure.entity.js';
export { Coordination } from './roles/coordination.js';
export { RoleService } from './roles/role.service.js';
export { MandateService } from './seats/mandate.service.js';
export { type Replacement, ReplacementService } from './seats/replacement.service.js';
export { SeatService } from './seats/seat.service.js';
export { Seat } from './seats/seat.entity.js';
export { type SelfNaming, SelfNamings } from './seats/self-namings.query.js';
export { type SeatHolder, Seating } from './seats/seating.js';
export { DELIVERED_WORDS, type OwnWord } from './words/delivered-words.js';
export { type CouncilWords, DELIVERED, type Word } from './words/word-list.js';
export { WordLists } from './words/word-lists.js';
