import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Route, RouteInventory } from '../../../src/platform/access/route-inventory.js';
import type { TestApp } from '../../support/app.js';
import type { Browser, Page } from '../../support/browser.js';
import { filled, formsOf, type PageForm } from './forms.js';

/** A person of the demonstration with a browser of her own. */
export interface Walker {
  readonly name: string;
  readonly browser: Browser;
}

export interface Address {
  readonly walker: Walker;
  readonly path: string;
}

export interface SeenForm {
  readonly walker: Walker;
  /** The page that shows it. */
  readonly page: string;
  readonly form: PageForm;
}

export interface Walk {
  readonly routes: readonly Route[];
  /** Pages opened (200), by « GET /dossiers/:id ». */
  readonly pages: ReadonlyMap<string, readonly Address[]>;
  /** Papers and exports that pages lead to. */
  readonly papers: Address[];
  /** Forms met, by « POST /dossiers/:id/fil ». */
  readonly forms: ReadonlyMap<string, readonly SeenForm[]>;
}

/** Whoever reads and administers everything, then those who hold what she does not. */
const WALKERS = ['coordination@valbrune.example', 'technique@valbrune.example', 'police-municipale@valbrune.example', 'maire@valbrune.example', 'elue@valbrune.example'];
/** Addresses looked at for each route and walker: enough to meet its states. */
const ADDRESSES = 5;
/** Each PDF costs a second the first time. */
const MOST_PAPERS = 8;
const PAPER = /\.pdf$|\.csv(?:\?|$)|\/modele$/;
const LEAVES = /^\/(?:deconnexion|assets)|\.pdf$|\.csv$|^\/partenaires\/import\/modele/;

/** One row of each state and level: their pages do not offer the same things. */
const STATES: readonly (readonly [before: string, query: string, after?: string])[] = [
  ['/dossiers/', 'SELECT MIN(id) AS id FROM problem GROUP BY status, confidentiality'],
  ['/actions/', 'SELECT MIN(id) AS id FROM action GROUP BY state, confidentiality'],
  ['/actions/', "SELECT a.id FROM action a JOIN organisation o ON o.id = a.lead_organisation_id WHERE o.code = 'PM' AND a.state = 'open' ORDER BY a.id LIMIT 2", '/reponse'],
  ['/reunions/', 'SELECT MIN(id) AS id FROM meeting GROUP BY state, confidentiality'],
];
/** What is done once for other pages to exist: a sitting opened, a word of the council's own, a summary begun. */
const BEGINNINGS = ['POST /reunions/:id/ouverture', 'POST /administration/listes/:list', 'POST /bilan', 'POST /reunions/:id/seance/lignes'];

/** Follows every link of our own from the home of each person: the real ids of every parameter are those that pages show. */
export async function walk(test: TestApp): Promise<Walk> {
  const routes = test.app.get(RouteInventory).routes();
  const found: Walk & { pages: Map<string, Address[]>; forms: Map<string, SeenForm[]> } = { routes, pages: new Map(), papers: [], forms: new Map() };
  const walkers = await walkersOf(test);
  const seeds = await seedsOf(test);
  for (const walker of walkers) await walkAs(walker, seeds, found);
  for (const key of BEGINNINGS) {
    const [seen] = found.forms.get(key) ?? [];
    if (seen === undefined) continue;
    await seen.walker.browser.post(seen.form.path, filled(seen.form));
    await walkAs(seen.walker, [seen.page, `${seen.form.path.split('/').slice(0, 3).join('/')}/seance`, '/bilan'], found, false);
  }
  return found;
}

async function seedsOf(test: TestApp): Promise<string[]> {
  const found = await Promise.all(STATES.map(async ([before, query, after = '']) => (await test.database.sql(query)).map(({ id }) => `${before}${String(id)}${after}`)));
  return found.flat();
}

export async function walkersOf(test: TestApp): Promise<Walker[]> {
  const walkers: Walker[] = [{ name: 'stranger', browser: test.browser() }];
  const visitor = test.browser();
  await visitor.post(linkIn(test));
  walkers.push({ name: 'link', browser: visitor });
  for (const name of WALKERS) walkers.push({ name, browser: await test.as(name) });
  // Every session has just proved itself: what asks for it opens.
  await test.database.unitOfWork(() => test.database.sql('UPDATE sign_in_session SET confirmed_at = :now', { now: test.clock.now() }));
  return walkers;
}

