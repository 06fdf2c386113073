import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { SetUp } from '../../src/installation/index.js';
import { OutboxWorker } from '../../src/platform/outbox/outbox.worker.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { describeInChromium, Inspector, launchChromium } from '../support/chromium.js';
import { type MailServer, startMailServer } from '../support/mail-server.js';

const LONG = 1_200_000;
const PASSWORD = 'la cloche sonne à midi pile';

/** A town hall that has never seen Beffroi, without script, without demonstration, without a developer. */
describeInChromium('The first day', () => {
  let test: TestApp;
  let mail: MailServer;
  let chromium: Browser;
  let base: string;
  let code: string;
  let coordinator: Page;
  let judge: BrowserContext;
  let meeting: string;
  const inspector = new Inspector();

  beforeAll(async () => {
    mail = await startMailServer();
    test = await startTestApp({ environment: { SMTP_URL: mail.url } });
    code = (await test.app.get(SetUp).begin()) ?? '';
    await test.app.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(test.app.getHttpServer().address() as AddressInfo).port}`;
    chromium = await launchChromium();
    judge = await chromium.newContext({ locale: 'fr-FR' });
    inspector.watch(judge);
    coordinator = await (await aDesk()).newPage();
  }, LONG);

  afterAll(async () => {
    await chromium.close();
    await test.stop();
    await mail.stop();
  });

  it('an empty server asks for its code, and makes the council', async () => {
    await lookAt(`${base}/mise-en-service`);
    await coordinator.goto(base);
    await fill(coordinator, {
      code, name: 'Valbrune', territoryCode: '98F01',
      coordinatorGivenName: 'Claire', coordinatorFamilyName: 'Montagnac', coordinatorEmail: 'c.montagnac@valbrune.example',
      technicalGivenName: 'Nora', technicalFamilyName: 'Quintval', technicalEmail: 'technique@valbrune.example',
    });
    await press(coordinator, 'Créer le conseil');
    await lookAt(coordinator.url());

    expect(await coordinator.locator('h1').innerText()).toBe('Le conseil est créé');
  }, LONG);

  it('the coordinator chooses her password from the invitation, which a scanner has opened before her', async () => {
    const invitation = await linkSentTo('c.montagnac@valbrune.example');
    for (let visit = 0; visit < 3; visit += 1) await lookAt(invitation);

    await coordinator.goto(invitation);
    await press(coordinator, 'Choisir mon mot de passe');
    await fill(coordinator, { password: PASSWORD, passwordAgain: PASSWORD });
    await press(coordinator, 'Choisir ce mot de passe');
    await enterIfAsked(coordinator, 'c.montagnac@valbrune.example');
    await coordinator.goto(base);

    expect(await said(coordinator)).toContain('Claire Montagnac');
    await lookAt(invitation);
    expect(inspector.kinds).toHaveLength(4);
  }, LONG);

  it('she enters a landlord, its correspondent, and their seats in the plenary', async () => {
    await coordinator.goto(`${base}/partenaires/nouveau`);
    await fill(coordinator, { name: 'Brune Habitat', code: 'BH' });
    await coordinator.locator('[name=category]').selectOption({ label: 'Bailleur social' });
    await sendMain(coordinator);
    await coordinator.getByRole('link', { name: /Ajouter un (contact|correspondant)/ }).first().click();
    await fill(coordinator, { givenName: 'Marc', familyName: 'Ouzrane', jobTitle: 'Responsable d’agence', email: 'm.ouzrane@brune-habitat.example' });
    await sendMain(coordinator);

    await coordinator.goto(`${base}/administration/instances`);
    await coordinator.getByRole('link', { name: 'Formation plénière' }).first().click();
    await coordinator.getByRole('link', { name: /Ajouter des sièges/ }).first().click();
    for (const box of await coordinator.locator('[name=organisations]').all()) await box.check();
    await coordinator.locator('[name=seatsFirst]').check();
    await sendMain(coordinator);

    expect(await said(coordinator)).toContain('Marc Ouzrane');
  }, LONG);

  it('and holds the first meeting the same day, to its published minutes', async () => {
    await coordinator.goto(`${base}/reunions/nouvelle`);
    await fill(coordinator, { heldOn: '03/03/2026', startsAt: '9 h 30', endsAt: '11 h', place: 'Mairie, salle du Conseil' });
    await sendMain(coordinator);
    meeting = coordinator.url().split('?')[0] ?? '';
    await coordinator.locator('summary', { hasText: 'Ajouter un point' }).click();
    await fill(coordinator, { title: 'Hall 5, résidence des Tilleuls', minutes: '20' });
    await press(coordinator, 'Ajouter le point');
    await press(coordinator, /Ouvrir la séance/);
    await press(coordinator, /Tous présents/);
    await coordinator.locator('.points').getByRole('link', { name: /Hall 5/ }).click();
    await fill(coordinator, { line: 'a Réparer la porte du hall 5 @bh lundi 16 mars' });
    await press(coordinator, /Consigner/);
    await fill(coordinator, { line: 'd Traiter d’abord le hall 5.' });
    await press(coordinator, /Consigner/);
    await coordinator.locator('[name=result][value=treated]').check();
    await press(coordinator, /Noter le résultat/);
    await coordinator.getByRole('link', { name: /Lever la séance/ }).click();
    await fill(coordinator, { end: '10 h 45' });
    await press(coordinator, /Lever la séance/);
    await coordinator.goto(`${meeting}/compte-rendu`);
    await press(coordinator, /Publier/);

    expect(await said(coordinator)).toMatch(/VAL-2026-D001.*Traiter d’abord le hall 5|Traiter d’abord le hall 5.*VAL-2026-D001/);
  }, LONG);

  it('the landlord answers from his phone, then is invited and reads the minutes', async () => {
    const phone = await (await chromium.newContext({ locale: 'fr-FR', viewport: { width: 390, height: 844 }, javaScriptEnabled: false })).newPage();
    await phone.goto(await linkSentTo('m.ouzrane@brune-habitat.example'));
    await press(phone, 'Ouvrir mes actions');
    await press(phone, /Faite/);

    await coordinator.goto(`${base}/partenaires`);
    await coordinator.getByRole('link', { name: 'Brune Habitat' }).first().click();
    await press(coordinator, /Inviter à se connecter/);
    const landlord = await (await aDesk()).newPage();
    await landlord.goto(await linkSentTo('m.ouzrane@brune-habitat.example'));
    await press(landlord, 'Choisir mon mot de passe');
    await fill(landlord, { password: PASSWORD, passwordAgain: PASSWORD });
    await press(landlord, 'Choisir ce mot de passe');
    await enterIfAsked(landlord, 'm.ouzrane@brune-habitat.example');

    expect((await landlord.goto(`${meeting}/compte-rendu`))?.status()).toBe(200);
    expect(await said(landlord)).toContain('Traiter d’abord le hall 5.');
  }, LONG);

  it('shows strangers only sound pages', () => {
    expect(inspector.faults).toEqual([]);
  });

  /** What axe judges needs script: another browser, which holds no session, looks at the same address. */
  async function lookAt(address: string): Promise<void> {
    const page = await judge.newPage();
    await page.goto(address);
    await inspector.look(page, await page.locator('h1').innerText());
    await page.close();
  }

  async function aDesk(): Promise<BrowserContext> {
    const context = await chromium.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
    context.setDefaultTimeout(10_000);
    return context;
  }

  /** The address in the last mail that this person got, on the server that runs here. */
  async function linkSentTo(address: string): Promise<string> {
    await test.app.get(OutboxWorker).drain();
    const text = mail.received.filter(({ to }) => JSON.stringify(to).includes(address)).at(-1)?.text ?? '';
    const [, path = '/aucun'] = /https?:\/\/[^/\s]+(\/\S*)/.exec(text) ?? [];
    return `${base}${path}`;
  }

  async function enterIfAsked(page: Page, email: string): Promise<void> {
    if (!page.url().includes('/connexion')) return;
    await fill(page, { email, password: PASSWORD });
    await press(page, 'Continuer');
  }
});

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await page.locator(`main [name=${name}]`).first().fill(value);
}

async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  await page.waitForLoadState('load');
}

async function sendMain(page: Page): Promise<void> {
  await page.locator('main form[method=post] button[type=submit], main form[method=post] button:not([type])').first().click();
  await page.waitForLoadState('load');
}

async function said(page: Page): Promise<string> {
  return (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
}
