import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { SetUp } from './installation/index.js';
import { logLevelOf, Settings, SettingsError, trustedProxiesOf } from './platform/config/settings.js';
import { logLastWords, LogLines } from './platform/logs/log-lines.js';
import { OutboxWorker } from './platform/outbox/outbox.worker.js';
import { SET_UP_PATH } from './platform/web/first-run.js';
import { RecurringJobs } from './platform/outbox/recurring-jobs.js';
import { equip, newAdapter } from './platform/web/server.js';

/** Starts the server on the configured address; answers once it listens. A wrong setting ends the start with a sentence. */
export async function serve(): Promise<NestFastifyApplication> {
  process.umask(0o077); // what is written here is its own user's alone
  const logger = linesOf(process.env.LOG_LEVEL ?? 'warn');
  const options = { logger, abortOnError: false };
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(), adapter(), options).catch(explain);
  logLastWords(logger);
  await equip(app);
  app.enableShutdownHooks();
  const settings = app.get(Settings);
  const code = settings.isDemonstration ? null : await app.get(SetUp).begin();
  await app.listen(settings.port, settings.host);
  await app.get(RecurringJobs).plan();
  app.get(OutboxWorker).start();
  process.stdout.write(`Beffroi : ${settings.baseUrl}\n${code === null ? '' : invitationToSetUp(settings.baseUrl, code)}`);
  return app;
}

function adapter(): ReturnType<typeof newAdapter> {
  try {
    return newAdapter({ trustedProxies: trustedProxiesOf(process.env.TRUST_PROXY) });
  } catch (error) {
    return explain(error);
  }
}

function linesOf(level: string): LogLines {
  try {
    return new LogLines(logLevelOf(level));
  } catch (error) {
    return explain(error);
  }
}

/** Printed once: the code is kept hashed and another start makes another one. */
function invitationToSetUp(baseUrl: string, code: string): string {
  return `\nPremière mise en service\n  adresse : ${baseUrl}${SET_UP_PATH}\n  code :    ${code}   (valable 24 heures, affiché cette fois seulement)\n\n`;
}

function explain(error: unknown): never {
  if (error instanceof SettingsError) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  throw error;
}
