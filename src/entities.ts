import type { EntityClass } from './platform/database/options.js';
import { Body } from './councils/body.entity.js';
import { CharterSignature } from './councils/charter-signature.entity.js';
import { Charter } from './councils/charter.entity.js';
import { CouncilRole } from './councils/council-role.entity.js';
import { Council } from './councils/council.entity.js';
import { Mandate } from './councils/seats/mandate.entity.js';
import { RulesOfProcedure } from './councils/rules-of-procedure.entity.js';
import { Seat } from './councils/seats/seat.entity.js';
import { Derogation } from './councils/derogation.entity.js';
import { ListWord } from './councils/words/list-word.entity.js';
import { Installation } from './installation/installation.entity.js';
import { AgendaItem } from './meetings/agenda/agenda-item.entity.js';
import { CarryOver } from './meetings/agenda/carry-over/carry-over.entity.js';
import { Invitation } from './meetings/invitations/invitation.entity.js';
import { Meeting } from './meetings/meeting.entity.js';
import { MinutesEdition } from './meetings/minutes/published/minutes-edition.entity.js';
import { MinutesPoint } from './meetings/minutes/published/minutes-point.entity.js';
import { MinutesVersion } from './meetings/minutes/published/minutes-version.entity.js';
import { Minutes } from './meetings/minutes/minutes.entity.js';
import { Entry } from './meetings/sitting/entries/entry.entity.js';
import { Notification } from './notifications/notification.entity.js';
import { PartnerLink } from './partner-links/partner-link.entity.js';
import { Visit } from './partner-links/visits/visit.entity.js';
import { AccountInvitation } from './people/account-invitation.entity.js';
import { Account } from './people/account.entity.js';
import { Contact } from './people/contact.entity.js';
import { Organisation } from './people/organisation.entity.js';
import { Person } from './people/person.entity.js';
import { Commune } from './places/commune.entity.js';
import { Place } from './places/place.entity.js';
import { Sector } from './places/sector.entity.js';
import { Zoning } from './places/zoning.entity.js';
import { AuditChain } from './platform/audit/audit-chain.entity.js';
import { AuditEntry } from './platform/audit/audit-entry.entity.js';
import { AuditSegment } from './platform/audit/audit-segment.entity.js';
import { AuditVerification } from './platform/audit/audit-verification.entity.js';
import { Revision } from './platform/audit/revision.entity.js';
import { Sequence } from './platform/database/sequence.entity.js';
import { StoredChunk } from './platform/files/stored-chunk.entity.js';
import { StoredFile } from './platform/files/stored-file.entity.js';
import { OutboxMessage } from './platform/outbox/outbox-message.entity.js';
import { UsedFormKey } from './platform/web/forms/used-form-key.entity.js';
import { ActionChange } from './problems/actions/action-change.entity.js';
import { Action } from './problems/actions/action.entity.js';
import { Contribution } from './problems/actions/contribution.entity.js';
import { Reply } from './problems/actions/reply.entity.js';
import { Episode } from './problems/core/episode.entity.js';
import { ProblemPlace } from './problems/core/problem-place.entity.js';
import { LevelChange } from './problems/core/levels/level-change.entity.js';
import { Problem } from './problems/core/problem.entity.js';
import { StatusChange } from './problems/core/status-change.entity.js';
import { Fact } from './problems/facts/fact.entity.js';
import { ThreadLine } from './problems/thread/thread-line.entity.js';
import { ThreadNote } from './problems/thread/thread-note.entity.js';
import { SignInAttempt } from './platform/access/sign-in-attempt.entity.js';
import { SignInSession } from './sign-in/sessions/sign-in-session.entity.js';
import { PasswordChoice } from './sign-in/password-choice/password-choice.entity.js';
import { RecoveryCode } from './sign-in/two-factor/recovery-code.entity.js';
import { SecondFactor } from './sign-in/two-factor/second-factor.entity.js';
import { SummaryReading } from './summaries/published/summary-reading.entity.js';
import { SummaryVersion } from './summaries/published/summary-version.entity.js';
import { Summary } from './summaries/summary.entity.js';

/** Every table of the house: `app.module.ts` and the commands hand this list to the database, platform imports no domain. */
export const ENTITIES: readonly EntityClass[] = [
  Body,
  CharterSignature,
  Charter,
  CouncilRole,
  Council,
  Mandate,
  RulesOfProcedure,
  Seat,
  AgendaItem,
  CarryOver,
  Invitation,
  Meeting,
  MinutesEdition,
  MinutesPoint,
  MinutesVersion,
  Minutes,
  Entry,
  Notification,
  PartnerLink,
  Visit,
  Account,
  Contact,
  Organisation,
  Person,
  Commune,
  Place,
  Sector,
  Zoning,
  AuditChain,
  AuditEntry,
  Revision,
  Sequence,
  StoredChunk,
  StoredFile,
  OutboxMessage,
  UsedFormKey,
  ActionChange,
  Action,
  Contribution,
  Reply,
  Episode,
  ProblemPlace,
  Problem,
  StatusChange,
  Fact,
  ThreadLine,
  ThreadNote,
  SignInAttempt,
  SignInSession,
  SummaryReading,
  SummaryVersion,
  Summary,
  Derogation,
  ListWord,
  Installation,
  AccountInvitation,
  AuditSegment,
  AuditVerification,
  LevelChange,
  PasswordChoice,
  RecoveryCode,
  SecondFactor,
];
