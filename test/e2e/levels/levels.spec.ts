import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { OutboxWorker } from '../../../src/platform/outbox/outbox.worker.js';
import { FactService, NoteService, ReplyService } from '../../../src/problems/index.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aMeeting, aPoint } from '../../factories/meeting.js';
import { aProblem } from '../../factories/problem.js';
import { PASSWORD, startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, type Page, textOf } from '../../support/browser.js';

let test: TestApp;
let council: SmallCouncil;
let coordinator: Browser;
let chair: Browser;
let secretary: Browser;
let police: Browser;
let landlord: Browser;
let viewer: Viewer;

beforeAll(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
  viewer = await council.viewer('coordinator');
  coordinator = await test.as('coordinator@val.example');
  chair = await test.as('chair@val.example');
  secretary = await test.as('secretary@val.example');
  police = await test.as('police@val.example');
  landlord = await test.as('landlord@val.example');
});

afterAll(() => test.stop());

/** Opens the confirmation page of a level, proving oneself again when asked. */
async function previewed(browser: Browser, path: string, level: string): Promise<Page> {
  const asked = `${path}?vers=${level}`;
  const page = await browser.get(asked);
  if (page.status !== 303) return page;
  await browser.follow(page);
  const proved = await browser.post('/compte/confirmation', { presentPassword: PASSWORD, suite: asked });
  expect(proved).toMatchObject({ status: 303 });
  return browser.get(asked);
}

async function moved(browser: Browser, path: string, level: string, more: Readonly<Record<string, string>> = {}): Promise<Page> {
  const { html } = await previewed(browser, path, level);
  const hidden = Object.fromEntries(['version', 'level', 'seen'].flatMap((name) => (hiddenValue(html, name) === null ? [] : [[name, hiddenValue(html, name) ?? '']])));
  return browser.post(path, { ...hidden, reason: 'Des faits graves y sont décrits.', ...more });
}

/** By address, and every word as it left. */
async function mailsKept(): Promise<Map<string, string>> {
  const folder = join(test.settings.dataDir, 'mails');
  const kept = new Map<string, string>();
  for (const name of await readdir(folder).catch(() => [])) {
    const mail = await readFile(join(folder, name), 'utf8');
    kept.set(/^To: .*<(.*)>/m.exec(mail)?.[1] ?? name, mail);
  }
  return kept;
}

describe('who can read a problem', () => {
  it('names each reader with her function, her right and since when', async () => {
    const id = await aProblem(test, council, { bodyId: council.group.id });
    await police.get(`/dossiers/${id}`);

    const words = textOf((await coordinator.get(`/dossiers/${id}/acces`)).html);

    expect(words).toContain('Trois personnes peuvent lire ce dossier');
    expect(words).toContain('Karim Lortholary chef de service Police municipale de Valbrune Membre du groupe depuis le 1 er janvier 2024 aujourd’hui');
    expect(words).toContain('Marc Ouzrane responsable d’agence Brune Habitat Membre du groupe depuis le 1 er janvier 2024 jamais');
  });

  it('offers to move the level to the chair and the coordination alone', async () => {
    const id = await aProblem(test, council);

    expect((await coordinator.get(`/dossiers/${id}/acces`)).html).toContain('Changer le niveau');
    expect((await chair.get(`/dossiers/${id}/acces`)).html).toContain('Changer le niveau');
    expect((await police.get(`/dossiers/${id}/acces`)).html).not.toContain('Changer le niveau');
    expect((await police.get(`/dossiers/${id}/niveau`)).status).toBe(403);
    expect((await secretary.post(`/dossiers/${id}/niveau`, { level: 'restreint', version: '1', reason: 'Sans droit du tout' })).status).toBe(403);
  });

  it('offers no group to whom is not in it, and no restricted level from a group', async () => {
    const members = await aProblem(test, council);
    const group = await aProblem(test, council, { bodyId: council.group.id });

    const chairChoices = (await chair.get(`/dossiers/${members}/niveau`)).html;
    const groupChoices = (await coordinator.get(`/dossiers/${group}/niveau`)).html;

    expect(chairChoices).toContain('value="restreint"');
    expect(chairChoices).not.toContain(council.group.id);
    expect(groupChoices).not.toContain('value="restreint"');
    expect(groupChoices).toContain('value="public"');
    expect((await chair.get(`/dossiers/${group}/niveau`)).status).toBe(404);
  });
});

