import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import type { TestApp } from '../support/app.js';
import { describeInChromium, Inspector, launchChromium } from '../support/chromium.js';
import { startDemonstration } from '../support/demonstration.js';
import { codeOf, linkOf, mailsSent } from '../e2e/sign-in/post.js';

const LONG = 1_200_000;
const GENDARMERIE = 'gendarmerie@haute-brune.example';

describeInChromium('The pages by which one enters', () => {
  let test: TestApp;
  let chromium: Browser;
  let base: string;

  beforeAll(async () => {
    test = await startDemonstration();
    await test.app.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(test.app.getHttpServer().address() as AddressInfo).port}`;
    chromium = await launchChromium();
  }, LONG);

  afterAll(async () => {
    await chromium.close();
    await test.stop();
  });

  async function opened(javaScriptEnabled = true): Promise<{ page: Page; inspector: Inspector; visit: (path: string) => Promise<void> }> {
    const inspector = new Inspector();
    const context = await chromium.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 }, javaScriptEnabled });
    inspector.watch(context);
    const page = await context.newPage();
    const visit = async (path: string) => {
      await page.goto(`${base}${path}`);
      await inspector.look(page);
    };
    return { page, inspector, visit };
  }

  async function signIn(page: Page, email: string): Promise<void> {
    await page.goto(`${base}/connexion`);
    await page.getByLabel('Adresse électronique').fill(email);
    await page.getByLabel('Mot de passe').fill('beffroi-demo');
    await page.getByRole('button', { name: 'Se connecter' }).click();
  }

  it('are sound, from the activation of a second factor to its use and its loss', async () => {
    const { page, inspector, visit } = await opened();
    await signIn(page, GENDARMERIE);
    await visit('/compte');
    await visit('/compte/mot-de-passe');
    await visit('/compte/second-facteur');
    await page.getByRole('button', { name: 'Commencer' }).click();
    await inspector.look(page);
    const secret = ((await page.locator('main code').textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('Code affiché').fill('000000');
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await inspector.look(page, '422');
    await page.getByLabel('Code affiché').fill(codeOf(test, secret));
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await inspector.look(page);
    const recovery = (await page.locator('main code').first().textContent()) ?? '';
    await page.getByRole('link', { name: 'Je les ai gardés' }).click();
    await visit('/compte/codes-de-secours');
    await visit('/compte/second-facteur/retrait');
    await visit('/compte/sessions');
    await visit('/compte/confirmation');
    await page.context().clearCookies();
    await signIn(page, GENDARMERIE);
    await inspector.look(page);
    await page.getByRole('link', { name: 'Utiliser un code de secours' }).click();
    await inspector.look(page);
    await page.getByLabel('Code de secours').fill(recovery);
    await page.getByRole('button', { name: 'Entrer' }).click();
    await page.waitForURL(`${base}/`);

    expect(await page.locator('.bandeau').count()).toBe(0);
    expect(inspector.faults).toEqual([]);
    await page.context().close();
  }, LONG);

  it('are sound for who forgot her password, without any script', async () => {
    const { page } = await opened(false);
    await page.goto(`${base}/connexion`);
    await page.getByRole('link', { name: 'Mot de passe oublié' }).click();
    await page.getByLabel('Adresse électronique').fill('dpo@valbrune.example');
    await page.getByRole('button', { name: 'Recevoir le lien' }).click();
    const path = linkOf((await mailsSent(test)).at(-1));
    await page.goto(`${base}${path}`);
    await page.getByLabel('Nouveau mot de passe').fill('girafe-tambour-neige');
    await page.getByLabel('Le même').fill('girafe-tambour-neige');
    await page.getByRole('button', { name: 'Choisir' }).click();
    await page.waitForURL(`${base}/`);
    await page.context().close();

    const { page: second, inspector, visit } = await opened();
    for (const each of ['/connexion', '/mot-de-passe', path, '/invitation/aucune', '/mot-de-passe/nouveau']) await visit(each);
    expect(inspector.faults).toEqual([]);
    await second.context().close();
  }, LONG);

  it('are sound for who keeps the server', async () => {
    const { page, inspector, visit } = await opened();
    await signIn(page, 'technique@valbrune.example');
    await visit('/installation/comptes');
    await page.getByRole('link', { name: 'Loïc Trévidan' }).click();
    await inspector.look(page);
    await page.goto(`${base}/installation/comptes?adresse=aucune`);
    await inspector.look(page);

    expect(inspector.faults).toEqual([]);
    await page.context().close();
  }, LONG);
});
