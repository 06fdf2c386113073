import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Route, RouteInventory } from '../../src/platform/access/route-inventory.js';
import type { TestApp } from '../support/app.js';
import type { Browser, Page } from '../support/browser.js';
import { READS } from '../support/canaries.js';
import { startDemonstration } from '../support/demonstration.js';

const GOLDEN = resolve(import.meta.dirname, 'access-matrix.tsv');
const LONG = 600_000;
const PEOPLE = ['stranger', 'link', ...Object.keys(READS)] as const;

/** One row of each level for every kind of address; `absent` is a well-formed id of nothing. */
interface Target {
  readonly level: string;
  readonly path: string;
}

const PROBLEMS = { m: 'VAL-2024-006', R: 'VAL-R-2024-001', V: 'VAL-V-2025-001', T: 'VAL-T-2024-001', B: 'VDB-2025-002' };
const ACTIONS = { m: 'VAL-2026-A002', R: 'VAL-R-2026-A001', V: 'VAL-V-2026-A004', T: 'VAL-T-2025-A001', B: 'VDB-2025-A002' };
const MEETINGS = { m: 'VAL-2026-R02', R: 'VAL-R-2026-R02', V: 'VAL-V-2026-R04', T: 'VAL-T-2026-R01', B: 'VDB-2026-R01' };

/**
 * What each route answers to each account, for a row of each level: `200`, `303` (done, or sent to another page), `400`-`422`
 * (reached, the form was refused), `403` (this person never), `404` (absent or hidden), `door` (sign-in page). Read the table
 * beside this file; `UPDATE_MATRIX=1` writes it again, to be reviewed line by line.
 */
