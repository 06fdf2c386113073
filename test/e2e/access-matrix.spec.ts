import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Route, RouteInventory } from '../../src/platform/access/route-inventory.js';
import type { TestApp } from '../support/app.js';
import type { Browser, Page } from '../support/browser.js';
import { READS } from '../support/canaries.js';
import { childrenIn, tableIn, withWords } from '../support/route-rows.js';
import { startDemonstration } from '../support/demonstration.js';

const GOLDEN = resolve(import.meta.dirname, 'access-matrix.tsv');
const LONG = 900_000;
/** Health, help, law, and the doors: what opens before any session. */
const OPEN_TO_STRANGERS = /^(GET|POST) \/(connexion(\/(code|secours))?|mot-de-passe(\/(:token|nouveau))?|invitation\/:token|healthz|readyz|lien\/(:token|fin)|aide|plan-du-site|accessibilite|mentions-legales|donnees-personnelles)$/;
const PEOPLE = ['stranger', 'link', ...Object.keys(READS)] as const;

/** One’s own account, the server, and for the DPO the journal and the bodies that exist. */
const WITHOUT_CONTENT = /^GET (\/|\/charte|\/(compte|installation)(\/.*)?|\/administration\/(journal(\/.*)?|instances))$/;

/** One row of each level for every kind of address; `absent` is a well-formed id of nothing. */
interface Target {
  readonly level: string;
  readonly path: string;
}

const ABSENT = 'ffffffff-ffff-7fff-bfff-ffffffffffff';
const PROBLEMS = { m: 'VAL-2024-006', R: 'VAL-R-2024-001', V: 'VAL-V-2025-001', T: 'VAL-T-2024-001', B: 'VDB-2025-002' };
const ACTIONS = { m: 'VAL-2026-A002', R: 'VAL-R-2026-A001', V: 'VAL-V-2026-A004', T: 'VAL-T-2025-A001', B: 'VDB-2025-A002' };
const MEETINGS = { m: 'VAL-2026-R02', R: 'VAL-R-2026-R02', V: 'VAL-V-2026-R04', T: 'VAL-T-2026-R01', B: 'VDB-2026-R01' };
const BODIES = { m: 'Formation plénière', R: 'Formation restreinte', V: 'Cellule de veille territoriale', T: 'GTEI « Tilleuls »', B: 'Plénière du CISPD' };
const COUNCILS = { m: 'VAL', B: 'VDB' };

