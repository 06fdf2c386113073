import { hiddenValue, textOf } from '../../support/browser.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';

const INSTANCES = '/administration/instances';

describe('the bodies of a council', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let neighbour: SmallCouncil;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    neighbour = await aCouncil(test, 'VDB', 'Val de Brune');
  });

  afterAll(() => test.stop());

  async function create(fields: Record<string, string>) {
    const browser = await test.as('coordinator@val.example');
    const form = await browser.get(`${INSTANCES}/nouvelle`);
    const answer = await browser.post(INSTANCES, { formKey: hiddenValue(form.html, 'formKey') ?? '', kind: 'ad_hoc', level: '', name: 'Point rentrée', shortName: 'Rentrée', ...fields });
    return { browser, answer };
  }

  it('are listed with their level; a group that the reader does not read shows its name, its size masked under 3', async () => {
    const coordinator = textOf((await (await test.as('coordinator@val.example')).get(INSTANCES)).html);
    const chair = textOf((await (await test.as('chair@val.example')).get(INSTANCES)).html);

    expect(coordinator).toMatch(/Formation plénière Membres .*5 sièges/);
    expect(coordinator).toContain('Groupe des Tilleuls');
    expect(coordinator).toContain('3 personnes nommées');
    expect(chair).toContain('Groupe des Tilleuls');
  });

  it('are closed to who does not keep the council', async () => {
    for (const key of ['secretary', 'police', 'reader']) {
      const browser = await test.as(`${key}@val.example`);
      for (const path of [INSTANCES, `${INSTANCES}/nouvelle`, `${INSTANCES}/${council.plenary.id}`]) expect((await browser.get(path)).status).toBe(403);
      expect((await browser.post(INSTANCES, { name: 'x' })).status).toBe(403);
    }
  });

  it('of another council are as unknown as none', async () => {
    const browser = await test.as('coordinator@val.example');
    for (const id of [neighbour.plenary.id, '01900000-0000-7000-8000-000000000000', 'nul']) {
      for (const path of ['', '/modifier', '/fin', '/sieges', '/nommer']) expect((await browser.get(`${INSTANCES}/${id}${path}`)).status).toBe(404);
    }
    expect((await browser.get(`/sieges/${neighbour.seats['plenary.police'] ?? ''}`)).status).toBe(404);
  });

  it('are created once, with the level of their kind and a letter proposed from the name', async () => {
    const { browser, answer } = await create({ kind: 'group', name: 'Groupe violences intrafamiliales', shortName: 'VIF' });
    const page = textOf((await browser.follow(answer)).html);

    expect(answer.status).toBe(303);
    expect(page).toContain('Groupe violences intrafamiliales');
    expect(page).toContain('série I');
    expect(page).toContain('Personne n’est encore nommé');
  });

  it('say beside the field what is wrong, and keep what was typed', async () => {
    const second = await create({ kind: 'restricted', name: 'Une autre restreinte', shortName: 'Autre' });
    const watch = await create({ kind: 'watch_unit', name: 'Veille des halles', shortName: 'Veille' });
    const letter = await create({ kind: 'group', name: 'Groupe doublon', shortName: 'Doublon', series: 't' });
    const short = await create({ name: 'a', purpose: '<b>Rentrée</b>' });

    expect(second.answer.status).toBe(422);
    expect(textOf(second.answer.html)).toContain('Ce conseil a déjà sa formation restreinte.');
    expect(second.answer.html).toContain('value="Une autre restreinte"');
    expect(textOf(watch.answer.html)).toContain('Choisissez qui lit ce qui se dit dans la cellule de veille.');
    expect(textOf(letter.answer.html)).toContain('La lettre T numérote déjà une autre instance');
    expect(textOf(short.answer.html)).toContain('Donnez un nom de 3 à 160 caractères');
    expect(short.answer.html).toContain('&lt;b&gt;Rentrée&lt;/b&gt;');
  });

  it('change their names under their version, and nothing else', async () => {
    const { browser, answer } = await create({ name: 'Point marché', shortName: 'Marché' });
    const here = answer.location ?? '';
    const form = await browser.get(`${here}/modifier`);
    const version = hiddenValue(form.html, 'version') ?? '';
    const fields = { version, name: 'Point du marché', shortName: 'Marché', purpose: 'Le marché du samedi', kind: 'group', level: 'group', series: 'Z' };

    const changed = await browser.post(`${here}/modifier`, fields);
    const stale = await browser.post(`${here}/modifier`, { ...fields, name: 'Trop tard' });
    const page = textOf((await browser.get(here)).html);

    expect(changed.status).toBe(303);
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('Trop tard');
    expect(page).toContain('Point du marché');
    expect(page).toContain('Réunion ponctuelle');
    expect(page).toContain('série du conseil');
  });

  it('end only when nothing lives in them any more, and are offered no more', async () => {
    const { browser, answer } = await create({ name: 'Point piscine', shortName: 'Piscine' });
    const here = answer.location ?? '';
    const id = here.split('/').at(-1) ?? '';
    const meeting = await browser.get('/reunions/nouvelle');
    const held = { formKey: hiddenValue(meeting.html, 'formKey') ?? '', body: id, heldOn: '20/03/2026', startsAt: '9 h', endsAt: '10 h', place: 'Mairie' };
    const planned = await browser.post('/reunions', held);
    const version = hiddenValue((await browser.get(`${here}/fin`)).html, 'version') ?? '';

    const refused = await browser.post(`${here}/fin`, { version, on: '03/03/2026' });
    const cancel = await browser.get(`${planned.location ?? ''}/annulation`);
    await browser.post(`${planned.location ?? ''}/annulation`, { version: hiddenValue(cancel.html, 'version') ?? '1' });
    const ended = await browser.post(`${here}/fin`, { version, on: '03/03/2026' });

    expect(planned.status).toBe(303);
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toContain('la réunion du 20 mars 2026');
    expect(ended.status).toBe(303);
    expect((await browser.get('/reunions/nouvelle')).html).not.toContain(id);
    expect((await browser.get(`${INSTANCES}/${id}/sieges`)).status).toBe(200);
  });

  it('never end when they hold a level alone', async () => {
    const browser = await test.as('chair@val.example');
    const here = `${INSTANCES}/${council.restricted.id}`;
    const answer = await browser.post(`${here}/fin`, { version: '1', on: '03/03/2026' });

    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toContain('la seule de son niveau');
  });
});
