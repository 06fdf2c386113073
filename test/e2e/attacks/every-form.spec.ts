import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { TestApp } from '../../support/app.js';
import { type Page, textOf } from '../../support/browser.js';
import { startDemonstration } from '../../support/demonstration.js';
import { filled, formsOf, type PageForm } from './forms.js';
import { changedTables, imprintOf, whereIs } from './imprint.js';
import { type SeenForm, type Walk, walk } from './walk.js';

const LONG = 1_800_000;

/** Kept as typed, once normalised. */
const KEPT = [
  'Jean-François D\'Aubigné–O’Neil', 'Nguyễn Thị Ánh Łukasz Çelik Ñ', 'rue de l\u2019E\u0301cole', 'مرحبا שלום', '👮🏽\u200d♀️ deux fois', '<script>alert(1)</script>"><svg/onload=x>',
  'x onmouseover=alert(1)', 'javascript:alert(1)', '{{constructor}} {{{x}}} ${7*7} <%= %>', '{"toHTML":"x","x":{"y":1}}', '\' OR 1=1 -- "; DROP TABLE problem', '%27 100% %%_\\',
];
/** Cleaned or refused, never an accident. */
const ODD = [
  '\u200b\u200d', '\u00a0', '\ud800', 'a\u0000b', '\u001b[31mrouge\u0007', '\u202egnol', 'a\r\nBcc: x@y', '31/02/2027', '29/02/2027', '2027-13-01', '00/00/0000', '1/1/27', '31-12-9999', '-1', '1e9',
  '99999999999999999999', 'é'.repeat(20_000),
];
/** Their effect would end the walk, or they hold nothing but passwords and codes. */
const APART = /^\/(?:deconnexion|lien\/fin|compte\/(?:mot-de-passe|sessions|second-facteur|codes|confirmation)|connexion|mot-de-passe|invitation|installation\/comptes)/;
const MARK = { text: 'zzmassive', id: '0f0f0f0f-0000-7000-8000-00000000beef', number: '987654321' } as const;

/** The same content already saved counts as done: 303, and nothing changes. */
const STALE = [303, 404, 409, 422];

describe('every form', () => {
  let test: TestApp;
  let town: Walk;

  beforeAll(async () => {
    test = await startDemonstration();
    town = await walk(test);
  }, LONG);

  afterAll(() => test.stop());

  const seen = (): { key: string; one: SeenForm }[] => [...town.forms].flatMap(([key, forms]) => forms.slice(0, 1).filter(({ form }) => !APART.test(form.path)).map((one) => ({ key, one })));
  const typedFields = ({ fields }: PageForm) => fields.filter(({ kind, name }) => kind === 'text' && !/password|motDePasse|code/i.test(name)).map(({ name }) => name);

  /** A stale version: nothing is written, so that each text meets the same form. */
  function keysOf(form: PageForm, version = '999'): Record<string, string> {
    const names = form.fields.map(({ name }) => name);
    return { ...(names.includes('version') ? { version } : {}), ...(names.includes('formKey') ? { formKey: randomUUID() } : {}) };
  }

  it('takes or gives back every text, and names the field that it refuses', async () => {
    const faults: string[] = [];
    for (const { key, one: { walker, form } } of seen()) {
      const names = typedFields(form);
      if (names.length === 0) continue;
      for (const text of [...KEPT, ...ODD]) {
        const answer = await walker.browser.post(form.path, { ...filled(form), ...keysOf(form), ...Object.fromEntries(names.map((name) => [name, text])) });
        faults.push(...(await faultsOf(answer, text, names)).map((fault) => `${key} ${JSON.stringify(text.slice(0, 24))}: ${fault}`));
      }
    }

    expect(faults).toEqual([]);
  }, LONG);

  async function faultsOf(answer: Page, text: string, names: readonly string[]): Promise<string[]> {
    // Nine fields of it are more than a body may hold: refused before they are read.
    if (answer.status === 413 && text.length > 10_000) return [];
    if (![303, 404, 409, 422].includes(answer.status)) return [`answers ${answer.status}`];
    if (answer.status === 422 && !/aria-invalid="true"|href="#/.test(answer.html)) return ['names no field'];
    if (answer.status === 303 || answer.status === 404 || !KEPT.includes(text)) return [];
    const shown = textOf(answer.html.replaceAll(/value="([^"]*)"/g, '>$1<'));
    return shown.normalize('NFC').includes(text.normalize('NFC').replace(/\s+/g, ' ')) ? [] : [`${answer.status} loses ${names.join(', ')}`];
  }

  it('believes no version but the one that was shown', async () => {
    const faults: string[] = [];
    const before = await imprintOf(test);
    for (const { key, one: { walker, form } } of seen().filter(({ one }) => one.form.fields.some(({ name }) => name === 'version'))) {
      for (const [version, expected] of [['', [400]], ['abc', [400]], ['-1', [400]], ['1.0', [400]], ['99999999999', [400]], ['999', STALE]] as const) {
        const { status } = await walker.browser.post(form.path, { ...filled(form), ...keysOf(form), version });
        if (!(expected as readonly number[]).includes(status)) faults.push(`${key} ${version}: ${status}`);
      }
    }

    expect(faults).toEqual([]);
    expect(changedTables(before, await imprintOf(test))).toEqual([]);
  }, LONG);

  it('writes no column that it does not show', async () => {
    const columns = test.app.get<DataSource>(getDataSourceToken()).entityMetadatas.flatMap((entity) => entity.columns.flatMap((column) => [column.propertyName, column.propertyPath, column.databaseName]));
    const known = await censusOf();
    const statuses: number[] = [];
    for (const value of Object.values(MARK)) {
      for (const { one: { walker, form, page } } of seen()) {
        const fresh = formsOf((await walker.browser.get(page)).html).find(({ path }) => path === form.path) ?? form;
        const own = new Set(fresh.fields.map(({ name }) => name));
        const added = Object.fromEntries([...new Set(columns)].filter((name) => !own.has(name) && name !== 'csrf').map((name) => [name, value]));
        const flags: Record<string, string> = own.has('isTechnicalAdministrator') ? {} : { isTechnicalAdministrator: '1', is_technical_administrator: '1' };
        const { status } = await walker.browser.post(form.path, { ...filled(fresh), ...keysOf(fresh, fresh.fields.find(({ name }) => name === 'version')?.value), ...added, ...flags });
        statuses.push(status);
      }
    }

    expect(Object.fromEntries(await whereIs(test, Object.values(MARK)))).toEqual({});
    expect(await censusOf()).toEqual(known);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(statuses.filter((status) => status === 303).length).toBeGreaterThan(40);
  }, LONG);

  /** What no form of the demonstration gives: the administration of the server, a public row, another council. */
  async function censusOf(): Promise<object> {
    const [administrators] = await test.database.sql('SELECT COUNT(*) AS n FROM account WHERE is_technical_administrator');
    const [councils] = await test.database.sql('SELECT COUNT(*) AS n FROM council');
    return { administrators: Number(administrators?.n), councils: Number(councils?.n) };
  }
});
