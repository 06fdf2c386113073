import { aCouncil } from '../../factories/council.js';
import { PASSWORD, startTestApp, type TestApp } from '../../support/app.js';
import { later, said } from './post.js';

const HOUR = 3600;

describe('guessing', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
    await aCouncil(test);
  });

  afterAll(() => test.stop());

  /** A try from a network address of its own, without any cookie. */
  const tryFrom = (remoteAddress: string, email: string, password: string) =>
    test.app.inject({
      method: 'POST', url: '/connexion', remoteAddress,
      headers: { host: 'beffroi.test', origin: 'http://beffroi.test', 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ email, password }).toString(),
    });

  it('gets twenty-five tries a day on one account, from however many addresses; who is known still enters', async () => {
    const known = await test.as('police@val.example');
    await known.post('/deconnexion');
    const tried: string[] = [];
    for (let times = 0; times < 1000; times += 1) {
      later(test, 60);
      const { body } = await tryFrom(`10.0.${Math.floor(times / 250)}.${times % 250}`, 'police@val.example', `faux ${times}`);
      tried.push(body.includes('Adresse ou mot de passe incorrect') ? 'tried' : body.includes('Trop d’essais') ? 'slowed' : 'other');
    }
    const rightFromElsewhere = await tryFrom('10.9.9.9', 'police@val.example', PASSWORD);
    const rightFromKnown = await known.post('/connexion', { email: 'police@val.example', password: PASSWORD });

    expect(tried.filter((answer) => answer === 'tried')).toHaveLength(25);
    expect(tried).not.toContain('other');
    expect(rightFromElsewhere.statusCode).toBe(422);
    expect(rightFromKnown.status).toBe(303);
    later(test, 24 * HOUR);
    expect((await tryFrom('10.9.9.9', 'police@val.example', PASSWORD)).statusCode).toBe(303);
  }, 120_000);

  it('from one desk does not keep the office out: a colleague of the same address enters', async () => {
    for (let times = 0; times < 12; times += 1) await tryFrom('192.0.2.7', 'landlord@val.example', 'faux');

    expect((await tryFrom('192.0.2.7', 'landlord@val.example', PASSWORD)).statusCode).toBe(422);
    expect((await tryFrom('192.0.2.7', 'transport@val.example', PASSWORD)).statusCode).toBe(303);
  });

  it('of an unknown address is slowed as that of a known one', async () => {
    const answers: string[] = [];
    for (let times = 0; times < 7; times += 1) {
      const unknown = await tryFrom('198.51.100.1', 'personne@val.example', 'faux');
      const known = await tryFrom('198.51.100.2', 'chair@val.example', 'faux');
      answers.push(unknown.body.replaceAll('personne@', 'chair@') === known.body ? 'same' : 'different');
    }

    expect(answers).toEqual(Array<string>(7).fill('same'));
  });

  it('sent all at once is counted one by one', async () => {
    const answers = await Promise.all([...Array(30).keys()].map((times) => tryFrom(`203.0.113.${times}`, 'secretary@val.example', `faux ${times}`)));

    expect(answers.filter(({ body }) => body.includes('incorrect'))).toHaveLength(5);
  });

  it('spends the tries of a known browser alone, and a forged mark is no known browser', async () => {
    const known = await test.as('reader@val.example');
    await known.post('/deconnexion');
    for (let times = 0; times < 10; times += 1) await known.post('/connexion', { email: 'reader@val.example', password: 'faux' });
    const spent = await known.post('/connexion', { email: 'reader@val.example', password: PASSWORD });
    const elsewhere = await tryFrom('203.0.113.250', 'reader@val.example', PASSWORD);
    const mark = known.cookie('beffroi-appareil') ?? '';

    expect(said(spent)).toContain('Trop d’essais');
    expect(elsewhere.statusCode).toBe(303);
    expect(mark).toMatch(/^[\w-]{16}\.\w+\.[\w-]{43}$/);
    const forged = test.browser();
    for (let times = 0; times < 5; times += 1) await tryFrom('203.0.113.251', 'coordinator@val.example', 'faux');
    expect((await forged.post('/connexion', { email: 'coordinator@val.example', password: PASSWORD }, { cookie: `beffroi-appareil=${mark}` })).status).toBe(422);
  });
});
