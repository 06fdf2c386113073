import { SetUp } from '../../../src/installation/index.js';
import { aCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { textOf } from '../../support/browser.js';

const VALBRUNE = {
  kind: 'CLSPD', name: 'Valbrune', territoryCode: '98F01',
  coordinatorGivenName: 'Claire', coordinatorFamilyName: 'Montagnac', coordinatorEmail: 'c.montagnac@valbrune.example',
  technicalGivenName: 'Théo', technicalFamilyName: 'Virlogeux', technicalEmail: 'informatique@valbrune.example',
};

describe('the first run', () => {
  let test: TestApp;
  let code: string;

  beforeEach(async () => {
    test = await startTestApp();
    code = (await test.app.get(SetUp).begin()) ?? '';
  });

  afterEach(() => test.stop());

  it('leads every page to the set-up, health, law and assets excepted', async () => {
    const browser = test.browser();

    for (const path of ['/', '/connexion', '/dossiers', '/lien/abc', '/nulle-part', '/administration']) {
      expect(await browser.get(path)).toMatchObject({ status: 303, location: '/mise-en-service' });
    }
    for (const path of ['/healthz', '/readyz', '/aide', '/mentions-legales', '/assets/beffroi.css', '/mise-en-service']) {
      expect((await browser.get(path)).status).toBe(200);
    }
  });

  it('makes one council with its plenary, its commune, its coordinator and its administrator, and closes for ever', async () => {
    const browser = test.browser();

    const answer = await browser.post('/mise-en-service', { code: code.toLowerCase().replaceAll('-', ' '), ...VALBRUNE });
    const last = await browser.follow(answer);

    expect(answer).toMatchObject({ status: 303, location: '/mise-en-service/faite' });
    expect(textOf(last.html)).toContain('dans le dossier data/mails du serveur');
    expect(await rows('SELECT code, kind, name, full_name, territory_code, derogation_until FROM council')).toEqual([{
      code: 'VAL', kind: 'CLSPD', name: 'Valbrune', full_name: 'Conseil local de sécurité et de prévention de la délinquance de Valbrune',
      territory_code: '98F01', derogation_until: null,
    }]);
    expect(await rows('SELECT kind, level, name FROM body')).toEqual([{ kind: 'plenary', level: 'members', name: 'Formation plénière' }]);
    expect(await rows('SELECT code, name FROM commune')).toEqual([{ code: '98F01', name: 'Valbrune' }]);
    expect(await rows('SELECT convocation_days, tacit_approval_days, silence_days, minutes_days FROM rules_of_procedure')).toEqual([
      { convocation_days: null, tacit_approval_days: null, silence_days: null, minutes_days: null },
    ]);
    expect(await rows('SELECT name FROM organisation')).toEqual([{ name: 'Ville de Valbrune' }]);
    expect(await rows("SELECT kind FROM outbox_message WHERE kind = 'account.invited'")).toHaveLength(2);
    expect(await rows('SELECT email, password_hash FROM account ORDER BY email')).toEqual([
      { email: 'c.montagnac@valbrune.example', password_hash: null }, { email: 'informatique@valbrune.example', password_hash: null },
    ]);
    expect((await browser.get('/connexion')).status).toBe(200);
    expect((await browser.get('/mise-en-service')).status).toBe(404);
    expect(await test.app.get(SetUp).begin()).toBeNull();
    test.clock.moveTo('2026-03-03T10:00:00.000Z');
    expect((await browser.get('/mise-en-service/faite')).status).toBe(404);
    expect((await browser.post('/mise-en-service', { code, ...VALBRUNE })).status).toBe(404);
  });

  it('gathers the communes of a CISPD', async () => {
    const cispd = { ...VALBRUNE, kind: 'CISPD', name: 'Communauté d’agglomération du Val de Brune', territoryCode: '200 046 977', communes: '98F01 Valbrune\nLe Cheylat', councilCode: 'cvb' };

    expect((await test.browser().post('/mise-en-service', { code, ...cispd, communes: '' })).status).toBe(422);
    expect((await test.browser().post('/mise-en-service', { code, ...cispd })).status).toBe(303);
    expect(await rows('SELECT code, territory_code FROM council')).toEqual([{ code: 'CVB', territory_code: '200046977' }]);
    expect(await rows('SELECT code, name FROM commune ORDER BY name')).toEqual([{ code: null, name: 'Le Cheylat' }, { code: '98F01', name: 'Valbrune' }]);
  });

  it('gives back everything typed, with a message beside each field that is wrong', async () => {
    const page = await test.browser().post('/mise-en-service', {
      ...VALBRUNE, code, territoryCode: '9801', councilCode: 'V-', communes: 'Valbrune\nValbrune', coordinatorEmail: 'claire', technicalEmail: 'claire',
      coordinatorGivenName: '\u200b',
    });

    expect(page.status).toBe(422);
    for (const field of ['territoryCode', 'councilCode', 'communes', 'coordinatorEmail', 'technicalEmail', 'coordinatorGivenName']) {
      expect(page.html).toContain(`id="${field}-erreur"`);
    }
    for (const typed of ['9801', 'V-', 'Valbrune\nValbrune', 'Montagnac', code]) expect(page.html).toContain(typed);
    expect(await rows('SELECT id FROM council')).toEqual([]);
  });

  it('refuses the same address for the coordination and the technical account', async () => {
    const page = await test.browser().post('/mise-en-service', { code, ...VALBRUNE, technicalEmail: 'C.Montagnac@Valbrune.example' });

    expect(page.status).toBe(422);
    expect(page.html).toContain('id="technicalEmail-erreur"');
  });

  it('refuses a wrong code and one of yesterday, and slows who tries many', async () => {
    const browser = test.browser();
    const send = (typed: string) => browser.post('/mise-en-service', { ...VALBRUNE, code: typed });

    const wrong = await send('0000-0000-0000-0000');
    for (let tries = 0; tries < 9; tries += 1) await send('0000-0000-0000-0000');
    const slowed = await send(code);
    test.clock.moveTo('2026-03-03T08:16:00.000Z');
    test.clock.moveTo('2026-03-04T09:00:00.000Z');
    const late = await send(code);

    expect(textOf(wrong.html)).toContain('Ce code n’est pas celui que le serveur a affiché en dernier.');
    expect([wrong.status, slowed.status, late.status]).toEqual([422, 429, 422]);
    expect(textOf(late.html)).toContain('redémarrez le serveur');
    expect(await rows('SELECT id FROM account')).toEqual([]);
  });

  it('takes only the last code that the server printed', async () => {
    const next = (await test.app.get(SetUp).begin()) ?? '';

    expect((await test.browser().post('/mise-en-service', { ...VALBRUNE, code })).status).toBe(422);
    expect((await test.browser().post('/mise-en-service', { ...VALBRUNE, code: next })).status).toBe(303);
  });

  it('makes one council out of two forms sent at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => test.browser().post('/mise-en-service', { ...VALBRUNE, code })));

    expect(answers.filter(({ status }) => status === 303).length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status !== 303 && status !== 404)).toEqual([]);
    expect(await rows('SELECT id FROM council')).toHaveLength(1);
    expect(await rows('SELECT id FROM account')).toHaveLength(2);
  });

  it('refuses a form that comes from another site', async () => {
    const page = await test.browser().post('/mise-en-service', { ...VALBRUNE, code }, { origin: 'https://ailleurs.example', 'sec-fetch-site': 'cross-site' });

    expect(page.status).toBe(403);
  });

  async function rows(query: string): Promise<readonly object[]> {
    return (await test.database.sql(query)).map((row) => ({ ...row }));
  }
});

describe('a server that holds a council', () => {
  it('is never set up again, whatever its installation row says', async () => {
    const test = await startTestApp();
    await aCouncil(test);

    expect(await test.app.get(SetUp).begin()).toBeNull();
    expect((await test.browser().get('/mise-en-service')).status).toBe(404);
    await test.stop();
  });
});
