import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import type { TestApp } from '../support/app.js';
import { describeInChromium, launchChromium } from '../support/chromium.js';
import { startDemonstration } from '../support/demonstration.js';
import { Keyboard } from '../support/keyboard.js';

const LONG = 1_200_000;

describeInChromium('The keyboard alone', () => {
  let test: TestApp;
  let chromium: Browser;
  let base: string;
  let page: Page;
  let keyboard: Keyboard;

  beforeAll(async () => {
    test = await startDemonstration();
    await test.app.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${(test.app.getHttpServer().address() as AddressInfo).port}`;
    chromium = await launchChromium();
    page = await (await chromium.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })).newPage();
    keyboard = new Keyboard(page);
  }, LONG);

  afterAll(async () => {
    await chromium.close();
    await test.stop();
  });

  it('enters', async () => {
    await page.goto(`${base}/connexion`);
    await keyboard.type(/^Adresse électronique/, 'coordination@valbrune.example');
    await keyboard.type(/^Mot de passe/, 'beffroi-demo');
    await keyboard.entered();

    expect(new URL(page.url()).pathname).toBe('/');
  }, LONG);

  it('goes past the menu by its first press', async () => {
    await page.goto(`${base}/reunions`);
    await page.keyboard.press('Tab');
    expect((await keyboard.focused()).name).toBe('Aller au contenu');

    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');

    expect((await keyboard.focused()).inMain).toBe(true);
  }, LONG);

  it('opens a menu and closes it by Escape', async () => {
    await keyboard.reach(/Montagnac/, /^summary/);
    await page.keyboard.press('Enter');
    expect(await page.getByRole('button', { name: 'Se déconnecter' }).isVisible()).toBe(true);

    await page.keyboard.press('Escape');

    expect(await page.getByRole('button', { name: 'Se déconnecter' }).isVisible()).toBe(false);
    expect((await keyboard.focused()).kind).toBe('summary');
  }, LONG);

  it('holds a whole meeting, from its agenda to its published minutes', async () => {
    await prepareMeeting();
    await holdSitting();
    await keyboard.go(/Publier le compte rendu/, /^button/);

    const said = (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ');
    expect(said).toContain('Rappeler les horaires aux conducteurs');
    expect(said).toMatch(/VAL-2026-D\d{3}/);
    expect(keyboard.unseen).toEqual([]);
  }, LONG);

  async function prepareMeeting(): Promise<void> {
    await page.goto(`${base}/reunions`);
    await keyboard.go(/Prévoir une réunion/);
    await keyboard.choose(/^Instance/, /Point ligne 4/);
    await keyboard.type(/^Jour/, '03/03/2026');
    await keyboard.type(/^Début/, '9 h 30');
    await keyboard.type(/^Fin/, '10 h 30');
    await keyboard.type(/^Lieu/, 'Dépôt de Transbrune');
    await keyboard.entered();
    await keyboard.reach(/Ajouter un point/, /^summary/);
    await page.keyboard.press('Enter');
    await keyboard.type(/^Titre du point/, 'Sorties du collège');
    await keyboard.type(/^Durée, en minutes/, '20');
    await keyboard.go(/Ajouter le point/);
  }

  async function holdSitting(): Promise<void> {
    await keyboard.go(/Ouvrir la séance/);
    await keyboard.go(/Tous présents/);
    await keyboard.go(/Sorties du collège/);
    await takeLine('n Les bus partent pleins à 17 h.');
    await takeLine('a Rappeler les horaires aux conducteurs @transbrune vendredi 20 mars');
    await takeLine('d Ajouter un bus le mercredi.');
    await keyboard.reach(/^Traité/, /^input:radio/);
    await page.keyboard.press('Space');
    await keyboard.go(/Noter le résultat/);
    await keyboard.go(/Lever la séance/);
    await keyboard.type(/^Heure de fin/, '10 h 15');
    await keyboard.go(/Lever la séance/, /^button/);
  }

  async function takeLine(line: string): Promise<void> {
    await keyboard.reach(/./, /^(input:text|textarea)/);
    await page.keyboard.type(line);
    await keyboard.entered();
  }
});
