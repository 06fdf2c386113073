import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import { differences, sumsOf } from '../../../src/cli/backup/archive.js';
import { putBack } from '../../../src/cli/backup/put-back.js';
import { type Backup, openSnapshot, takeBackup } from '../../../src/cli/backup/take.js';
import { lastBackup } from '../../../src/platform/backup/last-backup.js';
import { Settings } from '../../../src/platform/config/settings.js';
import { brokenChains } from '../../kill/verdict.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';
import { textOf } from '../../support/browser.js';
import { startDemonstration } from '../../support/demonstration.js';
import { withRows } from '../../support/rows.js';

const SEEDING_MS = 600_000;
const ACCOUNTS = ['coordination@valbrune.example', 'maire@valbrune.example', 'police-municipale@valbrune.example', 'bailleur@brune-habitat.example', 'elue@valbrune.example'];
const TAKES = { folder: '', keep: 14 };

/** The drill that a town hall should repeat: a backup proves nothing until it has been put back elsewhere and compared. */
describe('a backup put back on another machine', () => {
  let town: TestApp;
  let elsewhere: FreshDatabase;
  let target: Settings;

  beforeAll(async () => {
    town = await startDemonstration();
  }, SEEDING_MS);

  afterAll(() => town.stop());

  beforeEach(async () => {
    elsewhere = await freshDatabase();
    const address = elsewhere.url === null ? {} : { DATABASE_URL: elsewhere.url };
    target = new Settings({ DATA_DIR: elsewhere.dataDir, SECRET_KEY: town.settings.secretKey, ...address });
  });

  afterEach(() => elsewhere.drop());

  it('is the same council, table by table, and its pages say the same', async () => {
    const { file } = await backup();
    const live = await tableSums(town.settings);

    const restored = await putBack(target, file, false);

    expect(restored).toMatchObject({ differences: [], isSameKey: true });
    expect(differences(live, await tableSums(target))).toEqual([]);
    const copy = await startTestApp({ from: { ...elsewhere, drop: () => Promise.resolve() }, environment: { SECRET_KEY: town.settings.secretKey } });
    try {
      const paths = await pages();
      expect(paths.length).toBeGreaterThanOrEqual(20);
      for (const account of ACCOUNTS) expect(await read(copy, account, paths)).toEqual(await read(town, account, paths));
    } finally {
      await copy.stop();
    }
  }, 120_000);

  it('holds, taken while people write, all that was saved before it began, and nothing by halves', async () => {
    const coordinator = await town.as('coordination@valbrune.example');
    const [problem] = await town.database.sql("SELECT p.id FROM problem p JOIN council c ON c.id = p.council_id WHERE c.code = 'VAL' AND p.status = 'under_way' AND p.confidentiality = 'members' LIMIT 1");
    const problemId = String(problem?.id);
    let isOver = false;
    let written = 0;
    const write = async (): Promise<void> => {
      while (!isOver) {
        const answer = await coordinator.post(`/dossiers/${problemId}/fil`, { formKey: randomUUID(), text: 'Noté pendant la sauvegarde.' });
        if (answer.status !== 303) {
          isOver = true;
          throw new Error(`A note was not taken: ${answer.status}`);
        }
        written += 1;
        await breath(); // requests without sockets would leave no turn to anything else
      }
    };
    const writing = Promise.all([write(), write(), write()]).finally(() => (isOver = true));
    while (written < 5 && !isOver) await breath();
    const before = written;

    const { file } = await backup();
    const during = written;
    isOver = true;
    await writing;
    await putBack(target, file, false);

    const notes = await count(target, "SELECT COUNT(*) AS n FROM thread_note WHERE text = 'Noté pendant la sauvegarde.'");
    expect(notes).toBeGreaterThanOrEqual(before);
    expect(notes).toBeLessThanOrEqual(during + 3);
    expect(await count(target, 'SELECT COUNT(*) AS n FROM thread_note n WHERE NOT EXISTS (SELECT 1 FROM thread_line l WHERE l.source_id = n.id)')).toBe(0);
    expect(await withRows(target, (rows) => brokenChains({ rows }))).toEqual([]);
  }, 120_000);

  it('is told to the technical administrator, with its date', async () => {
    const { file, rows } = await backup();

    expect(lastBackup(town.settings)).toMatchObject({ at: town.clock.now(), isDone: true, file, rows, trouble: null });
  });

  function backup(): Promise<Backup> {
    return takeBackup(town.settings, town.clock, { ...TAKES, folder: join(town.settings.dataDir, 'backups') });
  }

  async function pages(): Promise<string[]> {
    const ids = async (base: string, query: string) => (await town.database.sql(query)).map(({ id }) => `${base}/${String(id)}`);
    return [
      '/', '/dossiers', '/actions', '/reunions', '/partenaires', '/bilan',
      ...(await ids('/dossiers', 'SELECT id FROM problem ORDER BY id LIMIT 6')),
      ...(await ids('/actions', 'SELECT id FROM action ORDER BY id LIMIT 4')),
      ...(await ids('/reunions', 'SELECT id FROM meeting ORDER BY id LIMIT 3')),
      ...(await ids('/partenaires', 'SELECT id FROM organisation ORDER BY id LIMIT 2')),
    ];
  }

  async function read(test: TestApp, account: string, paths: readonly string[]): Promise<string[]> {
    const browser = await test.as(account);
    const said: string[] = [];
    for (const path of paths) {
      const { status, html } = await browser.get(path);
      said.push(`${account} ${path} ${status} ${textOf(html)}`);
    }
    return said;
  }
});

async function tableSums(settings: Settings) {
  const snapshot = await openSnapshot(settings);
  try {
    // Those who sign in to look are written too.
    const { sign_in_session: _sessions, outbox_message: _messages, ...others } = await sumsOf(snapshot);
    return others;
  } finally {
    await snapshot.close();
  }
}

function count(settings: Settings, query: string): Promise<number> {
  return withRows(settings, async (rows) => Number((await rows(query))[0]?.n));
}
