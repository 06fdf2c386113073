import { Invitation, InvitationService, MeetingService } from '../../../src/meetings/index.js';
import { PartnerLinks } from '../../../src/partner-links/index.js';
import { AccountInvitation } from '../../../src/people/index.js';
import { Action } from '../../../src/problems/index.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { anOpenProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, textOf } from '../../support/browser.js';

const SUCCESSOR = { person: 'new', givenName: 'Anaïs', familyName: 'Le Goff', jobTitle: 'cheffe de service', email: 'a.legoff@val.example' };

describe('the chief of a brigade is transferred in August', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Browser;
  let police: Browser;
  let halls: string;
  let seat: string;
  let meetingId: string;
  let link: string;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    const viewer = await council.viewer('coordinator');
    const organisation = council.organisations.PM ?? '';
    const dump = await anOpenProblem(test, viewer, council.plenary.id, 'Dépôts sauvages au Pont-Neuf');
    halls = await anOpenProblem(test, viewer, council.group.id, 'Occupation des halls');
    seat = council.seats['plenary.police'] ?? '';
    await anAction(test, viewer, { problemId: dump, sentence: 'Passer le soir', leadOrganisationId: organisation, leadSeatId: seat, dueOn: '2026-03-20' });
    await anAction(test, viewer, { problemId: halls, sentence: 'Fixer un passage', leadOrganisationId: organisation, dueOn: '2026-03-20' });
    const slot = { heldOn: '2026-03-17', startsAt: '09:30', endsAt: '11:00', place: 'Mairie' };
    meetingId = await test.app.get(MeetingService).create(viewer, { bodyId: council.plenary.id, ...slot });
    const invitation = await ofSeat();
    await test.app.get(InvitationService).answer(await council.viewer('police'), invitation.id, invitation.version, { answer: 'coming', representedBy: null });
    const asked = { councilId: council.councilId, organisationId: organisation, personId: council.persons.police ?? '', notificationId: null };
    link = (await test.app.get(PartnerLinks).make(viewer, asked)).token;
    coordinator = await test.as('coordinator@val.example');
    police = await test.as('police@val.example');
  });

  afterAll(() => test.stop());

  const ofSeat = async () => {
    const query = test.database.read(Invitation, 'invitation').where('invitation.meetingId = :meetingId AND invitation.seatId = :seat', { meetingId, seat });
    const found = await query.getOne();
    if (found === null) throw new Error('The seat is not invited');
    return found;
  };

  it('the former holder reads and answers until the day comes', async () => {
    expect((await police.get(`/dossiers/${halls}`)).status).toBe(200);
    expect((await test.browser().get(`/lien/${link}`)).html).toContain('Police municipale');
  });

  it('who keeps no council cannot replace anybody', async () => {
    for (const key of ['secretary', 'police', 'transport', 'reader']) {
      const browser = await test.as(`${key}@val.example`);
      expect((await browser.get(`/sieges/${seat}`)).status).toBe(403);
      expect((await browser.get(`/sieges/${seat}/remplacement`)).status).toBe(403);
      expect((await browser.post(`/sieges/${seat}/remplacement`, SUCCESSOR)).status).toBe(403);
    }
  });

  it('a form that lacks something keeps what was typed and names the field', async () => {
    const form = await coordinator.get(`/sieges/${seat}/remplacement`);
    const keys = { formKey: hiddenValue(form.html, 'formKey') ?? '', version: hiddenValue(form.html, 'version') ?? '' };

    const noName = await coordinator.post(`/sieges/${seat}/remplacement`, { ...keys, ...SUCCESSOR, familyName: '  ', from: '03/03/2026' });
    const noDay = await coordinator.post(`/sieges/${seat}/remplacement`, { ...keys, ...SUCCESSOR, from: '31/02/2026' });
    const known = await coordinator.post(`/sieges/${seat}/remplacement`, { ...keys, ...SUCCESSOR, email: 'landlord@val.example', from: '03/03/2026' });
    const before = await coordinator.post(`/sieges/${seat}/remplacement`, { ...keys, ...SUCCESSOR, from: '01/01/2020' });

    expect([noName, noDay, known, before].map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    expect(textOf(noName.html)).toContain('Indiquez son nom');
    expect(noName.html).toContain('value="Anaïs"');
    expect(noDay.html).toContain('value="31/02/2026"');
    expect(textOf(known.html)).toContain('Cette adresse est celle de Marc Ouzrane (Brune Habitat)');
    expect(textOf(before.html)).toContain('Ce siège existe depuis le 1 er janvier 2024');
  });

  it('two presses hand over every seat but the group’s', async () => {
    const form = await coordinator.get(`/sieges/${seat}/remplacement`);
    const text = textOf(form.html);
    const keys = { formKey: hiddenValue(form.html, 'formKey') ?? '', version: hiddenValue(form.html, 'version') ?? '' };
    const sent = { ...keys, ...SUCCESSOR, from: '3 mars', leaves: '1', invites: '1', reason: 'changement de poste' };
    const answer = await coordinator.post(`/sieges/${seat}/remplacement`, sent);
    const again = await coordinator.post(`/sieges/${seat}/remplacement`, sent);
    const page = textOf((await coordinator.follow(answer)).html);

    expect(text).toContain('Remplacer Karim Lortholary');
    expect(text).toContain('son successeur prend aussi : Formation restreinte');
    expect(text).toContain('Deviennent vacants : Groupe des Tilleuls');
    expect([answer.status, again.status]).toEqual([303, 303]);
    expect(page).toContain('Anaïs Le Goff, titulaire depuis le mardi 3 mars.');
    expect(page).toContain('Karim Lortholary Titulaire 1 er janvier 2024 2 mars 2026 changement de poste');
    expect(textOf((await coordinator.get(`/sieges/${council.seats['restricted.police'] ?? ''}`)).html)).toContain('Anaïs Le Goff, titulaire');
    expect(textOf((await coordinator.get(`/sieges/${council.seats['group.police'] ?? ''}`)).html)).toContain('Siège vacant : personne n’y est nommé');
  });

  it('the former holder reads nothing more that very day, and her link is dead', async () => {
    expect((await police.get(`/dossiers/${halls}`)).status).toBe(403);
    expect((await police.get('/dossiers')).status).toBe(403);
    expect((await police.get('/reunions')).status).toBe(403);
    expect((await test.browser().get(`/lien/${link}`)).html).not.toContain('Police municipale');
  });

  it('actions stay on the function, and the invitation is asked again of who comes', async () => {
    const kept = await test.database.read(Action, 'action').where('action.leadSeatId = :seat', { seat }).getMany();
    const invitation = await ofSeat();

    expect(kept.map(({ sentence, state }) => [sentence, state])).toEqual([['Passer le soir', 'open']]);
    expect(invitation.personId).not.toBe(council.persons.police);
    expect(invitation.answer).toBeNull();
    expect(await test.database.read(AccountInvitation, 'invitation').getCount()).toBe(1);
  });

  it('the successor finds the function’s actions, nothing of the group, and nothing restricted before signing', async () => {
    const successor = (await ofSeat()).personId ?? '';
    const viewer = await council.viewer(successor);

    expect(viewer.councilIds).toEqual([council.councilId]);
    expect(viewer.organisationIds).toEqual([council.organisations.PM]);
    expect(viewer.groupIds).toEqual([]);
    expect(viewer.restrictedCouncilIds).toEqual([]);
    expect(textOf((await coordinator.get(`/administration/instances/${council.restricted.id}`)).html)).toContain('n’a pas signé la charte : ne lit rien du niveau Restreint');
  });

  it('who left keeps her name in the history, and is no correspondent any more', async () => {
    const partner = textOf((await coordinator.get(`/partenaires/${council.organisations.PM ?? ''}`)).html);
    const then = textOf((await coordinator.get(`/administration/composition?le=2026-03-02&instance=${council.plenary.id}`)).html);
    const now = textOf((await coordinator.get(`/administration/composition?le=2026-03-03&instance=${council.plenary.id}`)).html);

    expect(partner).toContain('Anaïs Le Goff');
    expect(then).toContain('Karim Lortholary depuis le 1 er janvier 2024');
    expect(now).toContain('Anaïs Le Goff depuis le 3 mars 2026');
    expect(now).not.toContain('Karim Lortholary');
  });

  it('a seat of a group is left vacant, with a reason, and handed to nobody', async () => {
    const group = council.seats['group.landlord'] ?? '';
    const form = await coordinator.get(`/sieges/${group}/remplacement`);
    const keys = { formKey: hiddenValue(form.html, 'formKey') ?? '', version: hiddenValue(form.html, 'version') ?? '' };
    const heir = { ...keys, person: council.persons.landlord ?? '', from: '03/03/2026' };
    const silent = await coordinator.post(`/sieges/${group}/remplacement`, heir);
    const done = await coordinator.post(`/sieges/${group}/remplacement`, { ...heir, reason: 'ne suit plus ce quartier' });

    expect([silent.status, done.status]).toEqual([422, 303]);
    expect(textOf((await coordinator.follow(done)).html)).toContain('Siège vacant : personne n’y est nommé');
    expect((await council.viewer('landlord')).groupIds).toEqual([]);
    expect((await council.viewer('landlord')).councilIds).toEqual([council.councilId]);
  });

  it('a seat changed since the page was shown is said, and the words come back', async () => {
    const form = await coordinator.get(`/sieges/${seat}/remplacement`);
    const stale = { formKey: hiddenValue(form.html, 'formKey') ?? '', version: '1', person: 'new', givenName: 'Yann', familyName: 'Trop-Tard', jobTitle: 'agent', from: '03/03/2026' };
    const answer = await coordinator.post(`/sieges/${seat}/remplacement`, stale);

    expect(answer.status).toBe(409);
    expect(answer.html).toContain('Trop-Tard');
  });
});

