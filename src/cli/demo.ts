import 'reflect-metadata';
import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { DemonstrationReset } from '../installation/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Settings, SettingsError } from '../platform/config/settings.js';
import { serve } from '../serve.js';
import { ACCOUNTS, ORGANISATIONS, PASSWORD } from './seed/councils/councils.data.js';
import { emptyPostgres } from './seed/empty-postgres.js';
import { seedWhenEmpty } from './seed/seeding-app.js';

/** `npm run demo [-- --reset]`: the invented councils on a database of their own, then the server. */
async function main(words: readonly string[]): Promise<void> {
  process.env.BEFFROI_DEMO = '1';
  const settings = readSettings();
  if (words.includes('--reset')) await reset(settings);
  process.stdout.write('Mise en place de la démonstration, une quinzaine de secondes la première fois…\n');
  if ((await seedWhenEmpty(new Clock().now())) === 'unfinished') {
    await reset(settings);
    await seedWhenEmpty(new Clock().now());
  }
  await open(settings);
  process.stdout.write(accountTable());
}

/** Serves until a page asks to begin again: then this server closes, its own database is emptied, played again and served. */
async function open(settings: Settings): Promise<void> {
  const app = await serve();
  app.get(DemonstrationReset).whenAsked(() => void beginAgain(settings, () => app.close()));
}

async function beginAgain(settings: Settings, close: () => Promise<void>): Promise<void> {
  try {
    await close();
    const waiting = await waitingRoom(settings);
    await reset(settings);
    await seedWhenEmpty(new Clock().now());
    await new Promise((resolve) => waiting.close(resolve));
    await open(settings);
  } catch (error) {
    process.stderr.write(`La démonstration n’a pas pu recommencer : ${error instanceof Error ? error.message : 'erreur inconnue'}\n`);
    process.exit(1);
  }
}

/** Whoever comes meanwhile is asked to come back. */
function waitingRoom({ port, host }: Settings): Promise<Server> {
  const room = createServer((_request, answer) => {
    answer.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5', connection: 'close' });
    answer.end('La démonstration recommence : rechargez cette page dans quelques secondes.\n');
  });
  return new Promise((resolve, reject) => {
    room.once('error', reject);
    room.listen(port, host, () => resolve(room));
  });
}

function readSettings(): Settings {
  try {
    return new Settings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

async function reset({ databaseUrl, databaseFile, dataDir }: Settings): Promise<void> {
  if (databaseUrl !== null) await emptyPostgres(databaseUrl);
  else for (const end of ['', '-wal', '-shm', '.before-migration']) rmSync(`${databaseFile}${end}`, { force: true });
  rmSync(join(dataDir, 'mails'), { recursive: true, force: true });
}

function accountTable(): string {
  const widest = Math.max(...ACCOUNTS.map(({ email }) => email.length));
  const lines = ACCOUNTS.map(({ email, name, person, role }) => `  ${email.padEnd(widest)}  ${(name ?? fullName(person)).join(' ')}, ${role}`);
  return `\nComptes de démonstration, mot de passe ${PASSWORD}\u00a0:\n${lines.join('\n')}\n`;
}

function fullName(family: string): readonly string[] {
  return ORGANISATIONS.flatMap(({ persons }) => persons).find(({ name }) => name[1] === family)?.name ?? [family];
}

await main(process.argv.slice(2));