describe('raising a problem', () => {
  it('is seen before it is confirmed, in two steps', async () => {
    const id = await aProblem(test, council, { title: 'La cave du 12' });
    const meetingId = await aMeeting(test, viewer, council.plenary.id);
    await aPoint(test, viewer, meetingId, { title: 'La cave', problemId: id });

    const words = textOf((await previewed(coordinator, `/dossiers/${id}/niveau`, 'restreint')).html);

    expect(words).toContain('I, Membres, puis II, Restreint');
    expect(words).toContain('Trois personnes ne liraient plus ce dossier');
    expect(words).toContain('Marc Ouzrane');
    expect(words).toContain('Le point reste à l’ordre du jour (Formation plénière, mardi 10 mars), sous le titre « Point restreint »');

    const answer = await moved(coordinator, `/dossiers/${id}/niveau`, 'restreint');
    expect(answer).toMatchObject({ status: 303, location: `/dossiers/${id}` });
    expect((await landlord.get(`/dossiers/${id}`)).status).toBe(404);
    expect((await police.get(`/dossiers/${id}`)).status).toBe(200);
    expect(textOf((await secretary.get(`/reunions/${meetingId}`)).html)).toContain('Point restreint');
    expect(textOf((await chair.get(`/dossiers/${id}/acces`)).html)).toContain('De I, Membres à II, Restreint Aujourd’hui, par Claire Montagnac. Des faits graves y sont décrits.');
  });

  it('says its refusal in the form and keeps the reason', async () => {
    const id = await aProblem(test, council);
    await anAction(test, viewer, { problemId: id, leadOrganisationId: council.organisations.TB ?? '' });

    const answer = await moved(coordinator, `/dossiers/${id}/niveau`, council.group.id, { reason: 'Pour en parler entre nous.' });

    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toContain('Personne n’est nommé dans ce groupe pour : Transbrune');
    expect(answer.html).toContain('Pour en parler entre nous.');
  });

  it('asks for a reason, and for a page that is not stale', async () => {
    const id = await aProblem(test, council);
    const path = `/dossiers/${id}/niveau`;

    const silent = await coordinator.post(path, { level: 'restreint', version: '1', reason: '' });
    const stale = await coordinator.post(path, { level: 'restreint', version: '7', reason: 'Faits graves.' });
    const odd = await coordinator.post(path, { level: 'n’importe', version: '1', reason: 'Faits graves.' });
    const unversioned = await coordinator.post(path, { level: 'restreint', reason: 'Faits graves.' });

    expect([silent, stale, odd, unversioned].map(({ status }) => status)).toEqual([422, 409, 422, 400]);
    expect(textOf(silent.html)).toContain('Dites pourquoi ce niveau change');
  });
});

