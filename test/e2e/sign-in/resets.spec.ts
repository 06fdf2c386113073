import { OutboxMessage } from '../../../src/platform/outbox/outbox-message.entity.js';
import { aCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Page } from '../../support/browser.js';
import { codeOf, enrol, later, linkOf, mailsSent, said } from './post.js';

const GOOD = 'girafe-tambour-neige';
const BOTH = { password: GOOD, passwordAgain: GOOD };

describe('a forgotten password', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp();
    await aCouncil(test);
  });

  afterAll(() => test.stop());

  const shape = ({ status, html, headers }: Page) => ({ status, html, headers: Object.keys(headers).sort(), cookie: String(headers['set-cookie']).replace(/=[^;]+/, '=') });

  it('is asked for in the same words whether the address has an account or not', async () => {
    const known = await test.browser().post('/mot-de-passe', { email: 'chair@val.example' });
    const unknown = await test.browser().post('/mot-de-passe', { email: 'personne@val.example' });
    const announced = await test.database.read(OutboxMessage, 'message').where("message.kind = 'password.asked'").getCount();
    const mails = await mailsSent(test);

    expect(shape(unknown)).toEqual(shape(known));
    // As many commits: an address is not told by the time of its answer.
    expect(announced).toBe(2);
    expect(mails.map(({ to }) => to)).toEqual(['chair@val.example']);
  });

  it('is chosen once, in the browser that asked, whatever a scanner opens', async () => {
    const browser = test.browser();
    const old = await test.as('police@val.example');
    const oldCookie = old.cookie('beffroi') ?? '';
    await browser.post('/mot-de-passe', { email: ' Police@VAL.example ' });
    const [mail] = await mailsSent(test);
    const path = linkOf(mail);
    const scanner = test.browser();
    for (let times = 0; times < 50; times += 1) {
      await scanner.get(path);
      await scanner.head(path);
    }

    const elsewhere = await scanner.get(path);
    const byScanner = await scanner.post(path, BOTH);
    const page = await browser.get(path);
    const common = await browser.post(path, { password: 'motdepasse2026', passwordAgain: 'motdepasse2026' });
    const chosen = await browser.post(path, BOTH);
    const again = await browser.post(path, BOTH);
    const told = await mailsSent(test);

    expect(said(elsewhere)).toContain('Ouvrez ce lien dans le navigateur qui l’a demandé');
    expect(said(byScanner)).toContain('Ouvrez ce lien dans le navigateur qui l’a demandé');
    expect([page.status, common.status, chosen.status, again.status]).toEqual([200, 422, 303, 404]);
    expect(common.html).not.toContain('motdepasse2026');
    expect(told.map(({ to, subject }) => [to, subject])).toEqual([['police@val.example', 'Votre mot de passe a été changé']]);
    expect((await test.browser().get('/compte', { cookie: `beffroi=${oldCookie}` })).status).toBe(303);
    expect((await browser.get('/compte')).status).toBe(200);
    await expect(test.as('police@val.example')).rejects.toThrow('could not sign in');
  });

  it('has ten minutes from the mail, not from the asking', async () => {
    const browser = test.browser();
    await browser.post('/mot-de-passe', { email: 'landlord@val.example' });
    later(test, 900);
    const path = linkOf((await mailsSent(test))[0]);
    later(test, 590);
    const inTime = await browser.get(path);
    later(test, 20);
    const over = await browser.get(path);
    const altered = await browser.get(`${path.slice(0, -1)}x`);

    expect([inTime.status, over.status, altered.status]).toEqual([200, 404, 404]);
    expect(altered.html.replaceAll(/<input type="hidden" name="here"[^>]*>/g, '')).toBe(over.html.replaceAll(/<input type="hidden" name="here"[^>]*>/g, ''));
  });

  it('does not let in without the second factor', async () => {
    const owner = await test.as('chair@val.example');
    const { secret } = await enrol(test, owner);
    const browser = test.browser();
    later(test, 3600);
    await browser.post('/mot-de-passe', { email: 'chair@val.example' });
    const mails = await mailsSent(test);

    const chosen = await browser.post(linkOf(mails.at(-1)), BOTH);

    expect(chosen.location).toBe('/connexion/code');
    expect(browser.cookie('beffroi')).toBeUndefined();
    expect((await browser.post('/connexion/code', { code: codeOf(test, secret) })).status).toBe(303);
    await mailsSent(test);
  });

  it('cannot flood a mailbox: three links an hour, and the page says nothing of it', async () => {
    const browser = test.browser();
    const answers: Page[] = [];
    for (let times = 0; times < 6; times += 1) answers.push(await browser.post('/mot-de-passe', { email: 'transport@val.example' }));

    expect(new Set(answers.map(({ status, html }) => `${status} ${html}`)).size).toBe(1);
    expect((await mailsSent(test)).filter(({ to }) => to === 'transport@val.example')).toHaveLength(3);
  });

  it('asked for twice in one browser, opens there by either link', async () => {
    const browser = test.browser();
    await browser.post('/mot-de-passe', { email: 'secretary@val.example' });
    await browser.post('/mot-de-passe', { email: 'secretary@val.example' });
    const [first, second] = (await mailsSent(test)).map(linkOf);

    expect(said(await browser.get(first ?? ''))).toContain('Le même, une seconde fois');
    expect(said(await browser.get(second ?? ''))).toContain('Le même, une seconde fois');
  });

  it('sends nothing to an account that never had one', async () => {
    await test.browser().post('/mot-de-passe', { email: 'inconnue@val.example' });

    expect(await mailsSent(test)).toEqual([]);
  });
});
