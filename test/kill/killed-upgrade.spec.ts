import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { DataSource } from 'typeorm';
import { Settings } from '../../src/platform/config/settings.js';
import { MIGRATIONS } from '../../src/platform/database/migrations/index.js';
import { writerOptions } from '../../src/platform/database/options.js';
import { engineOfTheRun } from '../support/database.js';
import { withRows } from '../support/rows.js';
import { Dice } from './dice.js';
import { Killable } from './killable.js';

const ROOT = resolve(import.meta.dirname, '../..');
const FORMER_RELEASE = 8;
const KILLS = 5;
const describeOnSqlite = engineOfTheRun() === 'sqlite' ? describe : describe.skip;

/** The server of the former release, stopped, upgraded by a process that dies half-way, several times. */
describeOnSqlite('an upgrade killed half-way', () => {
  let dataDir: string;
  let settings: Settings;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'beffroi-upgrade-'));
    settings = new Settings({ DATA_DIR: dataDir });
    const source = await new DataSource({ ...writerOptions(settings, []), migrations: MIGRATIONS.slice(0, FORMER_RELEASE) }).initialize();
    await source.runMigrations();
    await source.query("INSERT INTO person (id, given_name, family_name, sort_key, version) VALUES ('sorbier', 'Kaël', 'Sorbier', 'sorbier kael', 1)");
    await source.destroy();
  });

  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('has lost nothing, and the next start ends it', async () => {
    const dice = new Dice(20_260_303);
    for (let turn = 0; turn < KILLS; turn += 1) {
      await killedMigration(dice.between(0, 60));
      expect(faults()).toEqual(['ok']);
    }
    const application = await Killable.on({ DATA_DIR: dataDir }, 'built');
    await application.start();
    await application.kill('SIGTERM');

    const made = await withRows(settings, (rows) => rows('SELECT name FROM migrations'));
    expect(made).toHaveLength(MIGRATIONS.length);
    expect(await withRows(settings, (rows) => rows('SELECT family_name FROM person'))).toEqual([{ family_name: 'Sorbier' }]);
  }, 300_000);

  /** Killed that long after the copy that every upgrade makes first; perhaps it was over by then. */
  async function killedMigration(milliseconds: number): Promise<void> {
    const copy = `${settings.databaseFile}.before-migration`;
    rmSync(copy, { force: true });
    const dist = resolve(ROOT, process.env.KILL_DIST ?? 'dist');
    const child = spawn(process.execPath, [join(dist, 'cli', 'db-migrate.js')], { cwd: ROOT, env: { PATH: process.env.PATH ?? '', DATA_DIR: dataDir }, stdio: 'ignore' });
    const ended = once(child, 'exit');
    while (!existsSync(copy) && child.exitCode === null) await pause(1);
    await pause(milliseconds);
    child.kill('SIGKILL');
    await ended;
  }

  function faults(): string[] {
    const connection = new SqliteDatabase(settings.databaseFile);
    try {
      return [String(connection.pragma('integrity_check', { simple: true }))];
    } finally {
      connection.close();
    }
  }
});
