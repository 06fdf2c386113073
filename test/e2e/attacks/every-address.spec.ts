import { randomUUID } from 'node:crypto';
import type { TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, type Page } from '../../support/browser.js';
import { startDemonstration } from '../../support/demonstration.js';
import { filled } from './forms.js';
import { changedTables, imprintOf } from './imprint.js';
import { UNMET, UNREACHED } from './unreached.js';
import { keyOf, type Walk, walk } from './walk.js';

const LONG = 1_800_000;
const ABSENT = 'ffffffff-ffff-7fff-bfff-ffffffffffff';
const ODD_IDS = [
  '0', '-1', '1.0', '1e3', '0x10', '01', ' 1', 'NaN', 'Infinity', 'null', 'undefined', '9007199254740993', '9223372036854775808', "' OR 1=1 --", '"; DROP TABLE problem',
  '%27', '__proto__', '\u0000', '\ud83d\ude00', ABSENT.toUpperCase(), `${ABSENT}x`,
];
const ODD_FIELDS = ['a=1&a=2', 'a[]=1', 'id[$ne]=1', 'id[_type]=not&id[_value]=0', '__proto__[admin]=1', '__proto__=1', 'constructor[prototype][x]=1'];
const ODD_PAGES = ['-1', '0', '1e9', '99999999999999999999', 'abc', '\u0000_', `2026-03-03_${ABSENT}`, `9_x_${ABSENT}`];
const ELSEWHERE = ['//evil.test', 'https://evil.test', '/\\evil.test', '\\\\evil.test', 'javascript:alert(1)', '  JaVaScRiPt:alert(1)', '/\t/evil.test', 'data:text/html,x', '/%5cevil.test'];
const HEADERS = ['content-security-policy', 'x-content-type-options', 'x-frame-options', 'referrer-policy', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'permissions-policy', 'x-robots-tag', 'cache-control'];
/** Persons who read less than the coordinator, each in another way. */
const OTHERS = ['maire@valbrune.example', 'secretariat@valbrune.example', 'bailleur@brune-habitat.example', 'cispd@valdebrune.example'];

