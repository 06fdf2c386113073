import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Browser } from '../../support/browser.js';
import { filled, formsOf } from '../attacks/forms.js';

const NASTY: readonly (readonly [string, string])[] = [
  ['a NUL', 'a\u0000b'], ['half a character', 'a\ud800b'], ['nothing visible', '\u200b\u2060\u3164'],
  ['markup turned round', '\u202e<script>alert(1)</script>{{page.csrf}}\u202c'], ['a very long text', 'é'.repeat(70_000)],
  ['a day that is none', '31/02/9999'], ['an id that is none', '01900000-0000-7000-8000-000000000000'], ['joined signs', '👩‍👩‍👧‍👦'.repeat(40)],
];

describe('the forms of bodies, seats, roles and charter', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Browser;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    coordinator = await test.as('coordinator@val.example');
  });

  afterAll(() => test.stop());

  const pages = () => {
    const seat = `/sieges/${council.seats['plenary.transport'] ?? ''}`;
    const bodies = '/administration/instances';
    return [
      `${bodies}/nouvelle`, `${bodies}/${council.plenary.id}/modifier`, `${bodies}/${council.plenary.id}/sieges`, `${bodies}/${council.group.id}/nommer`,
      `${bodies}/${council.group.id}/me-nommer`, `${seat}/modifier`, `${seat}/remplacement`, `${seat}/mandats`, '/administration/roles/nouveau',
      '/administration/charte/nouvelle', '/administration/charte/signatures',
    ];
  };

  it.each(NASTY)('never break on %s, in any of their fields', async (_what, text) => {
    const broken: string[] = [];
    for (const page of pages()) {
      const form = formsOf((await coordinator.get(page)).html).find(({ path }) => !/affichage|deconnexion|conseil$/.test(path));
      if (form === undefined) throw new Error(`${page} has no form`);
      for (const field of form.fields.filter(({ name }) => !['csrf', 'formKey', 'version'].includes(name))) {
        const answer = await coordinator.post(form.path, filled(form, { [field.name]: text }));
        if (![303, 400, 404, 409, 413, 422].includes(answer.status)) broken.push(`${page} ${field.name}: ${answer.status}`);
        if (answer.html.includes('<script>alert')) broken.push(`${page} ${field.name}: printed as it is`);
      }
    }

    expect(broken).toEqual([]);
  });

  it('take no field that they do not show', async () => {
    const [form] = formsOf((await coordinator.get('/administration/instances/nouvelle')).html).filter(({ path }) => path === '/administration/instances');
    if (form === undefined) throw new Error('no form');
    const names = { kind: 'ad_hoc', level: '', name: 'Point des halles', shortName: 'Halles', series: '', purpose: '' };
    const answer = await coordinator.post(form.path, filled(form, { ...names, isDefault: '1', councilId: 'x', createdOn: '1999-01-01', id: 'x' }));
    const page = (await coordinator.follow(answer)).html;

    expect(answer.status).toBe(303);
    expect(page).not.toContain('1999');
  });
});
