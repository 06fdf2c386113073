import { Account } from '../../../src/people/index.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { PASSWORD, startTestApp, type TestApp } from '../../support/app.js';
import { hiddenValue, type Browser } from '../../support/browser.js';
import { later, mailsSent, said } from './post.js';

const GOOD = 'girafe-tambour-neige';
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0';

describe('a session', () => {
  let test: TestApp;
  let council: SmallCouncil;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
  });

  afterAll(() => test.stop());

  const cookieOf = (browser: Browser) => browser.cookie('beffroi') ?? '';
  const opens = async (cookie: string) => (await test.browser().get('/compte', { cookie: `beffroi=${cookie}` })).status === 200;

  it('ends after thirty minutes without a gesture, and after twelve hours whatever is done', async () => {
    const idle = await test.as('chair@val.example');
    const busy = await test.as('chair@val.example');
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      later(test, 20 * 60);
      if (minutes === 20) expect(await opens(cookieOf(idle))).toBe(false);
      expect((await busy.get('/compte')).status).toBe(200);
    }
    later(test, 20 * 60 + 1);

    expect(await opens(cookieOf(busy))).toBe(false);
  });

  it('has another token after each sign-in, and the one before is worth nothing', async () => {
    const browser = await test.as('police@val.example');
    const first = cookieOf(browser);
    await browser.post('/connexion', { email: 'police@val.example', password: PASSWORD });

    expect(cookieOf(browser)).not.toBe(first);
    expect(await opens(first)).toBe(false);
    expect(await opens(cookieOf(browser))).toBe(true);
  });

  it('is listed with its browser, and ended from the list', async () => {
    const here = await test.as('landlord@val.example');
    const away = test.browser();
    await away.post('/connexion', { email: 'landlord@val.example', password: PASSWORD }, { 'user-agent': FIREFOX });
    const list = await here.get('/compte/sessions');
    const path = /action="(\/compte\/sessions\/[0-9a-f-]{36}\/fin)"/.exec(list.html)?.[1] ?? '';
    const stranger = await (await test.as('transport@val.example')).post(path);

    await here.post(path);

    expect(said(list)).toContain('Firefox, Windows');
    expect(said(list)).toContain('(celle-ci)');
    expect(stranger.status).toBe(404);
    expect(await opens(cookieOf(away))).toBe(false);
    expect(await opens(cookieOf(here))).toBe(true);
  });

  it('ends everywhere when its owner asks', async () => {
    const here = await test.as('landlord@val.example');
    const away = await test.as('landlord@val.example');

    const answer = await here.post('/compte/sessions/fin');

    expect([answer.status, answer.headers['clear-site-data']]).toEqual([303, '"cache", "storage"']);
    expect([await opens(cookieOf(here)), await opens(cookieOf(away))]).toEqual([false, false]);
  });

  it('ends everywhere when the password changes; the one where it changed goes on under a new token', async () => {
    const here = await test.as('transport@val.example');
    const away = await test.as('transport@val.example');
    const before = cookieOf(here);

    const wrong = await here.post('/compte/mot-de-passe', { presentPassword: 'faux', password: GOOD, passwordAgain: GOOD });
    const own = await here.post('/compte/mot-de-passe', { presentPassword: PASSWORD, password: 'kerzhero-2026', passwordAgain: 'kerzhero-2026' });
    const right = await here.post('/compte/mot-de-passe', { presentPassword: PASSWORD, password: GOOD, passwordAgain: GOOD });

    expect([wrong.status, own.status, right.status]).toEqual([422, 422, 303]);
    expect(said(own)).toContain('se devine');
    expect([await opens(before), await opens(cookieOf(away)), await opens(cookieOf(here))]).toEqual([false, false, true]);
    expect((await mailsSent(test)).map(({ subject }) => subject)).toContain('Votre mot de passe a été changé');
    expect((await test.as('transport@val.example', GOOD)).cookie('beffroi')).toBeDefined();
  });

  it('ends with its account, and with the rights of a role that is taken away', async () => {
    const browser = await test.as('secretary@val.example');
    await test.database.unitOfWork(() => test.database.changeAll(Account, { disabledAt: test.clock.now() }, 'person_id = :id', { id: council.persons.secretary ?? '' }));

    expect(await opens(cookieOf(browser))).toBe(false);
    expect((await test.browser().post('/connexion', { email: 'secretary@val.example', password: PASSWORD })).status).toBe(422);
  });

  it('refuses the form of another session', async () => {
    const mine = await test.as('chair@val.example');
    const other = await test.as('reader@val.example');
    const csrf = hiddenValue((await other.get('/compte/mot-de-passe')).html, 'csrf') ?? '';

    expect((await mine.post('/compte/sessions/fin', { csrf })).status).toBe(403);
  });
});

describe('its cookie, behind https', () => {
  it('is bound to the host, unseen by scripts and by other sites', async () => {
    const test = await startTestApp({ environment: { BASE_URL: 'https://beffroi.test' } });
    await aCouncil(test);
    const answer = await test.browser().post('/connexion', { email: 'chair@val.example', password: PASSWORD });
    const cookies = [answer.headers['set-cookie']].flat().map(String);
    const [session = '', browser = ''] = ['__Host-beffroi=', '__Host-beffroi-appareil='].map((name) => cookies.find((cookie) => cookie.startsWith(name)));

    expect(session).toMatch(/^__Host-beffroi=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(browser).toMatch(/; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    await test.stop();
  });
});
