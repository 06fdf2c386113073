import { randomUUID } from 'node:crypto';
import { anAction } from '../../factories/action.js';
import { aCouncil } from '../../factories/council.js';
import { aMeeting, aPoint } from '../../factories/meeting.js';
import { aProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, textOf } from '../../support/browser.js';
import { filled, formsOf } from './forms.js';

/** Texts that are kept as typed (the first list), and those that a field refuses or cleans. */
const KEPT = ['<script>alert(1)</script>"><svg/onload=x>', '{{constructor}} {{{x}}} ${7*7} <%= %>', '\' OR 1=1 --"; DROP TABLE problem', '%%%_\\ 100%', 'x onmouseover=alert(1)', 'javascript:alert(1)', '👮🏽‍♀️ Nguyễn Łukasz'];
const ODD = ['a\u0000b', '\u001b[31mrouge\u0007', '\u200b\u200d\u00a0', '\u202Egnol', 'a\r\nBcc: x@y', '31/02/2027', '2027-13-01', '00/00/0000', '31-12-9999', '-1', '1e9', '99999999999999999999', 'é'.repeat(20_000)];

describe('nasty inputs', () => {
  let test: TestApp;
  let coordinator: Browser;
  let pages: string[];

  beforeAll(async () => {
    test = await startTestApp();
    const council = await aCouncil(test);
    const viewer = await council.viewer('coordinator');
    const problemId = await aProblem(test, council);
    const actionId = await anAction(test, viewer, { problemId, leadOrganisationId: council.organisations.VIL ?? '', dueOn: '2026-03-20' });
    const meetingId = await aMeeting(test, viewer, council.plenary.id);
    const itemId = await aPoint(test, viewer, meetingId);
    coordinator = await test.as('coordinator@val.example');
    pages = [
      '/dossiers/nouveau', `/dossiers/${problemId}`, `/dossiers/${problemId}/modifier`, `/dossiers/${problemId}/faits`, `/dossiers/${problemId}/cloture`, '/actions/nouvelle',
      `/actions/${actionId}/reponse`, `/actions/${actionId}/echeance`, `/actions/${actionId}/cloture`, '/reunions/nouvelle', `/reunions/${meetingId}`, `/reunions/${meetingId}/modifier`, `/reunions/${meetingId}/points/${itemId}`,
    ];
  });

  afterAll(() => test.stop());

  it('never break a page, and what a form refuses stays in it', async () => {
    const broken: string[] = [];
    for (const page of pages) {
      for (const form of formsOf((await coordinator.get(page)).html).filter(({ path }) => !/deconnexion|affichage|conseil|annulation/.test(path))) {
        for (const { name } of form.fields.filter(({ kind }) => kind === 'text')) {
          for (const text of [...KEPT, ...ODD]) {
            // A stale version: nothing is written, so that each text meets the same form.
            const keys = { ...(filled(form).version === undefined ? {} : { version: '999' }), ...(filled(form).formKey === undefined ? {} : { formKey: randomUUID() }) };
            const answer = await coordinator.post(form.path, { ...filled(form), ...keys, [name]: text });
            if (![303, 409, 422].includes(answer.status)) broken.push(`${form.path} ${name} ${JSON.stringify(text.slice(0, 30))}: ${answer.status}`);
            if (answer.status === 422 && KEPT.includes(text) && !textOf(answer.html.replaceAll(/value="([^"]*)"/g, '>$1<')).includes(text.replace(/\s+/g, ' '))) broken.push(`${form.path} ${name} lost ${text}`);
          }
        }
      }
    }

    expect(broken).toEqual([]);
  }, 300_000);

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const)('%s is no way in', async (method) => {
    const answer = await test.app.inject({ method, url: '/dossiers', headers: { host: 'beffroi.test', cookie: `beffroi=${coordinator.cookie('beffroi') ?? ''}` } });

    expect([403, 404, 405]).toContain(answer.statusCode);
  });

  const COOKIES: readonly (readonly [string, string])[] = [
    ['an empty one', 'beffroi='], ['two of them', 'beffroi=x; beffroi=y'], ['a very long one', `beffroi=${'x'.repeat(8000)}`], ['a NUL', 'beffroi=%00'],
    ['a notice that is none', 'avis=pas-du-json; affichage=<x>'], ['a prototype', '__proto__=1'], ['signs alone', ';;;==='],
  ];

  it.each(COOKIES)('%s as cookie is nobody', async (_, cookie) => {
    expect((await test.app.inject({ method: 'GET', url: '/', headers: { host: 'beffroi.test', cookie } })).statusCode).toBe(303);
  });

  it('refuses a form of more than a megabyte before reading it', async () => {
    expect((await coordinator.post('/affichage', { theme: 'x'.repeat(1_100_000) })).status).toBe(413);
  });
});
