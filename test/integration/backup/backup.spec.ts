import { appendFileSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ArchiveError } from '../../../src/cli/backup/archive.js';
import { putBack } from '../../../src/cli/backup/put-back.js';
import { takeBackup } from '../../../src/cli/backup/take.js';
import { lastBackup } from '../../../src/platform/backup/last-backup.js';
import { Settings } from '../../../src/platform/config/settings.js';
import { aCouncil } from '../../factories/council.js';
import { aProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { withRows } from '../../support/rows.js';

describe('a backup', () => {
  let town: TestApp;
  let elsewhere: FreshDatabase;
  let target: Settings;
  let folder: string;
  let file: string;

  beforeAll(async () => {
    town = await startTestApp();
    await aProblem(town, await aCouncil(town));
    folder = join(town.settings.dataDir, 'backups');
  });

  afterAll(() => town.stop());

  beforeEach(async () => {
    town.clock.moveTo(new Date(town.clock.milliseconds() + 1000).toISOString());
    ({ file } = await takeBackup(town.settings, town.clock, { folder, keep: 3 }));
    elsewhere = await freshDatabase();
    target = settingsOf(elsewhere, town.settings.secretKey);
  });

  afterEach(() => elsewhere.drop());

  it('is read by its owner alone', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('says neither the key of the installation nor a password', () => {
    const text = gunzipSync(readFileSync(file)).toString('utf8');

    expect(text).not.toContain(town.settings.secretKey);
    expect(text).not.toContain('beffroi-demo');
  });

  it('keeps a text with whatever signs it holds', async () => {
    const words = 'Une ligne\u2028l’autre\u2029\r\n« fin » 👮🏽‍♀️';
    await town.database.unitOfWork(() => town.database.sql('UPDATE problem SET description = :words', { words }));
    ({ file } = await takeBackup(town.settings, town.clock, { folder: join(folder, 'signs'), keep: 3 }));

    expect(await putBack(target, file, false)).toMatchObject({ differences: [] });
  });

  it('leaves the newest ones only', async () => {
    for (let rank = 0; rank < 4; rank += 1) {
      town.clock.moveTo(new Date(town.clock.milliseconds() + 1000).toISOString());
      ({ file } = await takeBackup(town.settings, town.clock, { folder, keep: 3 }));
    }
    const kept = readdirSync(folder).filter((name) => name.endsWith('.gz'));

    expect(kept).toHaveLength(3);
    expect(kept.map((name) => join(folder, name))).toContain(file);
  });

  it('that fails leaves no file and tells why', async () => {
    writeFileSync(join(folder, 'not-a-folder'), '');

    await expect(takeBackup(town.settings, town.clock, { folder: join(folder, 'not-a-folder'), keep: 3 })).rejects.toThrow();

    expect(lastBackup(town.settings)).toMatchObject({ isDone: false, file: null });
    expect(lastBackup(town.settings)?.trouble).toMatch(/EEXIST|ENOTDIR/);
  });

  it.each([
    ['cut short', (path: string) => truncateSync(path, statSync(path).size - 40)],
    ['of nothing', (path: string) => truncateSync(path, 0)],
    ['that is something else', (path: string) => writeFileSync(path, 'bonjour')],
    ['with one letter changed', (path: string) => change(path, (text) => text.replace('Rodéos boulevard', 'Rodéos boulevarD'))],
    ['with a row taken out', (path: string) => change(path, (text) => text.replace(/\n\[[^\n]*Rodéos boulevard[^\n]*/, ''))],
    ['without its end', (path: string) => change(path, (text) => text.slice(0, text.lastIndexOf('{"end"')))],
    ['followed by other lines', (path: string) => appendFileSync(path, gzipSync('{"table":"council"}\n'))],
  ])('%s is refused before anything is touched', async (_, damage) => {
    damage(file);

    await expect(putBack(target, file, false)).rejects.toThrow(ArchiveError);

    expect(await councils(target)).toBe(0);
    expect(existsSync(join(target.dataDir, 'restoring'))).toBe(false);
  });

  it('of a newer Beffroi is refused', async () => {
    change(file, (text) => text.replace('"MoveIn1764100000001"', '"MoveOut1964100000001"'));

    await expect(putBack(target, file, false)).rejects.toThrow('plus récent');
  });

  it('replaces a council only when told to, and then keeps the former file on SQLite', async () => {
    await putBack(target, file, false);

    await expect(putBack(target, file, false)).rejects.toThrow('--force');
    expect(await putBack(target, file, true)).toMatchObject({ differences: [] });
    expect(existsSync(`${target.databaseFile}.before-restore`)).toBe(target.engine === 'sqlite');
  });

  it('is not put back under a server that runs', async () => {
    await town.database.sql('SELECT id FROM council');
    await expect(putBack(town.settings, file, true)).rejects.toThrow('arrêtez Beffroi');
  });

  it('guards again what is frozen, once put back', async () => {
    await putBack(target, file, false);
    const other = await startTestApp({ from: { ...elsewhere, drop: () => Promise.resolve() } });
    try {
      await expect(other.database.unitOfWork(() => other.database.sql("UPDATE audit_entry SET act = 'x'"))).rejects.toThrow('audit_entry is frozen');
    } finally {
      await other.stop();
    }
  });

  it('says when the key is not the one that it was made with', async () => {
    expect(await putBack(settingsOf(elsewhere, 'x'.repeat(40)), file, false)).toMatchObject({ differences: [], isSameKey: false });
  });

  it('of one engine can be put back on the other', async () => {
    const sqlite = new Settings({ DATA_DIR: join(elsewhere.dataDir, 'other'), SECRET_KEY: town.settings.secretKey });

    expect(await putBack(sqlite, file, false)).toMatchObject({ differences: [] });
    const { file: back } = await takeBackup(sqlite, town.clock, { folder: join(elsewhere.dataDir, 'back'), keep: 1 });
    expect(await putBack(target, back, false)).toMatchObject({ differences: [] });
    expect(await councils(target)).toBe(1);
  });
});

function settingsOf({ dataDir, url }: FreshDatabase, secretKey: string): Settings {
  return new Settings({ DATA_DIR: dataDir, SECRET_KEY: secretKey, ...(url === null ? {} : { DATABASE_URL: url }) });
}

async function councils(settings: Settings): Promise<number> {
  return withRows(settings, async (rows) => Number((await rows('SELECT COUNT(*) AS n FROM council'))[0]?.n));
}

function change(path: string, by: (text: string) => string): void {
  writeFileSync(path, gzipSync(by(gunzipSync(readFileSync(path)).toString('utf8'))));
}
