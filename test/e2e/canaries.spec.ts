import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Route, RouteInventory } from '../../src/platform/access/route-inventory.js';
import { FIGURE_KEYS } from '../../src/summaries/figures/quarter-figures.js';
import type { TestApp } from '../support/app.js';
import type { Browser, Page } from '../support/browser.js';
import { ALL_WORDS, forbiddenWords, READS } from '../support/canaries.js';
import { startDemonstrationWithCanaries } from '../support/demonstration.js';
import { childrenIn, tableIn, withWords } from '../support/route-rows.js';
import { pdfText } from '../support/pdf-text.js';

const LONG = 900_000;
/** Of the children of one row, so many: they share its readers. */
const CHILDREN_OF_EACH = 4;

describe('the secrets of the demonstration', () => {
  let test: TestApp;
  let addresses: string[];

  beforeAll(async () => {
    test = await startDemonstrationWithCanaries();
    addresses = await everyAddress();
  }, LONG);

  afterAll(() => test.stop());

  it('are really there: who reads everything meets each of them', async () => {
    const seen = await read(await test.as('coordination@valbrune.example'));

    expect(ALL_WORDS.filter((word) => !seen.some(({ text }) => text.includes(word)))).toEqual([]);
  }, LONG);

  it.each(Object.entries(READS))('are found by %s only at the levels it reads', async (email, reads) => {
    const forbidden = forbiddenWords(reads);
    const leaks = (await read(await test.as(email))).flatMap(({ path, text }) => forbidden.filter((word) => text.includes(word)).map((word) => `${path}: ${word}`));

    expect(leaks).toEqual([]);
  }, LONG);

  it('are found by no stranger', async () => {
    const leaks = (await read(test.browser())).filter(({ text }) => ALL_WORDS.some((word) => text.includes(word)));

    expect(leaks.map(({ path }) => path)).toEqual([]);
  }, LONG);

  it('are found by no visit of a link', async () => {
    const visitor = test.browser();
    await visitor.post(new URL(linkOf(mails().at(-1) ?? '')).pathname);
    const pages = [await visitor.get('/lien/actions'), ...(await Promise.all((await ids('action')).map((id) => visitor.get(`/lien/actions/${id}`))))];

    expect(pages[0]?.status).toBe(200);
    expect(pages.filter(({ html }) => ALL_WORDS.some((word) => html.includes(word)))).toEqual([]);
  });

  it('are in no mail', () => {
    expect(mails().length).toBeGreaterThan(0);
    expect(mails().filter((mail) => ALL_WORDS.some((word) => mail.includes(word)))).toEqual([]);
  });

  it('are in no published summary', async () => {
    const contents = await test.database.sql('SELECT content FROM summary_version');

    expect(contents.length).toBeGreaterThan(0);
    expect(contents.filter(({ content }) => ALL_WORDS.some((word) => String(content).includes(word)))).toEqual([]);
  });

  /** Every GET address of the inventory with every row that may stand in it, whoever may read it. */
  async function everyAddress(): Promise<string[]> {
    const routes = test.app.get(RouteInventory).routes().filter(({ verb, path }) => verb === 'GET' && !path.startsWith('/lien') && !path.startsWith('/connexion'));
    const found = await Promise.all(routes.map(addressesOf));
    return found.flat();
  }

  async function addressesOf({ path }: Route): Promise<string[]> {
    if (path.startsWith('/bilan')) return ['2025-t3', '2025-t4'].map((quarter) => path.replace(':quarter', quarter)).flatMap((address) => (address.includes(':figure') ? FIGURE_KEYS.map((figure) => address.replace(':figure', figure)) : [address]));
    if (path.includes(':month')) return ['2026-02', '2026-03', '2026-05'].map((month) => path.replace(':month', month));
    const worded = withWords(path);
    if (!worded.includes(':')) return [worded];
    const table = tableIn(worded);
    const parents = table === null ? [] : await ids(table);
    const children = childrenIn(worded);
    const nested = await Promise.all(parents.map(async (parent) => {
      const address = worded.replace(/:id\b/, parent);
      if (children === null) return [address];
      return (await test.database.sql(children.query, { parent })).slice(0, CHILDREN_OF_EACH).map(({ id }) => address.replace(`:${children.name}`, String(id)));
    }));
    return nested.flat();
  }

  async function read(browser: Browser): Promise<{ path: string; text: string }[]> {
    const pages: { path: string; text: string }[] = [];
    for (const path of addresses) {
      const page = await browser.get(path);
      if (page.status >= 500) throw new Error(`${path} answered ${page.status}`);
      if (page.status === 200) pages.push({ path, text: await textInside(page) });
    }
    return pages;
  }

  async function ids(table: string): Promise<string[]> {
    return (await test.database.sql(`SELECT id FROM ${table} ORDER BY id`)).map(({ id }) => String(id));
  }

  function mails(): string[] {
    const folder = join(test.settings.dataDir, 'mails');
    return readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('=\r\n', ''));
  }
});


async function textInside(page: Page): Promise<string> {
  return String(page.headers['content-type']).includes('pdf') ? pdfText(page.body) : page.html;
}

function linkOf(mail: string): string {
  return /http\S+\/lien\/[\w-]+/.exec(mail.replaceAll('=3D', '='))?.[0] ?? 'http://beffroi.test/lien/aucun';
}
