import { randomUUID } from 'node:crypto';
import { Contact } from '../../../src/people/index.js';
import { aCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, textOf } from '../../support/browser.js';
import { filled, formsOf, type PageForm } from '../attacks/forms.js';

const KEPT = ['<script>alert(1)</script>"><svg/onload=x>', '{{constructor}} {{{x}}} ${7*7}', '\' OR 1=1 --"; DROP TABLE contact', '%%%_\\ 100%', 'javascript:alert(1)', '👮🏽‍♀️ Nguyễn Łukasz'];
const ODD = ['a\u0000b', '\ud800', '\u001b[31mrouge\u0007', '\u200b\u200d\u00a0', '\u202Egnol', 'a\r\nBcc: x@y', '31/02/2027', '99999999999999999999', 'é'.repeat(20_000)];

describe('the forms of the partners, badly used', () => {
  let test: TestApp;
  let coordinator: Browser;
  let pages: string[];

  beforeAll(async () => {
    test = await startTestApp();
    const council = await aCouncil(test);
    const landlord = `/partenaires/${council.organisations.BH ?? ''}`;
    const { id } = await test.database.read(Contact, 'contact').where('contact.email = :email', { email: 'landlord@val.example' }).getOneOrFail();
    coordinator = await test.as('coordinator@val.example');
    pages = ['/partenaires/nouveau', `${landlord}/modifier`, `${landlord}/contacts/nouveau`, `${landlord}/contacts/${id}/modifier`, `${landlord}/contacts/${id}/depart`, '/partenaires/import', landlord];
  });

  afterAll(() => test.stop());

  async function forms(): Promise<PageForm[]> {
    const all: PageForm[] = [];
    for (const page of pages) all.push(...formsOf((await coordinator.get(page)).html).filter(({ path }) => path.startsWith('/partenaires')));
    return all;
  }

  it('never break, and what they refuse stays in them', async () => {
    const broken: string[] = [];
    for (const form of await forms()) {
      for (const { name } of form.fields.filter((field) => field.kind === 'text' && field.name !== 'file')) {
        for (const text of [...KEPT, ...ODD]) {
          const sent = filled(form);
          const keys = { ...(sent.version === undefined ? {} : { version: '999' }), ...(sent.formKey === undefined ? {} : { formKey: randomUUID() }) };
          const answer = await coordinator.post(form.path, { ...sent, ...keys, [name]: text });
          if (![303, 409, 422].includes(answer.status)) broken.push(`${form.path} ${name} ${JSON.stringify(text.slice(0, 20))}: ${answer.status}`);
          const shown = textOf(answer.html.replaceAll(/value="([^"]*)"/g, '>$1<'));
          if (answer.status === 422 && KEPT.includes(text) && !shown.includes(text)) broken.push(`${form.path} ${name} lost ${text}`);
        }
      }
    }

    expect(broken).toEqual([]);
  }, 300_000);

  it('take a wrong choice, a missing key or a strange version for what they are', async () => {
    const odd: string[] = [];
    for (const form of await forms()) {
      for (const [name, value] of [['category', '99'], ['category', '-1'], ['same', 'maybe'], ['version', '0'], ['version', '1e3'], ['version', ''], ['formKey', ''], ['formKey', '../..'], ['person', 'x'], ['contacts', '__proto__']] as const) {
        if (!form.fields.some((field) => field.name === name)) continue;
        const answer = await coordinator.post(form.path, { ...filled(form), [name]: value });
        if (answer.status >= 500 || answer.status === 303) odd.push(`${form.path} ${name}=${value}: ${answer.status}`);
      }
    }

    expect(odd).toEqual([]);
  });

  it('never take what they do not show', async () => {
    const [fresh] = await forms();
    const answer = await coordinator.post(fresh?.path ?? '', { ...filled(fresh as PageForm), name: 'Cinéma du Pont', category: '30', phone: '', code: '', id: randomUUID(), councilId: randomUUID(), endedOn: '2020-01-01', version: '7' });
    const page = textOf((await coordinator.follow(answer)).html);

    expect(answer.status).toBe(303);
    expect(page).not.toContain('ne participe plus depuis');
  });
});
