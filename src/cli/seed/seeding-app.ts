import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../app.module.js';
import { MovableClock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { seedDemonstration } from './index.js';
import { PastMails } from './past-mails.js';

/** Opens the application without a server on a clock that the acts move, and seeds the database when it holds no council. */
export async function seedWhenEmpty(today: string): Promise<boolean> {
  const clock = new MovableClock(today);
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(clock, PastMails), { logger: ['error', 'warn'], abortOnError: false });
  try {
    if (await holdsCouncils(app)) return false;
    await seedDemonstration(app, { today });
    return true;
  } finally {
    await app.close();
  }
}

async function holdsCouncils(app: INestApplicationContext): Promise<boolean> {
  return (await app.get(Database, { strict: false }).sql('SELECT id FROM council LIMIT 1')).length > 0;
}
