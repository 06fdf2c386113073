import { type Route, RouteInventory } from '../../../src/platform/access/route-inventory.js';
import type { TestApp } from '../../support/app.js';
import { startDemonstration } from '../../support/demonstration.js';

const LONG = 600_000;
const READER = 'coordination@valbrune.example';
const DAY_MS = 86_400_000;

/** One confidential row of each kind that stands first in an address, by its first word. */
const ROWS: Readonly<Record<string, readonly [table: string, references: readonly string[]]>> = {
  dossiers: ['problem', ['VAL-R-2024-001', 'VAL-V-2025-001']],
  actions: ['action', ['VAL-R-2026-A001', 'VAL-V-2026-A004']],
  reunions: ['meeting', ['VAL-R-2026-R02', 'VAL-V-2026-R04', 'VAL-R-2025-R04', 'VAL-V-2026-R03']],
};

/** Rows below a parent, by the name of their parameter. */
const CHILDREN: Readonly<Record<string, string>> = {
  itemId: "SELECT id FROM agenda_item WHERE meeting_id = :id AND confidentiality <> 'members' ORDER BY position LIMIT 1",
  entryId: "SELECT id FROM entry WHERE meeting_id = :id AND confidentiality <> 'members' ORDER BY position LIMIT 1",
  noteId: 'SELECT id FROM thread_note WHERE problem_id = :id ORDER BY id LIMIT 1',
  factId: 'SELECT id FROM fact WHERE problem_id = :id ORDER BY id LIMIT 1',
};

describe('the reading of a confidential row', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startDemonstration();
  }, LONG);

  afterAll(() => test.stop());

  async function addressesOf({ path }: Route): Promise<string[]> {
    const [table, references] = ROWS[path.split('/')[1] ?? ''] ?? ['', []];
    const found: string[] = [];
    for (const reference of [...references, ...(path.includes(':itemId') || path.includes(':entryId') ? await plainMeetings() : [])]) {
      const [row] = await test.database.sql(`SELECT id FROM ${table} WHERE reference = :reference`, { reference });
      if (row === undefined) continue;
      const child = /:(?!id\b)(\w+)/.exec(path)?.[1];
      const childId = child === undefined ? null : await childOf(child, String(row.id));
      if (child === undefined) found.push(path.replace(':id', String(row.id)));
      else if (typeof childId === 'string') found.push(path.replace(/:id\b/, String(row.id)).replace(`:${child}`, childId));
    }
    return found;
  }

  async function childOf(parameter: string, id: string): Promise<unknown> {
    return (await test.database.sql(CHILDREN[parameter] ?? 'SELECT NULL AS id', { id }))[0]?.id;
  }

  /** Meetings of all members with a restricted point: there the point alone is confidential. */
  async function plainMeetings(): Promise<string[]> {
    const rows = await test.database.sql(`SELECT DISTINCT m.reference FROM meeting m JOIN agenda_item i ON i.meeting_id = m.id
      WHERE m.confidentiality = 'members' AND i.confidentiality = 'restricted' ORDER BY m.reference`);
    return rows.map(({ reference }) => String(reference));
  }

  const consultations = async () => Number((await test.database.sql("SELECT COUNT(*) AS n FROM audit_entry WHERE act LIKE '%.consult'"))[0]?.n);

  it('is kept by every page, paper and export that opens one', async () => {
    const silent: string[] = [];
    const opened: string[] = [];
    const routes = test.app.get(RouteInventory).routes().filter(({ verb, path }) => verb === 'GET' && path.includes(':id'));
    for (const route of routes) {
      for (const address of await addressesOf(route)) {
        // Once a person and day: each address has a day of its own.
        test.clock.moveTo(new Date(test.clock.milliseconds() + DAY_MS).toISOString());
        await test.database.unitOfWork(() => test.database.sql("UPDATE council SET derogation_until = '2099-12-31'"));
        const browser = await test.as(READER);
        const before = await consultations();
        const { status } = await browser.get(address);
        if (status !== 200) continue;
        opened.push(route.path);
        if ((await consultations()) === before) silent.push(`${route.path} (${address})`);
      }
    }

    expect(silent).toEqual([]);
    expect(new Set(opened).size).toBeGreaterThan(15);
  }, LONG);

  it('is kept once a person and day of Paris, and never by a list or a home', async () => {
    test.clock.moveTo('2028-03-03T22:30:00.000Z');
    const browser = await test.as(READER);
    const [row] = await test.database.sql("SELECT id FROM problem WHERE reference = 'VAL-V-2025-001'");
    const counts: number[] = [await consultations()];
    const after = async (path: string) => {
      await browser.get(path);
      counts.push(await consultations());
    };

    for (const list of ['/', '/dossiers', '/actions', '/reunions', '/partenaires', '/administration/journal']) await after(list);
    await after(`/dossiers/${String(row?.id)}`);
    await after(`/dossiers/${String(row?.id)}`);
    test.clock.moveTo('2028-03-03T22:55:00.000Z');
    await after(`/dossiers/${String(row?.id)}`);
    test.clock.moveTo('2028-03-03T23:05:00.000Z');
    await after(`/dossiers/${String(row?.id)}`);

    expect(counts.map((count) => count - (counts[0] ?? 0))).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2]);
  });
});
