import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../../app.module.js';
import { AgendaItem } from '../../../meetings/agenda/agenda-item.entity.js';
import { Invitation } from '../../../meetings/invitations/invitation.entity.js';
import { Meeting } from '../../../meetings/meeting.entity.js';
import { Minutes } from '../../../meetings/minutes/minutes.entity.js';
import { MinutesPoint } from '../../../meetings/minutes/published/minutes-point.entity.js';
import { MinutesVersion } from '../../../meetings/minutes/published/minutes-version.entity.js';
import { Entry } from '../../../meetings/sitting/entries/entry.entity.js';
import { Place } from '../../../places/place.entity.js';
import { Settings } from '../../../platform/config/settings.js';
import { migrate } from '../../../platform/database/migrate.js';
import { Sequence } from '../../../platform/database/sequence.entity.js';
import { ActionChange } from '../../../problems/actions/action-change.entity.js';
import { Action } from '../../../problems/actions/action.entity.js';
import { Contribution } from '../../../problems/actions/contribution.entity.js';
import { Reply } from '../../../problems/actions/reply.entity.js';
import { Episode } from '../../../problems/core/episode.entity.js';
import { ProblemPlace } from '../../../problems/core/problem-place.entity.js';
import { Problem } from '../../../problems/core/problem.entity.js';
import { StatusChange } from '../../../problems/core/status-change.entity.js';
import { Fact } from '../../../problems/facts/fact.entity.js';
import { ThreadLine } from '../../../problems/thread/thread-line.entity.js';
import { ThreadNote } from '../../../problems/thread/thread-note.entity.js';
import { Bulk } from './bulk.js';
import { bulkTarget } from './bulk-targets.js';
import { day, DAY_MS, morning } from './days.js';
import { Dice } from './dice.js';
import { type BenchCouncil, setUpCouncil } from './set-up.js';
import { publishSummary } from './summary.js';
import { type Landmarks, Town } from './town.js';
import { volumesOf } from './volumes.js';
import { Writer } from './writer.js';

/** What the measures need to know of a council: everything else they read from its pages. */
export interface BuiltTown extends Landmarks {
  readonly organisationId: string;
  readonly quarter: string;
  readonly rows: Readonly<Record<string, number>>;
}

const SEED = 20_261_125;

/** Parents first. */
const ORDER = [
  Meeting, Invitation, Place, Problem, ProblemPlace, Episode, StatusChange, ThreadNote, Fact, Action, ActionChange, Contribution, Reply,
  AgendaItem, Entry, Minutes, MinutesVersion, MinutesPoint, ThreadLine, Sequence,
] as const;

/** Fills an empty database with a council of that many years, ending today. */
export async function buildTown(environment: Readonly<Record<string, string>>, years: number, now: number): Promise<BuiltTown> {
  const settings = new Settings(environment);
  await migrate(settings);
  const today = morning(now);
  const start = morning(now, -365 * years);
  const council = await withApplication(environment, (app) => setUpCouncil(app, start - 30 * DAY_MS));
  const target = await bulkTarget(settings);
  const bulk = new Bulk(target, ORDER);
  const landmarks = await new Town(new Writer(council, new Dice(SEED), bulk, today, start), volumesOf(years)).write();
  await target.close();
  const quarter = await withApplication(environment, (app) => publishSummary(app, council, day(now)));
  return { ...landmarks, organisationId: busiest(council), quarter, rows: Object.fromEntries(bulk.totals) };
}

/** A partner that sits in every body. */
function busiest({ bodies }: BenchCouncil): string {
  return bodies.find(({ key }) => key === 'group')?.seats[1]?.organisationId ?? '';
}

async function withApplication<T>(environment: Readonly<Record<string, string>>, work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  Object.assign(process.env, environment);
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(), { logger: ['error', 'warn'], abortOnError: false });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