/** The route that serves a path; a written word wins over a parameter. */
export function routeOf(routes: readonly Route[], verb: string, address: string): Route | null {
  const path = (address.split(/[?#]/)[0] ?? '').replace(/(?<=.)\/$/, '');
  const fitting = routes.filter((route) => route.verb === verb && patternOf(route.path).test(path));
  return fitting.sort((a, b) => a.path.split(':').length - b.path.split(':').length)[0] ?? null;
}

export function keyOf({ verb, path }: Route): string {
  return `${verb} ${path}`;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`);
}

const START: Readonly<Record<string, string>> = { stranger: '/connexion', link: '/lien/actions' };

async function walkAs(
  walker: Walker,
  seeds: readonly string[],
  found: { routes: readonly Route[]; papers: Address[]; pages: Map<string, Address[]>; forms: Map<string, SeenForm[]> },
  isWhole = true,
): Promise<void> {
  const opened = new Map<string, number>();
  const queue = isWhole ? [START[walker.name] ?? '/'] : [];
  if (walker.name.includes('@')) queue.push(...seeds);
  // Addresses without a parameter need no link to be known.
  if (isWhole && walker.name !== 'link') queue.push(...found.routes.filter(({ verb, path }) => verb === 'GET' && !path.includes(':') && !path.startsWith('/lien')).map(({ path }) => path));
  const met = new Set<string>(queue);
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const route = routeOf(found.routes, 'GET', path);
    if (route === null) continue;
    if (LEAVES.test(path)) {
      if (PAPER.test(path) && found.papers.length < MOST_PAPERS) found.papers.push({ walker, path });
      continue;
    }
    const key = keyOf(route);
    // A filter or a next page is the same address for us.
    if ((opened.get(key) ?? 0) >= ADDRESSES && !seeds.includes(path)) continue;
    opened.set(key, (opened.get(key) ?? 0) + 1);
    const page = await walker.browser.get(path);
    if (page.status === 303 && page.location !== null && !met.has(page.location)) queue.push(page.location);
    if (page.status !== 200) continue;
    append(found.pages, key, { walker, path });
    note(walker, path, page, found);
    for (const next of linksOf(page)) if (!met.has(next)) queue.push(next);
    for (const next of linksOf(page)) met.add(next);
  }
}

function note(walker: Walker, page: string, { html }: Page, found: { routes: readonly Route[]; forms: Map<string, SeenForm[]> }): void {
  for (const form of formsOf(html)) {
    const route = routeOf(found.routes, 'POST', form.path === '' ? page : form.path);
    if (route !== null && (found.forms.get(keyOf(route))?.length ?? 0) < ADDRESSES) append(found.forms, keyOf(route), { walker, page, form: form.path === '' ? { ...form, path: page } : form });
  }
}

function linksOf({ html }: Page): string[] {
  const links = [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
  return [...new Set([...links, ...questionsOf(html)])];
}

/** What a form that only asks would ask: its first choices. */
function questionsOf(html: string): string[] {
  return [...html.matchAll(/<form\b[^>]*method="get"[^>]*action="([^"]+)"[^>]*>([\s\S]*?)<\/form>/g)].flatMap(([, action = '', inside = '']) => {
    const names = [...inside.matchAll(/<(?:select|input)\b[^>]*name="(\w+)"/g)].map(([, name = '']) => name);
    const values = [...inside.matchAll(/value="([\w-]+)"/g)].map(([, value = '']) => value);
    return names.slice(0, 1).flatMap((name) => values.slice(0, 3).map((value) => `${action}?${name}=${value}`));
  });
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}

/** The landlord's link, from the mail that left when the demonstration opened. */
function linkIn(test: TestApp): string {
  const folder = join(test.settings.dataDir, 'mails');
  const texts = readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('=\r\n', '').replaceAll('=3D', '='));
  return texts.map((text) => /\/lien\/[\w-]+/.exec(text)?.[0]).find((path) => path !== undefined) ?? '/lien/aucun';
}
