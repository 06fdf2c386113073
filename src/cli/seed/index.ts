import type { INestApplicationContext } from '@nestjs/common';
import { parisDay } from '../../platform/clock/calendar.js';
import { Clock, MovableClock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { actionActs } from './actions.acts.js';
import { councilActs } from './councils.acts.js';
import { factActs } from './facts.acts.js';
import { meetingActs } from './meetings.acts.js';
import { play } from './player.js';
import { problemActs } from './problems.acts.js';
import { NO_SECRETS, type SecretWords } from './secrets.js';
import { mondayOf, Stage } from './stage.js';

export interface SeedOptions {
  /** The seeding instant: everything the paper dates after it never happened. */
  readonly today: string;
  /** Words appended to confidential texts; tests alone give some. */
  readonly secrets?: SecretWords;
}

/** Plays the life of the demonstration's councils through the services, on an empty database whose clock can be moved. */
export async function seedDemonstration(app: INestApplicationContext, { today, secrets = NO_SECRETS }: SeedOptions): Promise<void> {
  const clock = app.get(Clock, { strict: false });
  if (!(clock instanceof MovableClock)) throw new Error('The demonstration is played on a clock that can be moved.');
  const stage = new Stage(app, clock, mondayOf(parisDay(today)), secrets);
  const acts = [...councilActs(stage), ...problemActs(stage), ...factActs(stage), ...meetingActs(stage), ...actionActs(stage)];
  await play(acts, today, clock, app.get(Database, { strict: false }));
}