describe('a stand-in', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Browser;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    coordinator = await test.as('coordinator@val.example');
  });

  afterAll(() => test.stop());

  async function give(seat: string, fields: Record<string, string>) {
    const form = await coordinator.get(`/sieges/${seat}/mandats`);
    return coordinator.post(`/sieges/${seat}/mandats`, { formKey: hiddenValue(form.html, 'formKey') ?? '', capacity: 'substitute', startsOn: '03/03/2026', ...fields });
  }

  it('reads the restricted formation while her mandate runs, once she has signed', async () => {
    const seat = council.seats['restricted.chair'] ?? '';
    const answer = await give(seat, { person: council.persons.reader ?? '', endsOn: '10/03/2026' });
    const during = await council.viewer('reader');
    test.clock.moveTo('2026-03-11T08:00:00.000Z');
    const after = await council.viewer('reader');
    test.clock.moveTo('2026-03-03T08:00:00.000Z');

    expect(answer.status).toBe(303);
    expect(during.restrictedCouncilIds).toEqual([council.councilId]);
    expect(after.restrictedCouncilIds).toEqual([]);
  });

  it('is one at a time on a seat, and never stands in a group', async () => {
    const seat = council.seats['plenary.police'] ?? '';
    await give(seat, { person: 'new', givenName: 'Léa', familyName: 'Morvan', jobTitle: 'adjointe' });
    const second = await give(seat, { person: 'new', givenName: 'Paul', familyName: 'Kerouac', jobTitle: 'adjoint' });
    const inGroup = await give(council.seats['group.police'] ?? '', { person: 'new', givenName: 'Paul', familyName: 'Kerouac', jobTitle: 'adjoint' });

    expect(second.status).toBe(422);
    expect(textOf(second.html)).toContain('Quelqu’un tient déjà cette place du 3 mars 2026 sans fin prévue');
    expect(inGroup.status).toBe(422);
    expect((await council.viewer('reader')).groupIds).toEqual([]);
  });

  it('goes when her mandate is ended', async () => {
    const seat = council.seats['plenary.police'] ?? '';
    const path = /\/sieges\/[^"]+\/mandats\/[^"]+\/fin/.exec((await coordinator.get(`/sieges/${seat}`)).html)?.[0] ?? '';
    const answer = await coordinator.post(path, { from: '03/03/2026', reason: '' });

    expect(answer.status).toBe(303);
    expect(textOf((await coordinator.get('/administration/composition?le=2026-03-03')).html)).not.toContain('Léa Morvan');
  });
});
