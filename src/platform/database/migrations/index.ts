import type { MigrationInterface } from 'typeorm';
import { CreatePlatform1764000000001 } from './1764000000001-keep-the-journal-and-the-outbox.js';
import { CreateCouncils1764000000002 } from './1764000000002-seat-the-councils.js';
import { CreatePlaces1764000000003 } from './1764000000003-name-the-places.js';
import { CreateSignIn1764000000004 } from './1764000000004-sign-in.js';
import { CreateProblems1764000000005 } from './1764000000005-follow-the-problems.js';
import { CreateMeetings1764000000006 } from './1764000000006-hold-the-meetings.js';
import { CreateSummaries1764000000007 } from './1764000000007-publish-the-summaries.js';
import { CreateLinks1764000000008 } from './1764000000008-write-to-the-partners.js';
import { MoveIn1764100000001 } from './1764100000001-move-in.js';
import { RedrawTheTerritory1764100000030 } from './1764100000030-redraw-the-territory.js';
import { AskToSignAgain1764100000040 } from './1764100000040-ask-to-sign-again.js';
import { KeepFormerClosings1764100000050 } from './1764100000050-keep-former-closings.js';
import { PurgeTheJournal1764100000060 } from './1764100000060-purge-the-journal.js';
import { ReadTenYears1764100000090 } from './1764100000090-read-ten-years.js';

/** Oldest first; a released one is never edited. */
export const MIGRATIONS: readonly (new () => MigrationInterface)[] = [
  CreatePlatform1764000000001,
  CreateCouncils1764000000002,
  CreatePlaces1764000000003,
  CreateSignIn1764000000004,
  CreateProblems1764000000005,
  CreateMeetings1764000000006,
  CreateSummaries1764000000007,
  CreateLinks1764000000008,
  MoveIn1764100000001,
  RedrawTheTerritory1764100000030,
  AskToSignAgain1764100000040,
  KeepFormerClosings1764100000050,
  PurgeTheJournal1764100000060,
  ReadTenYears1764100000090,
];
