import { SecondFactor } from '../../../src/sign-in/two-factor/second-factor.entity.js';
import { aCouncil } from '../../factories/council.js';
import { PASSWORD, startTestApp, type TestApp } from '../../support/app.js';
import type { Browser } from '../../support/browser.js';
import { codeOf, enrol, later, linkOf, mailsSent, said } from './post.js';

const GOOD = 'girafe-tambour-neige';
const ODD = ['', ' ', 'a\u0000b', '\u202Egnol', '\ud800', '<script>alert(1)</script>', "' OR 1=1 --", '{{x}}', '0', 'é'.repeat(20_000), 'x'.repeat(190_000), '👮🏽‍♀️'.repeat(30)];

describe('the forms of sign-in under attack', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
    await aCouncil(test);
  });

  afterAll(() => test.stop());

  it('answer every odd text with a page: never a breakdown, never the password given back', async () => {
    const signedIn = await test.as('transport@val.example');
    const broken: string[] = [];
    const send = async (browser: Browser, path: string, fields: Readonly<Record<string, string>>) => {
      const { status, html } = await browser.post(path, fields);
      if (![303, 404, 409, 422, 200].includes(status)) broken.push(`${path} ${JSON.stringify(fields).slice(0, 60)}: ${status}`);
      const secret = fields.password ?? fields.presentPassword ?? '';
      if (secret.length > 5 && html.includes(`value="${secret}"`)) broken.push(`${path} gave a password back`);
    };
    for (const odd of ODD) {
      later(test, 3600);
      await send(test.browser(), '/connexion', { email: odd, password: 'un mot de passe' });
      await send(test.browser(), '/connexion', { email: 'chair@val.example', password: odd, suite: odd });
      await send(test.browser(), '/connexion/code', { code: odd });
      await send(test.browser(), '/connexion/secours', { code: odd });
      await send(test.browser(), '/mot-de-passe', { email: odd });
      await send(test.browser(), '/mot-de-passe/nouveau', { password: odd, passwordAgain: odd });
    }
    const again = await test.as('transport@val.example');
    for (const odd of ODD) {
      await send(again, '/compte/mot-de-passe', { presentPassword: odd, password: odd, passwordAgain: odd });
      await send(again, '/compte/confirmation', { presentPassword: odd, code: odd, suite: odd });
      await send(again, '/compte/second-facteur/activation', { code: odd, suite: odd });
    }

    expect(broken).toEqual([]);
    expect((await signedIn.get('/compte')).status).toBe(303);
  });

  it('take a link that was altered, cut or lengthened for one that opens nothing', async () => {
    const browser = test.browser();
    await browser.post('/mot-de-passe', { email: 'reader@val.example' });
    const path = linkOf((await mailsSent(test))[0]);

    const answers = await Promise.all([`${path}x`, path.slice(0, -2), `${path.slice(0, -1)}%00`, '/invitation/%F0%9F', `/invitation/${'x'.repeat(5000)}`].map((odd) => browser.get(odd)));

    expect(answers.map(({ status }) => status).filter((status) => ![400, 404].includes(status))).toEqual([]);
    expect((await browser.get(`${path}?utm_source=mail`)).status).toBe(200);
  });

  it('accept a long password with spaces, emoji and accents, as typed', async () => {
    const browser = await test.as('secretary@val.example');
    const long = `  ${'Ｐａｓｓ é👮🏽‍♀️ '.repeat(9)} `;
    await browser.post('/compte/mot-de-passe', { presentPassword: PASSWORD, password: long, passwordAgain: long });

    expect((await test.browser().post('/connexion', { email: 'secretary@val.example', password: long.trim() })).status).toBe(422);
    expect((await test.browser().post('/connexion', { email: 'secretary@val.example', password: long })).status).toBe(303);
  });

  it('let one in when the same link, code or recovery code comes ten times at once', async () => {
    const owner = await test.as('police@val.example');
    const { secret, codes } = await enrol(test, owner);
    later(test, 60);
    const browsers = await Promise.all([...Array(10).keys()].map(async () => {
      const browser = test.browser();
      await browser.post('/connexion', { email: 'police@val.example', password: PASSWORD });
      return browser;
    }));
    const code = codeOf(test, secret);
    const byCode = await Promise.all(browsers.slice(0, 5).map((browser) => browser.post('/connexion/code', { code })));
    later(test, 86_400);
    await Promise.all(browsers.map((browser) => browser.post('/connexion', { email: 'police@val.example', password: PASSWORD })));
    const byRecovery = await Promise.all(browsers.slice(5).map((browser) => browser.post('/connexion/secours', { code: codes[0] ?? '' })));
    const asker = test.browser();
    await asker.post('/mot-de-passe', { email: 'landlord@val.example' });
    const path = linkOf((await mailsSent(test)).find(({ to }) => to === 'landlord@val.example'));
    const byLink = await Promise.all([...Array(5).keys()].map(() => asker.post(path, { password: GOOD, passwordAgain: GOOD })));

    expect(byCode.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(byRecovery.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(byLink.filter((answer) => answer.status === 303)).toHaveLength(1);
  });

  it('take a seed that was tampered with for one that gives no code', async () => {
    const [row] = await test.database.sql('SELECT id, account_id, seed FROM second_factor');
    const turned = `${String(row?.seed).slice(0, -2)}${String(row?.seed).endsWith('A') ? 'BB' : 'AA'}`;
    await test.database.unitOfWork(() => test.database.changeAll(SecondFactor, { seed: turned }, 'id = :id', { id: String(row?.id) }));
    const browser = test.browser();
    later(test, 86_400);
    await browser.post('/connexion', { email: 'police@val.example', password: PASSWORD });

    expect((await browser.post('/connexion/code', { code: '123456' })).status).toBe(422);
    expect(said(await browser.get('/'))).not.toContain('Karim');
  });
});
