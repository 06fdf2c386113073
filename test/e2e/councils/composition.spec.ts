import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, textOf } from '../../support/browser.js';

describe('who sat on a day', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Browser;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    coordinator = await test.as('coordinator@val.example');
  });

  afterAll(() => test.stop());

  const on = async (le: string, browser = coordinator, body = council.plenary.id) => {
    const page = await browser.get(`/administration/composition?${new URLSearchParams({ le, instance: body }).toString()}`);
    return { status: page.status, text: textOf(page.html) };
  };

  it('is told for any day, before the first seat and after the last change', async () => {
    const seat = council.seats['plenary.transport'] ?? '';
    const version = hiddenValue((await coordinator.get(`/sieges/${seat}/fin`)).html, 'version') ?? '';
    await coordinator.post(`/sieges/${seat}/fin`, { version, from: '01/02/2026', reason: 'réorganisation' });

    expect((await on('2023-12-31')).text).toContain('Aucun siège ce jour-là.');
    expect((await on('2026-01-31')).text).toContain('Solène Kerzhéro');
    expect((await on('2026-02-01')).text).not.toContain('Solène Kerzhéro');
  });

  it('says how each organisation came to sit, and by which act', async () => {
    const form = await coordinator.get(`/administration/instances/${council.plenary.id}/sieges`);
    const keys = { formKey: hiddenValue(form.html, 'formKey') ?? '' };
    const fields = { organisations: [council.organisations.BH ?? '', council.organisations.TB ?? ''], status: 'appointed', act: 'arrêté 2026-12', startsOn: '03/03/2026', seatsFirst: '1' };
    const answer = await coordinator.post(`/administration/instances/${council.plenary.id}/sieges`, { ...keys, ...fields });
    const text = (await on('2026-03-03')).text;

    expect(answer.status).toBe(303);
    expect(text).toContain('Transbrune responsable sûreté Membre désigné Solène Kerzhéro depuis le 3 mars 2026');
    expect(text).toContain('arrêté 2026-12');
    expect((await on('2026-03-02')).text).not.toContain('arrêté 2026-12');
  });

  it.each(['2026-02-31', '2026-13-01', '0000-00-00', '99999-01-01', 'demain matin', '<script>', '2026-03-03T10:00', '\u0000'])('never fails on the date %j', async (le) => {
    const { status, text } = await on(le);

    expect(status).toBe(200);
    expect(text).toContain('Formation plénière, mardi 3 mars 2026');
  });

  it('reads a date as it is typed', async () => {
    expect((await on('28/02/2026')).text).toContain('samedi 28 février 2026');
  });

  it('is told to a member for the bodies that she reads, and no other body is known to her', async () => {
    const member = await test.as('transport@val.example');
    const neighbour = await aCouncil(test, 'VDB', 'Val de Brune');
    const page = await member.get('/administration/composition');

    expect(page.status).toBe(200);
    expect(textOf(page.html)).not.toContain('Tilleuls');
    for (const id of [council.group.id, council.restricted.id, neighbour.plenary.id, 'nul']) expect((await on('2026-03-03', member, id)).status).toBe(404);
    expect((await on('2026-03-03', await test.as('reader@val.example'))).status).toBe(403);
  });

  it('keeps the order that the coordinator gave', async () => {
    const seat = council.seats['plenary.chair'] ?? '';
    const answer = await coordinator.post(`/sieges/${seat}/rang`, { sens: 'up' });
    const { text } = await on('2026-03-03');

    expect(answer.status).toBe(303);
    expect(text.indexOf('Gilles Ambrevert')).toBeLessThan(text.indexOf('coordinatrice'));
    expect((await coordinator.post(`/sieges/${seat}/rang`, { sens: 'de côté' })).status).toBe(400);
  });

  it('a seat says what changed in it, under its version', async () => {
    const seat = council.seats['plenary.police'] ?? '';
    const version = hiddenValue((await coordinator.get(`/sieges/${seat}/modifier`)).html, 'version') ?? '';
    const changed = await coordinator.post(`/sieges/${seat}`, { version, jobTitle: 'directeur', status: 'by_right', act: '' });
    const stale = await coordinator.post(`/sieges/${seat}`, { version, jobTitle: 'Trop tard', status: '', act: '' });
    const odd = await coordinator.post(`/sieges/${seat}`, { version: '2', jobTitle: 'x', status: 'roi' });

    expect([changed.status, stale.status, odd.status]).toEqual([303, 409, 422]);
    expect(stale.html).toContain('Trop tard');
    expect((await on('2026-03-03')).text).toContain('directeur Membre de droit Karim Lortholary');
  });
});