describe('lowering a problem', () => {
  it('asks to prove oneself again, to read again, and opens the row alone', async () => {
    const id = await aProblem(test, council, { bodyId: council.group.id, title: 'Attroupements du soir', places: ['Hall quovandre'] });
    await test.app.get(NoteService).add(await council.viewer('police'), id, 'Dit en groupe, tiblochon.');
    const path = `/dossiers/${id}/niveau`;

    test.clock.moveTo('2026-03-03T08:15:00.000Z');
    expect(await coordinator.get(`${path}?vers=membres`)).toMatchObject({ status: 303, location: expect.stringContaining('/compte/confirmation') as string });
    const unproved = await coordinator.post(path, { level: 'membres', version: '1', reason: 'Rien de nominatif.', reread: '1' });
    expect(unproved.status).toBe(403);
    const words = textOf((await previewed(coordinator, path, 'membres')).html);
    expect(words).toContain('personnes de plus liraient le titre, le texte d’ouverture et le statut.');
    expect(words).toContain('Solène Kerzhéro');
    expect((await moved(coordinator, path, 'membres')).status).toBe(422);
    expect((await moved(coordinator, path, 'membres', { reread: '1' })).status).toBe(303);

    const opened = await secretary.get(`/dossiers/${id}`);
    expect(opened.status).toBe(200);
    expect(opened.html).toContain('Attroupements du soir');
    expect(opened.html).not.toContain('tiblochon');
    expect(opened.html).not.toContain('quovandre');
    expect((await landlord.get(`/dossiers/${id}`)).html).toContain('tiblochon');
  });

  it('tells those who read it, in words that name nothing', async () => {
    await test.app.get(OutboxWorker).drain();
    await rm(join(test.settings.dataDir, 'mails'), { recursive: true, force: true });
    const id = await aProblem(test, council, { bodyId: council.group.id, title: 'Varlouette' });

    await moved(coordinator, `/dossiers/${id}/niveau`, 'membres', { reread: '1' });
    await test.app.get(OutboxWorker).drain();

    const sent = await mailsKept();
    expect([...sent.keys()].sort()).toEqual(['landlord@val.example', 'police@val.example']);
    for (const mail of sent.values()) {
      expect(mail).not.toMatch(/varlouette/i);
      expect(mail).not.toContain(id);
    }
  });

  it('keeps the words of former episodes and answers for those who read them', async () => {
    const id = await aProblem(test, council, { bodyId: council.group.id });
    const actionId = await anAction(test, viewer, { problemId: id, leadOrganisationId: council.organisations.BH ?? '' });
    const organisationId = council.organisations.BH ?? '';
    const said = { organisationId, state: 'blocked', motive: 'other', words: 'Rasquivel nous en empêche.', expectedOn: null, channel: 'signed_in' } as const;
    await test.app.get(ReplyService).reply(await council.viewer('landlord'), actionId, said);

    await moved(coordinator, `/dossiers/${id}/niveau`, 'membres', { reread: '1' });
    expect((await moved(coordinator, `/actions/${actionId}/niveau`, 'membres', { reread: '1' })).status).toBe(303);

    const seen = await secretary.get(`/actions/${actionId}`);
    expect(seen.status).toBe(200);
    expect(seen.html).not.toContain('Rasquivel');
    expect((await secretary.get('/')).html).not.toContain('Rasquivel');
    expect((await police.get(`/actions/${actionId}`)).html).toContain('Rasquivel');
  });
});

describe('one note, one fact, one action', () => {
  it('rises alone and never falls below its problem', async () => {
    const id = await aProblem(test, council);
    const noteId = await test.app.get(NoteService).add(await council.viewer('police'), id, 'Une note, fosticane.');
    const fact = { happenedOn: '2026-03-01', band: null, time: null, placeName: 'Allée jabrelune', source: 'agent', organisationId: null, text: 'Un fait, galtovine.' } as const;
    const factId = await test.app.get(FactService).add(await council.viewer('police'), id, fact);
    const actionId = await anAction(test, viewer, { problemId: id, sentence: 'Action pimbrocelle' });

    const answers = [
      await moved(coordinator, `/dossiers/${id}/fil/${noteId}/niveau`, 'restreint'),
      await moved(coordinator, `/dossiers/${id}/faits/${factId}/niveau`, 'restreint'),
      await moved(coordinator, `/actions/${actionId}/niveau`, council.group.id),
    ];

    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const pages = [await secretary.get(`/dossiers/${id}`), await secretary.get(`/dossiers/${id}/faits`), await secretary.get('/actions')];
    for (const { html } of pages) expect(html).not.toMatch(/fosticane|galtovine|jabrelune|pimbrocelle/);
    expect((await secretary.get(`/actions/${actionId}`)).status).toBe(404);
    expect((await chair.get(`/dossiers/${id}`)).html).toContain('fosticane');

    await moved(coordinator, `/dossiers/${id}/niveau`, 'restreint');
    expect((await coordinator.get(`/dossiers/${id}/fil/${noteId}/niveau`)).html).not.toContain('value="membres"');
  });

  it('refuses a page made before the note moved', async () => {
    const id = await aProblem(test, council);
    const noteId = await test.app.get(NoteService).add(await council.viewer('police'), id, 'Une autre note.');
    const path = `/dossiers/${id}/fil/${noteId}/niveau`;
    await moved(coordinator, path, 'restreint');

    const late = await coordinator.post(path, { level: 'membres', seen: 'membres', reason: 'Faits graves.', reread: '1' });

    expect(late.status).toBe(409);
  });
});

describe('beside each text', () => {
  it('one sentence says who will read it, for each level that the form offers', async () => {
    const { html } = await coordinator.get('/dossiers/nouveau');

    expect(textOf(html)).toContain('Liront ce texte : les 6 personnes du conseil.');
    expect(html).toMatch(/<span class="lit lit-1 choisi">Liront ce texte/);
    expect(html).toMatch(/class="lit lit-2">Liront ce texte\u00a0: les 3\u00a0personnes/);
    expect(html).toContain('aria-describedby="title-aide title-lecteurs"');
  });
});
