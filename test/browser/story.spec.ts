import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { OutboxWorker } from '../../src/platform/outbox/outbox.worker.js';
import type { TestApp } from '../support/app.js';
import { describeInChromium, Inspector, launchChromium } from '../support/chromium.js';
import { startDemonstration } from '../support/demonstration.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';
import { pdfText } from '../support/pdf-text.js';

const LONG = 1_200_000;
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };
const SECRET = 'zorplatane';

/** From a recurring problem to the page the mayor reads, in a real browser, by three persons. */
describeInChromium('the story of a problem', () => {
  let test: TestApp;
  let mail: MailServer;
  let chromium: Browser;
  let base: string;
  let coordinator: Page;
  const inspector = new Inspector();
  const addresses = { problem: '', meeting: '', hidden: '', hiddenMeeting: '' };

  beforeAll(async () => {
    mail = await startMailServer();
    test = await startDemonstration({ SMTP_URL: mail.url });
    mail.forget(); // the link that the demonstration itself sends
    await test.app.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(test.app.getHttpServer().address() as AddressInfo).port}`;
    chromium = await launchChromium();
    coordinator = await signedIn('coordination@valbrune.example');
  }, LONG);

  afterAll(async () => {
    await chromium.close();
    await test.stop();
    await mail.stop();
  });

  it('begins with a problem, opened at its level, and its facts', async () => {
    addresses.problem = await openProblem('Formation plénière', 'Abribus vandalisé, rue du Marché');
    await logFact('hier', 'Vitre étoilée.');
    await logFact('samedi 28 février', 'Banc arraché.');

    expect(await text(coordinator)).toContain('Banc arraché.');
    expect(await text(coordinator)).toContain('2 faits');
  }, LONG);

  it('goes to a meeting whose agenda takes it', async () => {
    addresses.meeting = await planMeeting('Formation plénière');
    await addPoint('Abribus vandalisé, rue du Marché');

    expect(await text(coordinator)).toContain('Abribus vandalisé, rue du Marché');
  }, LONG);

  it('is treated in the sitting: a typed line becomes a note, a decision, an action', async () => {
    await openSitting('Abribus vandalisé');
    await takeLine('n Les vitres tombent le samedi soir.');
    await takeLine('d Réparer avant le printemps.');
    await takeLine('a Reposer les vitres de l’abribus @brune lundi 16 mars');

    const taken = await text(coordinator);
    expect(taken).toContain('Les vitres tombent le samedi soir.');
    expect(taken).toContain('Réparer avant le printemps.');
    expect(taken).toMatch(/Reposer les vitres de l’abribus Brune Habitat · lundi 16 mars/);
  }, LONG);

  it('ends in frozen minutes, a page and a PDF', async () => {
    await endAndPublish();
    await test.app.get(OutboxWorker).drain();

    expect(await text(coordinator)).toMatch(/version 1|Publié v1/i);
    const pdf = await coordinator.request.get(`${addresses.meeting}/compte-rendu.pdf`);
    expect(pdf.headers()['content-type']).toContain('application/pdf');
    expect(pdfText(await pdf.body()).replaceAll(/\s+/g, ' ')).toContain('Reposer les vitres de l’abribus');
  }, LONG);

  it('sends one mail to the organisation that leads', () => {
    expect(mail.received.map(({ to }) => [to].flat().map((one) => one?.text).join())).toHaveLength(1);
    expect(mail.received[0]?.text).toContain('Reposer les vitres de l’abribus');
  });

  it.each([['with script', true], ['without script', false]])('is answered on a phone in three presses, %s', async (_, javaScriptEnabled) => {
    const context = await newContext({ javaScriptEnabled, viewport: PHONE });
    const phone = await context.newPage();
    const look = async () => (javaScriptEnabled ? inspector.look(phone) : undefined);

    await phone.goto(`${base}${linkIn(mail)}`);
    await look();
    await phone.getByRole('button', { name: 'Ouvrir mes actions' }).click();
    await look();
    await phone.locator('li.carte', { hasText: 'Reposer les vitres' }).getByRole('button', { name: javaScriptEnabled ? /Faite/ : /En cours/ }).click();
    await look();

    expect(await text(phone)).toMatch(/c’est noté|enregistrée|Annuler/i);
    expect((await phone.goto(`${base}/dossiers`))?.url()).toContain('/connexion');
    await context.close();
  }, LONG);

  it('changes the coordinator’s lists', async () => {
    await coordinator.goto(addresses.problem);
    const page = await text(coordinator);

    expect(page).toContain('Brune Habitat');
    expect(page).toMatch(/Reposer les vitres de l’abribus.*En cours/);
  }, LONG);

  it('reaches the elected reader as one page of the quarter', async () => {
    await coordinator.goto(`${base}/bilan`);
    await inspector.look(coordinator);
    await coordinator.locator('[name=trimestre]').selectOption('2025-t2');
    await coordinator.getByRole('button', { name: /Calculer/ }).first().click();
    await coordinator.waitForURL(/2025-t2/);
    await inspector.look(coordinator);
    await coordinator.getByLabel('Titre').fill('Un trimestre calme');
    await coordinator.locator('[name=sentences]').fill('Les faits restent stables.\nL’abribus est réparé.\nUne décision vous est demandée.');
    await coordinator.locator('[name=worked]').fill('Abribus : réparé en deux semaines.');
    await coordinator.locator('[name=resists]').fill('Ligne 4.');
    await coordinator.locator('[name=asked]').fill('Étendre la présence.');
    await coordinator.getByRole('button', { name: /Enregistrer/ }).first().click();
    await coordinator.getByRole('link', { name: /publier/ }).first().click();
    await inspector.look(coordinator);
    await coordinator.getByRole('button', { name: /Publier/ }).first().click();
    await test.app.get(OutboxWorker).drain();

    const elected = await signedIn('elue@valbrune.example');
    await inspector.look(elected);
    await elected.goto(`${base}/bilan`);
    await elected.getByRole('link', { name: /Un trimestre calme/ }).first().click();
    await inspector.look(elected);
    expect(await text(elected)).toContain('L’abribus est réparé.');
    const pdf = await elected.request.get(`${elected.url()}.pdf`);
    expect(pdf.headers()['content-type']).toContain('application/pdf');
  }, LONG);

  it('lives the same life in a group, and leaves no trace elsewhere', async () => {
    mail.forget();
    addresses.hidden = await openProblem('GTEI', `Cave occupée ${SECRET}`);
    addresses.hiddenMeeting = await planMeeting('GTEI');
    await addPoint(`Cave occupée ${SECRET}`);
    await openSitting(`Cave occupée ${SECRET}`);
    await takeLine(`n Fermeture demandée ${SECRET}.`);
    await takeLine(`a Changer la serrure ${SECRET} @brune lundi 16 mars`);
    await endAndPublish();
    await test.app.get(OutboxWorker).drain();

    expect(await text(coordinator)).toContain(SECRET);
    expect(JSON.stringify(mail.received)).not.toContain(SECRET);
    const secretary = await signedIn('secretariat@valbrune.example');
    for (const path of ['/', '/dossiers', '/actions', '/reunions', '/partenaires', '/bilan']) {
      await secretary.goto(`${base}${path}`);
      expect(await secretary.content()).not.toContain(SECRET);
    }
    for (const path of [addresses.hidden, addresses.hiddenMeeting, `${addresses.hiddenMeeting}/compte-rendu`]) {
      expect((await secretary.goto(path))?.status()).toBe(404);
    }
    const landlord = await signedIn('bailleur@brune-habitat.example');
    await inspector.look(landlord);
    expect(await text(landlord)).toContain(SECRET);
  }, LONG);

  it('met only pages that axe accepts, in light and dark, and that never scroll sideways', () => {
    expect(inspector.kinds.length).toBeGreaterThan(15);
    expect(inspector.faults).toEqual([]);
  });

  async function newContext(options: { javaScriptEnabled?: boolean; viewport: typeof DESK }): Promise<BrowserContext> {
    const context = await chromium.newContext({ locale: 'fr-FR', ...options });
    inspector.watch(context);
    return context;
  }

  async function signedIn(email: string): Promise<Page> {
    const page = await (await newContext({ viewport: DESK })).newPage();
    await page.goto(`${base}/connexion`);
    await inspector.look(page);
    await page.getByLabel('Adresse électronique').fill(email);
    await page.getByLabel('Mot de passe').fill('beffroi-demo');
    await page.getByRole('button', { name: 'Se connecter' }).click();
    await page.waitForURL(`${base}/`);
    await inspector.look(page);
    return page;
  }

  async function openProblem(body: string, title: string): Promise<string> {
    await coordinator.goto(`${base}/dossiers`);
    await inspector.look(coordinator);
    await coordinator.getByRole('link', { name: 'Ouvrir un dossier' }).click();
    await inspector.look(coordinator);
    await coordinator.getByRole('radio', { name: new RegExp(body) }).first().check();
    await coordinator.getByLabel('Titre').fill(title);
    await coordinator.getByLabel('Ce qui se passe').fill('Dégradations répétées le week-end.');
    await coordinator.getByLabel('Thématique').selectOption({ index: 1 });
    await coordinator.getByRole('radio', { name: /Récurrent/ }).check();
    await coordinator.getByLabel('Priorité').selectOption({ index: 1 });
    await coordinator.getByLabel('Étape').selectOption({ index: 1 });
    await coordinator.locator('[name=status][value=open]').check();
    await coordinator.getByRole('button', { name: /Ouvrir/ }).click();
    await coordinator.waitForURL(/\/dossiers\/[0-9a-f-]{36}/);
    await inspector.look(coordinator);
    return coordinator.url().split('?')[0] ?? '';
  }

  async function logFact(day: string, words: string): Promise<void> {
    await coordinator.goto(`${addresses.problem}/faits`);
    await inspector.look(coordinator);
    await coordinator.locator('[name=day]').fill(day);
    await coordinator.locator('[name=source]').selectOption({ index: 1 });
    await coordinator.locator('[name=text]').fill(words);
    await coordinator.getByRole('button', { name: /fait/ }).click();
    await coordinator.goto(addresses.problem);
  }

  async function planMeeting(body: string): Promise<string> {
    await coordinator.goto(`${base}/reunions`);
    await inspector.look(coordinator);
    await coordinator.goto(`${base}/reunions/nouvelle`);
    await inspector.look(coordinator);
    const bodies = coordinator.getByLabel('Instance');
    const label = (await bodies.locator('option').allTextContents()).find((option) => option.includes(body)) ?? '';
    await bodies.selectOption({ label });
    await coordinator.locator('[name=heldOn]').fill('03/03/2026');
    await coordinator.locator('[name=startsAt]').fill('9 h 30');
    await coordinator.locator('[name=endsAt]').fill('11 h');
    await coordinator.locator('[name=place]').fill('Mairie, salle du Conseil');
    await coordinator.locator('main form button[type=submit]').click();
    await coordinator.waitForURL(/\/reunions\/[0-9a-f-]{36}/);
    await inspector.look(coordinator);
    return coordinator.url().split('?')[0] ?? '';
  }

  async function addPoint(problem: string): Promise<void> {
    await coordinator.locator('summary', { hasText: 'Ajouter un point' }).click();
    const choice = coordinator.getByLabel('Dossier').first();
    const label = (await choice.locator('option').allTextContents()).find((option) => option.includes(problem)) ?? '';
    await choice.selectOption({ label });
    await coordinator.getByRole('button', { name: 'Ajouter le point' }).click();
    await coordinator.getByText('Le point est à l’ordre du jour.').waitFor();
    await inspector.look(coordinator);
  }

  async function openSitting(point: string): Promise<void> {
    await coordinator.getByRole('button', { name: /Ouvrir la séance/ }).click();
    await coordinator.waitForURL(/\/seance/);
    await inspector.look(coordinator);
    await coordinator.getByRole('button', { name: /Tous présents/ }).click();
    await coordinator.locator('.points').getByRole('link', { name: new RegExp(point) }).click();
    await coordinator.getByRole('heading', { level: 1, name: new RegExp(point) }).waitFor();
    const focus = coordinator.getByRole('button', { name: 'Passer à ce point' });
    if ((await focus.count()) > 0) await focus.click();
  }

  async function takeLine(line: string): Promise<void> {
    await coordinator.locator('[name=line]').fill(line);
    await coordinator.locator('[name=line]').press('Enter');
    await coordinator.locator('.pris > li').filter({ hasText: line.slice(2, 20) }).first().waitFor();
  }

  async function endAndPublish(): Promise<void> {
    await coordinator.getByRole('link', { name: /Lever la séance/ }).click();
    await inspector.look(coordinator);
    await coordinator.locator('[name=end]').fill('10 h 45');
    await coordinator.getByRole('button', { name: /Lever/ }).click();
    await coordinator.goto(`${coordinator.url().split('/').slice(0, 5).join('/')}/compte-rendu`);
    await inspector.look(coordinator);
    if ((await coordinator.locator('[name=reason]').count()) > 0) await coordinator.locator('[name=reason]').fill('Points courants sans résultat, relus ensemble.');
    await coordinator.getByRole('button', { name: /Publier/ }).click();
    await inspector.look(coordinator);
  }
});

/** The visible text, spaces folded, unbreakable ones too. */
async function text(page: Page): Promise<string> {
  return (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
}

function linkIn(mail: MailServer): string {
  return /\/lien\/[\w-]+/.exec(mail.received[0]?.text ?? '')?.[0] ?? '/lien/aucun';
}