describe('every address', () => {
  let test: TestApp;
  let town: Walk;
  const faults: string[] = [];

  beforeAll(async () => {
    test = await startDemonstration();
    town = await walk(test);
  }, LONG);

  afterAll(() => test.stop());

  /** Every answer carries the same headers and is never an accident. */
  async function ask(browser: Browser, verb: 'GET' | 'POST', path: string, fields: Readonly<Record<string, string | readonly string[]>> = {}, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    const page = verb === 'GET' ? await browser.get(path, headers) : await browser.post(path, fields, headers);
    if (page.status >= 500) faults.push(`${verb} ${path}: ${page.status}`);
    const bare = HEADERS.filter((header) => page.headers[header] === undefined);
    if (bare.length > 0) faults.push(`${verb} ${path}: ${page.status} without ${bare.join(', ')}`);
    if (page.headers['cache-control'] !== 'no-store') faults.push(`${verb} ${path}: ${String(page.headers['cache-control'])}`);
    return page;
  }

  function told(): string[] {
    return [...new Set(faults.splice(0))];
  }

  const opened = () => [...town.pages].flatMap(([key, addresses]) => addresses.slice(0, 1).map((address) => ({ key, ...address })));
  const formed = () => [...town.forms].flatMap(([key, forms]) => forms.slice(0, 1).map((seen) => ({ key, ...seen })));

  it('is reached by following links, or named with the reason', () => {
    const routes = town.routes.filter(({ path }) => !/\.(pdf|csv)$|\/modele$/.test(path)).map(keyOf);

    const unknown = routes.filter((key) => !town.pages.has(key) && !town.forms.has(key) && UNREACHED[key] === undefined && UNMET[key] === undefined);

    expect(unknown).toEqual([]);
    expect(Object.keys({ ...UNREACHED, ...UNMET }).filter((key) => !town.routes.some((route) => keyOf(route) === key))).toEqual([]);
  });

  it('is absent for an id of nothing, of whatever shape, as for an unknown page', async () => {
    for (const { key, walker, path } of opened().filter((one) => one.key.includes(':'))) {
      const unknown = await walker.browser.get(walker.name === 'link' ? `/lien/actions/${randomUUID()}` : '/nulle-part');
      for (const odd of variantsOf(key, path)) {
        const page = await ask(walker.browser, 'GET', odd);
        if (page.status !== 404) faults.push(`${key} ${odd}: ${page.status}`);
        else if (page.html !== unknown.html) faults.push(`${key} ${odd}: another 404`);
      }
    }

    expect(told()).toEqual([]);
  }, LONG);

  it('takes no form for an id of nothing, of whatever shape', async () => {
    const before = await imprintOf(test);
    for (const { key, walker, form } of formed().filter((one) => one.key.includes(':'))) {
      for (const odd of variantsOf(key, form.path)) {
        const { status } = await ask(walker.browser, 'POST', odd, { ...filled(form), formKey: randomUUID() });
        if (![400, 404, 409, 422].includes(status)) faults.push(`${key} ${odd}: ${status}`);
      }
    }

    expect(told()).toEqual([]);
    expect(changedTables(before, await imprintOf(test))).toEqual([]);
  }, LONG);

  it.each(OTHERS)('says nothing to %s of a row that she does not read', async (name) => {
    const browser = await test.as(name);
    const unknown = await browser.get('/nulle-part');
    for (const [key, addresses] of town.pages) {
      if (!key.includes(':')) continue;
      for (const { path } of addresses.slice(0, 4)) {
        const page = await ask(browser, 'GET', path);
        if (page.status === 404 && page.html !== unknown.html && !key.startsWith('GET /lien')) faults.push(`${key}: another 404`);
      }
    }
    for (const [key, forms] of town.forms) {
      if (!/^POST \/(dossiers|actions|reunions)\/:id/.test(key)) continue;
      for (const { form } of forms) {
        const root = form.path.split('/').slice(0, 3).join('/');
        if ((await browser.get(root)).status !== 404) continue;
        const [hidden, absent] = await Promise.all([form.path, absentOf(form.path)].map((path) => ask(browser, 'POST', path, { ...filled(form), formKey: randomUUID() })));
        if (hidden?.status !== absent?.status || same(hidden, form.path) !== same(absent, absentOf(form.path))) faults.push(`${key}: ${String(hidden?.status)} and ${String(absent?.status)}`);
      }
    }

    expect(told()).toEqual([]);
  }, LONG);

  it('refuses what no page of ours sends: repeated fields, lists, objects, prototypes', async () => {
    for (const { walker, path } of opened()) {
      for (const odd of ODD_FIELDS) {
        const { status } = await ask(walker.browser, 'GET', `${path}${path.includes('?') ? '&' : '?'}${odd}`);
        if (status !== 400) faults.push(`GET ${path} ${odd}: ${status}`);
      }
    }

    expect(told()).toEqual([]);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  }, LONG);

  it('refuses them in every form too, and writes nothing', async () => {
    const before = await imprintOf(test);
    for (const { key, walker, form } of formed()) {
      for (const odd of ODD_FIELDS) {
        const fields: Record<string, string | readonly string[]> = { ...filled(form) };
        for (const pair of odd.split('&')) {
          const [name = '', value = ''] = pair.split('=');
          // A key of a prototype cannot be set on a plain object: it is defined.
          Object.defineProperty(fields, name, { value: odd === 'a=1&a=2' ? ['1', '2'] : value, enumerable: true, configurable: true });
        }
        const { status } = await ask(walker.browser, 'POST', form.path, fields);
        if (status !== 400) faults.push(`${key} ${odd}: ${status}`);
      }
    }

    expect(told()).toEqual([]);
    expect(changedTables(before, await imprintOf(test))).toEqual([]);
  }, LONG);

  it('shows a page of a list for whatever page is asked', async () => {
    for (const { walker, path } of opened().filter((one) => !one.key.includes(':'))) {
      for (const odd of ODD_PAGES) {
        const words = new URLSearchParams({ page: odd, apres: odd, avant: odd, version: odd, size: '1000000' });
        const { status } = await ask(walker.browser, 'GET', `${path.split('?')[0] ?? ''}?${words.toString()}`);
        if (![200, 303].includes(status)) faults.push(`${path} ${odd}: ${status}`);
      }
    }

    expect(told()).toEqual([]);
  }, LONG);

  it('has one verb or two, and no other way in', async () => {
    const cookie = (browser: Browser) => `beffroi=${browser.cookie('beffroi') ?? ''}; visite=${browser.cookie('visite') ?? ''}`;
    for (const { walker, path } of opened()) {
      for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'] as const) {
        const { statusCode, headers } = await test.app.inject({ method: method as 'PUT', url: path, headers: { host: 'beffroi.test', origin: 'http://beffroi.test', cookie: cookie(walker.browser), 'x-http-method-override': 'DELETE' } });
        if (![403, 404, 405].includes(statusCode) || headers['content-security-policy'] === undefined) faults.push(`${method} ${path}: ${statusCode}`);
      }
      const head = await walker.browser.head(path);
      if (head.html !== '' || head.status >= 500) faults.push(`HEAD ${path}: ${head.status}`);
    }
    for (const { key, walker, form } of formed()) {
      if (town.routes.some((route) => keyOf(route) === key.replace('POST', 'GET'))) continue;
      const { status } = await ask(walker.browser, 'GET', form.path);
      if (status !== 404) faults.push(`GET ${form.path}: ${status}`);
    }

    expect(told()).toEqual([]);
  }, LONG);

  it('believes no host but its own', async () => {
    for (const { walker, path } of opened()) {
      const page = await ask(walker.browser, 'GET', path, {}, { 'x-forwarded-host': 'evil.test', 'x-forwarded-for': '127.0.0.1', forwarded: 'host=evil.test' });
      if (`${page.html}${page.location ?? ''}`.includes('evil.test')) faults.push(path);
    }

    expect(told()).toEqual([]);
  }, LONG);

  it.each(ELSEWHERE)('leads nowhere else: %j', async (next) => {
    const signedIn = (await ask(await test.as('maire@valbrune.example'), 'GET', `/connexion?suite=${encodeURIComponent(next)}`)).location ?? '';
    const signingIn = (await ask(test.browser(), 'POST', '/connexion', { email: 'maire@valbrune.example', password: 'beffroi-demo', suite: next })).location ?? '';
    const shown = (await ask(await test.as('maire@valbrune.example'), 'POST', '/affichage', { theme: 'sombre', here: next })).location ?? '';

    for (const location of [signedIn, signingIn, shown]) expect(location).toMatch(/^\/(?![/\\])[^\t\\]*$/);
  });

  it('takes no form from elsewhere, nor without its token', async () => {
    const other = hiddenValue((await (await test.as('agglo@valdebrune.example')).get('/')).html, 'csrf') ?? '';
    const before = await imprintOf(test);
    for (const route of town.routes.filter(({ verb }) => verb === 'POST')) {
      const seen = town.forms.get(keyOf(route))?.[0];
      const browser = seen?.walker.browser ?? test.browser();
      const path = seen?.form.path ?? route.path.replaceAll(/:\w+/g, ABSENT);
      const fields = seen === undefined ? {} : filled(seen.form);
      const attempts: [string, { readonly status: number }][] = [
        ['cross-site', await ask(browser, 'POST', path, fields, { 'sec-fetch-site': 'cross-site' })],
        ['another origin', await ask(browser, 'POST', path, fields, { origin: 'http://evil.test' })],
        ['no origin', await withoutOrigin(browser, path, fields)],
      ];
      if (route.rule !== 'everyone') {
        attempts.push(['no token', await ask(browser, 'POST', path, { ...fields, csrf: '' })], ['the token of another', await ask(browser, 'POST', path, { ...fields, csrf: other })]);
      }
      for (const [what, { status }] of attempts) if (status !== 403) faults.push(`${keyOf(route)} ${what}: ${status}`);
    }

    expect(told()).toEqual([]);
    expect(changedTables(before, await imprintOf(test))).toEqual([]);
  }, LONG);

  it('changes nothing when it is only looked at', async () => {
    const papers = new Set<string>();
    const before = await imprintOf(test);
    for (const [, addresses] of town.pages) for (const { walker, path } of addresses) await ask(walker.browser, 'GET', path);
    for (const { walker, path } of town.papers) if ((await ask(walker.browser, 'GET', path)).status === 200) papers.add(path.split('.').at(-1) ?? '');

    expect(told()).toEqual([]);
    expect([...papers]).toContain('pdf');
    expect(changedTables(before, await imprintOf(test))).toEqual([]);
  }, LONG);

  /** As no browser sends it: nothing says where the form comes from. */
  async function withoutOrigin(browser: Browser, path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<{ readonly status: number }> {
    const cookie = `beffroi=${browser.cookie('beffroi') ?? ''}; visite=${browser.cookie('visite') ?? ''}`;
    const payload = new URLSearchParams(Object.entries(fields).map(([name, value]): [string, string] => [name, [value].flat()[0] ?? ''])).toString();
    const headers = { host: 'beffroi.test', cookie, 'content-type': 'application/x-www-form-urlencoded' };
    return { status: (await test.app.inject({ method: 'POST', url: path, payload, headers })).statusCode };
  }
});

/** The address with each of its parameters said in every odd way. */
function variantsOf(key: string, path: string): string[] {
  const pattern = (key.split(' ')[1] ?? '').split('/');
  const parts = (path.split('?')[0] ?? '').split('/');
  const places = pattern.flatMap((part, place) => (part.startsWith(':') ? [place] : []));
  return places.flatMap((place) => [ABSENT, ...ODD_IDS].map((odd) => parts.map((part, index) => (index === place ? encodeURIComponent(odd) : part)).join('/')));
}

function absentOf(path: string): string {
  return path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ABSENT);
}

/** All that is told, but the ids typed and the keys of this very page. */
function same(page: Page | undefined, path: string): string {
  const html = (page?.html ?? '').replaceAll(/name="(csrf|formKey)" value="[^"]*"/g, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID');
  return `${html}${(page?.location ?? '').replaceAll(path, 'HERE')}`;
}
