import type { INestApplicationContext } from '@nestjs/common';
import { parisDay } from '../../platform/clock/calendar.js';
import { Clock, MovableClock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { actionActs } from './actions/actions.acts.js';
import { councilActs } from './councils/councils.acts.js';
import { factActs } from './facts/facts.acts.js';
import { meetingActs } from './meetings/meetings.acts.js';
import { askForLink, deliver, deliveryActs } from './outbox.acts.js';
import { play } from './player.js';
import { problemActs } from './problems/problems.acts.js';
import { NO_SECRETS, type SecretWords } from './secrets.js';
import { mondayOf, Stage } from './stage.js';
import { summaryActs } from './summaries/summaries.acts.js';

export interface SeedOptions {
  /** The seeding instant: everything the paper dates after it never happened. */
  readonly today: string;
  /** Words appended to confidential texts; tests alone give some. */
  readonly secrets?: SecretWords;
}

/**
 * Plays the life of the demonstration's councils through the services, on an empty database. The application's clock can be
 * moved, and its mails go to nobody (`PastMails`): only the landlord's link waits for whoever opens the demonstration.
 */
export async function seedDemonstration(app: INestApplicationContext, { today, secrets = NO_SECRETS }: SeedOptions): Promise<void> {
  const clock = app.get(Clock, { strict: false });
  if (!(clock instanceof MovableClock)) throw new Error('The demonstration is played on a clock that can be moved.');
  const stage = new Stage(app, clock, mondayOf(parisDay(today)), secrets);
  const acts = [councilActs, problemActs, factActs, meetingActs, actionActs, summaryActs, deliveryActs].flatMap((actsOf) => actsOf(stage));
  await play(acts, today, clock, app.get(Database, { strict: false }));
  await deliver(stage);
  await askForLink(stage);
}
