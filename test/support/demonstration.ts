import 'reflect-metadata';
import type { Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AppModule } from '../../src/app.module.js';
import { seedDemonstration } from '../../src/cli/seed/index.js';
import { PastMails } from '../../src/cli/seed/past-mails.js';
import { NO_SECRETS, type SecretWords } from '../../src/cli/seed/secrets.js';
import { MovableClock } from '../../src/platform/clock/clock.js';
import { Settings } from '../../src/platform/config/settings.js';
import { MailTransport } from '../../src/platform/mail/mail-transport.js';
import { OutboxWorker } from '../../src/platform/outbox/outbox.worker.js';
import { FROZEN, startTestApp, type TestApp } from './app.js';
import { databaseFrom } from './database.js';
import { CANARIES } from './canaries.js';

/** The application on a copy of the demonstration, at the frozen instant; seeded once per run and engine. */
export async function startDemonstration(environment: Readonly<Record<string, string>> = {}): Promise<TestApp> {
  return opened('demonstration', (settings) => seed(settings, NO_SECRETS, PastMails), environment);
}

/** The same, with a word of its own in each confidential text, and every mail of its past kept as a file. */
export async function startDemonstrationWithCanaries(): Promise<TestApp> {
  return opened('canaries', (settings) => seed(settings, CANARIES, MailTransport));
}

/** As when the server opens on it: the landlord's link leaves, with the keys of this application. */
async function opened(
  name: string,
  fill: (settings: Settings) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestApp> {
  const test = await startTestApp({ from: await databaseFrom({ name, fill }), environment });
  await test.app.get(OutboxWorker).drain();
  return test;
}

async function seed(settings: Settings, secrets: SecretWords, transport: Type<MailTransport>): Promise<void> {
  const module = await Test.createTestingModule({ imports: [AppModule.forRoot(new MovableClock(FROZEN), transport)] })
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
