import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../app.module.js';
import { MovableClock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { seedDemonstration } from './index.js';
import { PastMails } from './past-mails.js';

/** What the database held: nothing (it is seeded now), the demonstration, or one whose seeding was cut short. */
export type Seeding = 'done' | 'already' | 'unfinished';

/** Opens the application without a server on a clock that the acts move, and seeds the database when it holds no council. */
export async function seedWhenEmpty(today: string): Promise<Seeding> {
  const clock = new MovableClock(today);
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(clock, PastMails), { logger: ['error', 'warn'], abortOnError: false });
  try {
    if (await holds(app, COUNCILS)) return (await holds(app, LAST_ACT)) ? 'already' : 'unfinished';
    await seedDemonstration(app, { today });
    return 'done';
  } finally {
    await app.close();
  }
}

const COUNCILS = 'SELECT id FROM council LIMIT 1';
const LAST_ACT = "SELECT id FROM outbox_message WHERE kind = 'link.asked' LIMIT 1";

async function holds(app: INestApplicationContext, query: string): Promise<boolean> {
  return (await app.get(Database, { strict: false }).sql(query)).length > 0;
}