/** How a row of each level is found: by its reference, its name, its council. Accounts are those of nobody who walks here. */
const ONE_OF_EACH: Readonly<Record<string, { readonly query: string; readonly rows: Readonly<Record<string, string>> }>> = {
  problem: { query: 'SELECT id FROM problem WHERE reference = :known', rows: PROBLEMS },
  action: { query: 'SELECT id FROM action WHERE reference = :known', rows: ACTIONS },
  meeting: { query: 'SELECT id FROM meeting WHERE reference = :known', rows: MEETINGS },
  body: { query: "SELECT id FROM body WHERE REPLACE(name, '\u00a0', ' ') = :known", rows: BODIES },
  seat: { query: "SELECT s.id FROM seat s JOIN body b ON b.id = s.body_id WHERE REPLACE(b.name, '\u00a0', ' ') = :known ORDER BY s.rank DESC", rows: BODIES },
  organisation: { query: "SELECT o.id FROM organisation o JOIN council c ON c.id = o.council_id WHERE o.code IN ('BH', 'GN') AND c.code = :known ORDER BY o.code", rows: COUNCILS },
  council_role: { query: "SELECT r.id FROM council_role r JOIN council c ON c.id = r.council_id WHERE r.role = 'coordinator' AND c.code = :known", rows: COUNCILS },
  derogation: { query: 'SELECT d.id FROM derogation d JOIN council c ON c.id = d.council_id WHERE c.code = :known', rows: {} },
  zoning: { query: 'SELECT z.id FROM zoning z JOIN council c ON c.id = z.council_id WHERE c.code = :known ORDER BY z.name', rows: { m: 'VAL' } },
  account: { query: "SELECT a.id FROM account a JOIN person p ON p.id = a.person_id WHERE p.family_name = :known", rows: { m: 'Vintimel' } },
};

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

    expect(open.map((key) => key.split(' ').slice(1, 3).join(' ')).filter((address) => !OPEN_TO_STRANGERS.test(address))).toEqual([]);
  });

  it('opens nothing outside /lien to a visit by link', () => {
    const open = [...cells].filter(([key, status]) => key.startsWith('link ') && !key.includes(' /lien') && !['door', '404', '403', '–'].includes(status)).map(([key]) => key);

    expect(open.filter((key) => !OPEN_TO_STRANGERS.test(key.split(' ').slice(1, 3).join(' ')))).toEqual([]);
  });

  it('answers for a row of a level that somebody does not read exactly as for an absent one', () => {
    const told: string[] = [];
    for (const [key, status] of cells) {
      const [person = '', verb = '', address = '', level = ''] = key.split(' ');
      const reads = READS[person];
      if (reads === undefined || !['R', 'V', 'T'].includes(level) || reads.includes(level as 'R')) continue;
      if (administersGroups(person, address)) continue;
      if (status !== cells.get(`${person} ${verb} ${address} absent`)) told.push(key);
    }

    expect(told).toEqual([]);
  });

  it('gives the technical administrator and the DPO no content', () => {
    const open = [...cells].filter(([key, status]) => /^(technique|dpo)@/.test(key) && status === '200').map(([key]) => key.split(' ').slice(1, 3).join(' '));

    expect([...new Set(open)].filter((address) => !OPEN_TO_STRANGERS.test(address) && !WITHOUT_CONTENT.test(address))).toEqual([]);
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

  async function targetsOf({ path }: Route): Promise<Target[]> {
    const worded = withWords(path);
    if (path.includes(':quarter')) return ['2025-t4', '2031-t1'].map((quarter) => ({ level: quarter, path: withWords(path.replace(':quarter', quarter)) }));
    if (!worded.includes(':')) return [{ level: '–', path: worded }];
    const table = tableIn(worded);
    const parents = table === null ? [] : await rowsOf(table);
    const known = await Promise.all(parents.map(async ({ level, id }) => ({ level, path: await filled(worded, id) })));
    return [...known, { level: 'absent', path: worded.replaceAll(/:\w+/g, ABSENT) }];
  }

  /** One row of each level, or of each council. */
  async function rowsOf(table: string): Promise<{ level: string; id: string }[]> {
    const { query, rows } = ONE_OF_EACH[table] ?? { query: '', rows: {} };
    return Promise.all(
      Object.entries(rows).map(async ([level, known]) => {
        const [row] = await test.database.sql(query, { known });
        if (row === undefined) throw new Error(`The demonstration has no ${table} « ${known} ».`);
        return { level, id: String(row.id) };
      }),
    );
  }

  /** The first child of the row for a second parameter, else an id of nothing. */
  async function filled(path: string, parent: string): Promise<string> {
    const children = childrenIn(path);
    const [child] = children === null ? [] : await test.database.sql(children.query, { parent });
    return path.replace(/:id\b/, parent).replace(/:\w+/, String(child?.id ?? ABSENT));
  }
});

/** The chair administers every body, named in it or not: he knows that a group exists and who is named there, not what is said. */
function administersGroups(person: string, address: string): boolean {
  return person === 'maire@valbrune.example' && /^\/(administration\/instances|sieges)\//.test(address);
}

/** Routes whose effect would end the walk: signing out, ending the visit. */
function isSkipped({ path }: Route): boolean {
  return ['/deconnexion', '/lien/fin', '/connexion', '/conseil', '/compte/sessions/fin'].includes(path);
}

function statusOf({ status, location }: Page): string {
  return status === 303 && (location ?? '').startsWith('/connexion') ? 'door' : String(status);
}

function byAddress(a: Route, b: Route): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.verb < b.verb ? -1 : 1;
}
