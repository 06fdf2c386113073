import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { seedDemonstration } from '../../src/cli/seed/index.js';
import { NO_SECRETS, type SecretWords } from '../../src/cli/seed/secrets.js';
import { MovableClock } from '../../src/platform/clock/clock.js';
import { Settings } from '../../src/platform/config/settings.js';
import { FROZEN, startTestApp, type TestApp } from './app.js';
import { databaseFrom } from './database.js';
import { CANARIES } from './canaries.js';

/** The application on a copy of the demonstration, at the frozen instant; seeded once per run and engine. */
export async function startDemonstration(): Promise<TestApp> {
  return startTestApp({ from: await databaseFrom({ name: 'demonstration', fill: (settings) => seed(settings, NO_SECRETS) }) });
}

/** The same, with a word of its own in each confidential text. */
export async function startDemonstrationWithCanaries(): Promise<TestApp> {
  return startTestApp({ from: await databaseFrom({ name: 'canaries', fill: (settings) => seed(settings, CANARIES) }) });
}

async function seed(settings: Settings, secrets: SecretWords): Promise<void> {
  const module = await Test.createTestingModule({ imports: [AppModule.forRoot(new MovableClock(FROZEN))] })
    .overrideProvider(Settings).useValue(settings)
    .compile();
  module.useLogger(false);
  await module.init();
  try {
    await seedDemonstration(module, { today: FROZEN, secrets });
  } finally {
    await module.close();
  }
}
