import { gzipSync } from 'node:zlib';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import type { TestApp } from '../support/app.js';
import { describeInChromium, Inspector, launchChromium } from '../support/chromium.js';
import { startDemonstration } from '../support/demonstration.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';

const LONG = 1_200_000;
const DESK = { width: 1280, height: 900 };
const FIRST_VISIT_BYTES = 100_000;
const LATER_PAGE_BYTES = 30_000;
/** Of one kind (« any problem », « any month »), so many are opened: a closed one shows other gestures than an open one. */
const OF_ONE_KIND = 2;

interface Sight {
  readonly title: string;
  readonly levels: readonly number[];
  readonly links: readonly string[];
  readonly text: string;
}

/** Runs in the page. */
const SIGHT = `({
  title: document.title,
  levels: [...document.querySelectorAll('h1, h2, h3, h4')].map((heading) => Number(heading.tagName.slice(1))),
  links: [...document.querySelectorAll('a[href^="/"]')].map((link) => link.getAttribute('href')),
  text: document.body.innerText,
})`;

describeInChromium('The pages of the demonstration', () => {
  let test: TestApp;
  let mail: MailServer;
  let chromium: Browser;
  let base: string;
  /** Shared by those who lead: the same pages, with more or fewer gestures. */
  const lead = new Inspector();

  beforeAll(async () => {
    mail = await startMailServer();
    test = await startDemonstration({ SMTP_URL: mail.url });
    await test.app.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(test.app.getHttpServer().address() as AddressInfo).port}`;
    chromium = await launchChromium();
  }, LONG);

  afterAll(async () => {
    await chromium.close();
    await test.stop();
    await mail.stop();
  });

  it.each([
    ['the coordinator', 'coordination@valbrune.example', 'Valbrune', ['/', '/dossiers?suivi=clos', '/actions?vue=closes'], 25, lead],
    ['a partner', 'bailleur@brune-habitat.example', 'Valbrune', ['/'], 12, new Inspector()],
    ['the secretary', 'secretariat@valbrune.example', 'Valbrune', ['/'], 15, lead],
    ['an elected reader', 'elue@valbrune.example', 'Valbrune', ['/'], 3, new Inspector()],
    ['the coordinator of the other council', 'cispd@valdebrune.example', 'Val de Brune', ['/'], 10, lead],
  ])('are all sound for %s', async (_, email, council, starts, least, own) => {
    const { page, inspector } = await opened(DESK, own);
    await signIn(page, email);
    const { faults, kinds } = await walk(page, inspector, council, starts);

    expect([...faults, ...inspector.faults]).toEqual([]);
    expect(kinds).toBeGreaterThanOrEqual(least);
    await page.context().close();
  }, LONG);

  it('are sound for whoever opens a link, until she leaves', async () => {
    const { page, inspector } = await opened({ width: 390, height: 844 });
    const link = /\/lien\/[\w-]+/.exec(mail.received.at(-1)?.text ?? '')?.[0] ?? '/lien/aucun';
    await page.goto(`${base}${link}`);
    await inspector.look(page);
    await page.getByRole('button', { name: 'Ouvrir mes actions' }).click();
    await inspector.look(page);
    await page.locator('.carte').getByRole('link').first().click();
    await inspector.look(page);
    await page.goto(`${base}/lien/fin`);
    await inspector.look(page);
    await page.goto(`${base}/lien/${'x'.repeat(43)}`);
    await inspector.look(page);

    expect(inspector.faults).toEqual([]);
    await page.context().close();
  }, LONG);

  it('are sound when they refuse: absent, not open to the role, wrongly filled, changed meanwhile', async () => {
    const { page, inspector } = await opened(DESK);
    await signIn(page, 'coordination@valbrune.example');
    const seen: (number | undefined)[] = [];
    const look = async (status: number | undefined) => {
      seen.push(status);
      await inspector.look(page, String(status));
    };

    await look((await page.goto(`${base}/dossiers/absent`))?.status());
    for (const path of ['/dossiers/nouveau', '/actions/nouvelle', '/reunions/nouvelle']) {
      await page.goto(`${base}${path}`);
      await look(await sentEmpty(page));
      expect(await page.title()).toMatch(/^Erreur\u00a0: /);
      expect(await page.evaluate('document.activeElement?.getAttribute("role")')).toBe('alert');
    }
    await page.goto(`${base}/dossiers`);
    await page.locator('table th a').first().click();
    await page.getByRole('link', { name: 'Modifier', exact: true }).click();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByLabel('Titre').fill('Autre titre');
    await other.getByRole('button', { name: 'Enregistrer' }).click();
    await look(await statusOf(page, () => page.getByRole('button', { name: 'Enregistrer' }).click()));
    await page.context().clearCookies();
    await signIn(page, 'elue@valbrune.example');
    await look((await page.goto(`${base}/dossiers`))?.status());

    expect(seen).toEqual([404, 422, 422, 422, 409, 403]);
    expect(inspector.faults).toEqual([]);
    await page.context().close();
  }, LONG);

  it('weigh little: a first visit, then the heaviest lists', async () => {
    const { page } = await opened(DESK);
    expect(await weightOf(page, () => page.goto(`${base}/connexion`))).toBeLessThan(FIRST_VISIT_BYTES);
    await signIn(page, 'coordination@valbrune.example');
    for (const path of ['/', '/dossiers', '/actions', '/reunions', '/partenaires']) {
      expect(await weightOf(page, () => page.goto(`${base}${path}`))).toBeLessThan(LATER_PAGE_BYTES);
    }
    await page.context().close();
  }, LONG);

  it('give each person the menu of her role, all of it on a phone too', async () => {
    expect(await menuOf('secretariat@valbrune.example')).toMatchObject({ first: 'Accueil', warns: false, reaches: true });
    expect(await menuOf('coordination@valbrune.example')).toMatchObject({ first: 'Accueil', warns: true, reaches: true });
    expect(await menuOf('bailleur@brune-habitat.example')).toMatchObject({ first: 'Mes actions', warns: true, reaches: true });
    expect(await menuOf('elue@valbrune.example')).toMatchObject({ first: 'Bilans publiés', warns: false });
  }, LONG);

  async function opened(viewport: typeof DESK, inspector = new Inspector()): Promise<{ page: Page; inspector: Inspector }> {
    const context: BrowserContext = await chromium.newContext({ locale: 'fr-FR', viewport });
    inspector.watch(context);
    return { page: await context.newPage(), inspector };
  }

  async function signIn(page: Page, email: string): Promise<void> {
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse électronique').fill(email);
    await page.getByLabel('Mot de passe').fill('beffroi-demo');
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.waitForURL(`${base}/`);
  }

  /** Follows every link of the house, a few of each kind; what it says is wrong. */
  async function walk(page: Page, inspector: Inspector, council: string, starts: readonly string[]): Promise<{ faults: string[]; kinds: number }> {
    const queue = [...starts];
    const met = new Set(queue);
    const opened = new Map<string, number>();
    const faults: string[] = [];
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const kind = kindOf(path);
      if ((opened.get(kind) ?? 0) >= OF_ONE_KIND) continue;
      opened.set(kind, (opened.get(kind) ?? 0) + 1);
      const answer = await page.goto(`${base}${path}`);
      const sight = await page.evaluate<Sight>(SIGHT);
      faults.push(...faultsOf(sight, council).map((fault) => `${path}: ${fault}`));
      if (answer?.status() !== 200) faults.push(`${path}: ${String(answer?.status())}`);
      await inspector.look(page);
      const fresh = sight.links.map((link) => link.split('#')[0] ?? '').filter((link) => !/^\/(?:assets\/|lien\/)|\.(?:pdf|csv)$|\/modele$|^$/.test(link) && !met.has(link));
      for (const link of fresh) met.add(link);
      queue.push(...fresh);
    }
    return { faults, kinds: opened.size };
  }

  async function menuOf(email: string): Promise<{ first: string; warns: boolean; reaches: boolean }> {
    const { page } = await opened({ width: 390, height: 844 });
    await signIn(page, email);
    const entries = page.locator('nav[aria-label="Navigation principale"] li:visible');
    expect(await entries.count()).toBeLessThanOrEqual(5);
    const first = (await entries.first().innerText()).trim();
    const warns = (await page.locator('.bandeau').count()) > 0;
    await page.locator('.compte-menu > summary').click();
    const reaches = await page.locator('.compte-menu').getByRole('link', { name: 'Partenaires' }).isVisible();
    await page.context().close();
    return { first, warns, reaches };
  }
});

/** The address of which many differ by a number, a day or a figure alone. */
function kindOf(path: string): string {
  return path.replace(/\?.*$/, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\w\d?/g, ':id').replace(/chiffres\/[\w-]+/, 'chiffres/:figure');
}

function faultsOf({ title, levels, text }: Sight, council: string): string[] {
  const faults: string[] = [];
  if (!title.endsWith(` – Beffroi, ${council}`)) faults.push(`title « ${title} »`);
  if (levels.filter((level) => level === 1).length !== 1) faults.push('not one h1');
  if (levels.some((level, rank) => level > (levels[rank - 1] ?? 0) + 1)) faults.push(`headings ${levels.join()}`);
  const slips = text.match(/.{0,20}(?:[^\u00a0][;!?»](?!\w)|[^\u00a0:]:\s(?!\S)|\d [%€]|«[^\u00a0]|'|undefined|\bNaN\b|\[object).{0,20}/g) ?? [];
  return [...faults, ...slips.map((slip) => `typography: ${slip}`)];
}

/** Sends the main form as a browser without checks would, nothing filled; the status of what comes back. */
function sentEmpty(page: Page): Promise<number | undefined> {
  return statusOf(page, () => page.evaluate('document.querySelector("main form[method=post]").submit()'));
}

async function statusOf(page: Page, gesture: () => Promise<unknown>): Promise<number | undefined> {
  const answer = page.waitForResponse((response) => response.request().isNavigationRequest());
  await gesture();
  const status = (await answer).status();
  await page.waitForLoadState('load');
  return status;
}

/** Bytes that a visit brings over the wire, pages compressed as the proxy in front does; what the browser keeps weighs nothing. */
async function weightOf(page: Page, visit: () => Promise<unknown>): Promise<number> {
  const weights: Promise<number>[] = [];
  const count = (request: Request) => void weights.push(weightOfAnswer(request));
  page.on('requestfinished', count);
  await visit();
  await page.waitForLoadState('networkidle');
  page.off('requestfinished', count);
  return (await Promise.all(weights)).reduce((total, bytes) => total + bytes, 0);
}

async function weightOfAnswer(request: Request): Promise<number> {
  const { responseBodySize } = await request.sizes();
  const answer = await request.response();
  if (answer === null || !request.isNavigationRequest() || answer.status() !== 200) return responseBodySize;
  return gzipSync(await answer.body()).length;
}
