import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PeopleRegister } from '../../../src/people/index.js';
import { useTimeZone } from '../../../src/platform/clock/calendar.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { hashPassword } from '../../../src/sign-in/passwords/passwords.js';
import { aCouncil } from '../../factories/council.js';
import { PASSWORD, startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, type Page, textOf } from '../../support/browser.js';
import { formsOf } from '../attacks/forms.js';

const PAGES = ['/installation', '/installation/conseils', '/installation/conseils/nouveau', '/installation/courriels', '/installation/mentions'];

const ALES = {
  kind: 'CLSPD', name: 'Alès', territoryCode: '30007', communes: '', councilCode: '',
  coordinatorGivenName: 'Nadia', coordinatorFamilyName: 'Ferrand', coordinatorEmail: 'n.ferrand@ales.example',
};

describe('the technical administrator', () => {
  let test: TestApp;
  let browser: Browser;

  beforeAll(async () => {
    test = await startTestApp();
    await aCouncil(test);
    const register = test.app.get(PeopleRegister);
    const hash = await hashPassword(PASSWORD);
    await test.database.unitOfWork(async () => register.addAccount(await register.addPerson('Théo', 'Virlogeux'), 'informatique@val.example', hash, true));
    browser = await test.as('informatique@val.example');
  });

  afterAll(() => test.stop());
  afterEach(() => useTimeZone('Europe/Paris'));

  async function send(path: string, action: string, changes: Readonly<Record<string, string>>): Promise<Page> {
    const form = formsOf((await browser.get(path)).html).find((one) => one.path === action);
    const values = Object.fromEntries((form?.fields ?? []).map(({ name, value }) => [name, value]));
    return browser.post(action, { ...values, ...changes });
  }

  it('alone opens the pages of the installation', async () => {
    for (const path of PAGES) {
      expect((await browser.get(path)).status).toBe(200);
      for (const key of ['coordinator', 'chair', 'secretary', 'reader', 'police']) expect((await (await test.as(`${key}@val.example`)).get(path)).status).toBe(403);
      expect((await test.browser().get(path)).location).toContain('/connexion');
    }
  });

  it('reads no content, nor administers any council', async () => {
    for (const path of ['/dossiers', '/reunions', '/actions', '/bilan', '/partenaires', '/administration', '/administration/listes', '/administration/journal']) {
      expect((await browser.get(path)).status).toBe(403);
    }
  });

  it('reads the state of the server', async () => {
    const page = textOf((await browser.get('/installation')).html);

    expect(page).toMatch(test.database.engine === 'postgres' ? /PostgreSQL \d+/ : /SQLite 3\.\d+/);
    expect(page).toContain('Dernière jamais');
    expect(page).toContain('fichiers du dossier data/mails');
    expect(page).toContain('Adresse en HTTPS non');
    expect(page).toContain('Europe/Paris');
    expect(page).toMatch(/\d+ migrations/);
  });

  it('sees what waits without whom it is for, and tries again what was given up', async () => {
    await test.database.unitOfWork(async () => {
      await test.app.get(Outbox).announce('notification.due', { notificationId: 'perdue' });
      await test.database.sql("UPDATE outbox_message SET failed_at = '2026-03-02T08:00:00.000Z', attempts = 30");
    });
    const page = await browser.get('/installation/courriels');
    const action = formsOf(page.html).find(({ path }) => path.endsWith('/relance'))?.path ?? '';
    const answer = await browser.post(action);

    expect(textOf(page.html)).toMatch(/Courriel d’un conseil Abandonné .* Essayé 30 fois/);
    expect(page.html).not.toContain('perdue');
    expect(answer.status).toBe(303);
    expect(await test.database.sql('SELECT attempts, failed_at FROM outbox_message')).toEqual([{ attempts: 0, failed_at: null }]);
    expect((await browser.post('/installation/courriels/01900000-0000-7000-8000-000000000000/relance')).status).toBe(404);
    expect((await browser.post('/installation/courriels/nul/relance')).status).toBe(404);
  });

  it('sends a mail to himself', async () => {
    const page = await browser.follow(await browser.post('/installation/courriels/essai'));
    const folder = join(test.settings.dataDir, 'mails');

    expect(textOf(page.html)).toContain('Le courriel d’essai est dans le dossier data/mails du serveur.');
    expect(existsSync(folder) && readdirSync(folder).some((name) => name.includes('essai-'))).toBe(true);
  });

  it('creates another council, whose coordinator is invited, and reads nothing of it', async () => {
    const answer = await send('/installation/conseils/nouveau', '/installation/conseils', ALES);
    const page = textOf((await browser.follow(answer)).html);

    expect(answer.status).toBe(303);
    expect(page).toMatch(/CLSPD Alès ALE Nadia Ferrand/);
    expect(await test.database.sql("SELECT full_name FROM council WHERE code = 'ALE'")).toEqual([{ full_name: 'Conseil local de sécurité et de prévention de la délinquance d’Alès' }]);
    expect(await test.database.sql("SELECT kind FROM outbox_message WHERE kind = 'account.invited'")).toHaveLength(1);
    expect((await browser.get('/dossiers')).status).toBe(403);
  });

  it('is told beside the field what cannot stand, and keeps what he typed', async () => {
    const taken = await send('/installation/conseils/nouveau', '/installation/conseils', { ...ALES, name: 'Autre', councilCode: 'VAL' });
    const own = await send('/installation/conseils/nouveau', '/installation/conseils', { ...ALES, coordinatorEmail: 'informatique@val.example' });
    const empty = await send('/installation/conseils/nouveau', '/installation/conseils', { kind: 'GLTD', name: '', territoryCode: '', coordinatorEmail: 'x' });

    expect([taken.status, own.status, empty.status]).toEqual([422, 422, 422]);
    expect(taken.html).toContain('id="councilCode-erreur"');
    expect(taken.html).toContain('value="Ferrand"');
    expect(own.html).toContain('id="coordinatorEmail-erreur"');
    for (const field of ['kind', 'name', 'territoryCode', 'coordinatorGivenName', 'coordinatorEmail']) expect(empty.html).toContain(`id="${field}-erreur"`);
  });

  it('gives somebody who signs in already one council more, without another invitation', async () => {
    const before = await test.database.sql("SELECT id FROM outbox_message WHERE kind = 'account.invited'");
    const answer = await send('/installation/conseils/nouveau', '/installation/conseils', { ...ALES, name: 'Le Cheylat', territoryCode: '98F02', coordinatorEmail: 'coordinator@val.example' });
    const coordinator = await test.as('coordinator@val.example');

    expect(answer.status).toBe(303);
    expect(textOf((await coordinator.get('/')).html)).toContain('CLSPD Le Cheylat');
    expect(await test.database.sql("SELECT id FROM outbox_message WHERE kind = 'account.invited'")).toHaveLength(before.length);
  });

  it('says what the legal pages print, and in which zone hours are told', async () => {
    const path = '/installation/mentions';
    const wrong = await send(path, path, { accessibilityStatus: 'full', accessibilityAuditedOn: '', timeZone: 'Europe/Valbrune', publisherName: 'x'.repeat(201) });
    const answer = await send(path, path, { publisherName: 'Ville de Saint-Denis', accessibilityStatus: 'partial', accessibilityAuditedOn: '02/02/2026', timeZone: 'Indian/Reunion' });
    const legal = textOf((await test.browser().get('/mentions-legales')).html);
    const server = textOf((await browser.get('/installation')).html);
    const stale = await send(path, path, { publisherName: 'Autre', version: '1' });

    expect(wrong.status).toBe(422);
    for (const field of ['accessibilityAuditedOn', 'timeZone', 'publisherName']) expect(wrong.html).toContain(`id="${field}-erreur"`);
    expect(answer.status).toBe(303);
    expect(legal).toContain('Ville de Saint-Denis');
    expect(legal).toContain('Accessibilité : partiellement conforme');
    expect(server).toContain('Indian/Reunion');
    expect(stale.status).toBe(409);
  });
});