describe('the access matrix', () => {
  let test: TestApp;
  let lines: string[];
  const cells = new Map<string, string>();

  beforeAll(async () => {
    test = await startDemonstration();
    const browsers = await Promise.all(PEOPLE.map(browserOf));
    lines = [['verb', 'address', 'level', ...PEOPLE].join('\t')];
    for (const route of test.app.get(RouteInventory).routes().sort(byAddress)) {
      for (const target of await targetsOf(route)) lines.push(await lineOf(route, target, browsers));
    }
    if (process.env.UPDATE_MATRIX === '1') writeFileSync(GOLDEN, `${lines.join('\n')}\n`);
  }, LONG);

  afterAll(() => test.stop());

  it('is the one that was reviewed, on every route of the inventory', () => {
    const reviewed = existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8').trimEnd().split('\n') : [];

    expect(lines).toEqual(reviewed);
  });

  it('opens nothing but the doors to a stranger', () => {
    const open = [...cells].filter(([key, status]) => key.startsWith('stranger') && !['door', '404', '403', '–'].includes(status)).map(([key]) => key);

    expect(open.map((key) => key.split(' ').slice(1, 3).join(' ')).filter((address) => !/^(GET|POST) \/(connexion|healthz|readyz|lien\/(:token|fin))$/.test(address))).toEqual([]);
  });

  it('opens nothing outside /lien to a visit by link', () => {
    const open = [...cells].filter(([key, status]) => key.startsWith('link ') && !key.includes(' /lien') && !['door', '404', '403', '–'].includes(status)).map(([key]) => key);

    expect(open.filter((key) => !/ (\/connexion|\/healthz|\/readyz) /.test(key))).toEqual([]);
  });

  it('answers for a row of a level that somebody does not read exactly as for an absent one', () => {
    const told: string[] = [];
    for (const [key, status] of cells) {
      const [person = '', verb = '', address = '', level = ''] = key.split(' ');
      const reads = READS[person];
      if (reads === undefined || !['R', 'V', 'T'].includes(level) || reads.includes(level as 'R')) continue;
      if (status !== cells.get(`${person} ${verb} ${address} absent`)) told.push(key);
    }

    expect(told).toEqual([]);
  });

  it('gives the technical administrator and the DPO no content', () => {
    const open = [...cells].filter(([key, status]) => /^(technique|dpo)@/.test(key) && status === '200').map(([key]) => key.split(' ')[2]);

    expect([...new Set(open)].filter((address) => !['/', '/healthz', '/readyz', '/lien/fin', '/lien/:token'].includes(address ?? ''))).toEqual([]);
  });

  async function browserOf(person: string): Promise<Browser> {
    if (person === 'stranger') return test.browser();
    if (person !== 'link') return test.as(person);
    const visitor = test.browser();
    const [mail = ''] = readdirSync(join(test.settings.dataDir, 'mails'));
    const text = readFileSync(join(test.settings.dataDir, 'mails', mail), 'utf8').replaceAll('=\r\n', '').replaceAll('=3D', '=');
    await visitor.post(/\/lien\/[\w-]+/.exec(text)?.[0] ?? '/lien/aucun');
    return visitor;
  }

  async function lineOf(route: Route, target: Target, browsers: readonly Browser[]): Promise<string> {
    const statuses: string[] = [];
    for (const [index, browser] of browsers.entries()) {
      const status = isSkipped(route) ? '–' : statusOf(await ask(browser, route, target.path));
      cells.set(`${PEOPLE[index] ?? ''} ${route.verb} ${route.path} ${target.level}`, status);
      statuses.push(status);
    }
    return [route.verb, route.path, target.level, ...statuses].join('\t');
  }

  /** A form as empty as can be, but with keys that could be true: a stale version and a new one-time key. */
  function ask(browser: Browser, route: Route, path: string): Promise<Page> {
    return route.verb === 'GET' ? browser.get(path) : browser.post(path, { version: '999', formKey: randomUUID() });
  }

  async function targetsOf(route: Route): Promise<Target[]> {
    const { path } = route;
    if (!path.includes(':')) return [{ level: '–', path }];
    const absent = path.replaceAll(/:\w+/g, 'ffffffff-ffff-7fff-bfff-ffffffffffff');
    if (path.includes(':quarter')) return ['2025-t4', '2031-t1'].map((quarter) => ({ level: quarter, path: path.replace(':quarter', quarter).replace(':figure', 'faits') }));
    if (path.includes(':month')) return [{ level: '2026-03', path: path.replace(':month', '2026-03') }];
    const [, first = ''] = path.split('/');
    const references = first === 'dossiers' ? PROBLEMS : first === 'actions' || path.startsWith('/lien/actions') ? ACTIONS : first === 'reunions' ? MEETINGS : null;
    const known = references === null ? await organisationTargets(path) : await referenceTargets(path, first, references);
    return [...known, { level: 'absent', path: absent }];
  }

  async function referenceTargets(path: string, first: string, references: Readonly<Record<string, string>>): Promise<Target[]> {
    const table = first === 'dossiers' ? 'problem' : first === 'reunions' ? 'meeting' : 'action';
    return Promise.all(
      Object.entries(references).map(async ([level, reference]) => {
        const [row] = await test.database.sql(`SELECT id FROM ${table} WHERE reference = :reference`, { reference });
        if (row === undefined) throw new Error(`The demonstration has no ${reference}.`);
        return { level, path: await filled(path, String(row.id)) };
      }),
    );
  }

  async function organisationTargets(path: string): Promise<Target[]> {
    if (!path.startsWith('/partenaires')) return [];
    const rows = await test.database.sql("SELECT o.id, c.code FROM organisation o JOIN council c ON c.id = o.council_id WHERE o.code IN ('BH', 'GN') ORDER BY c.code, o.code");
    const own = (code: string) => String(rows.find((row) => row.code === code)?.id);
    return [{ level: 'm', path: await filled(path, own('VAL')) }, { level: 'B', path: await filled(path, own('VDB')) }];
  }

  /** The first child of the row for a second parameter, else an id of nothing. */
  async function filled(path: string, id: string): Promise<string> {
    const child = path.includes(':itemId') ? 'SELECT id FROM agenda_item WHERE meeting_id = :id ORDER BY position' : path.includes(':entryId') ? 'SELECT id FROM entry WHERE meeting_id = :id ORDER BY position' : null;
    const [row] = child === null ? [] : await test.database.sql(child, { id });
    return path.replace(/:id\b/, id).replace(/:\w+/, String(row?.id ?? 'ffffffff-ffff-7fff-bfff-ffffffffffff'));
  }
});

/** Routes whose effect would end the walk: signing out, ending the visit. */
function isSkipped({ path }: Route): boolean {
  return path === '/deconnexion' || path === '/lien/fin' || path === '/connexion' || path === '/conseil';
}

function statusOf({ status, location }: Page): string {
  return status === 303 && (location ?? '').startsWith('/connexion') ? 'door' : String(status);
}

function byAddress(a: Route, b: Route): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.verb < b.verb ? -1 : 1;
}
