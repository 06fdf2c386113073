import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aMeeting, aPoint, newItem } from '../../factories/meeting.js';
import { anOpenProblem } from '../../factories/problem.js';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { CouncilSetup } from '../../../src/councils/index.js';
import { AgendaItem } from '../../../src/meetings/agenda/agenda-item.entity.js';
import { AgendaProposalsQuery } from '../../../src/meetings/agenda/agenda-proposals.query.js';
import { AgendaRepository } from '../../../src/meetings/agenda/agenda.repository.js';
import { AgendaService } from '../../../src/meetings/agenda/agenda.service.js';
import { AttendanceService } from '../../../src/meetings/sitting/attendance/attendance.service.js';
import { InvitationRepository } from '../../../src/meetings/invitations/invitation.repository.js';
import { InvitationService } from '../../../src/meetings/invitations/invitation.service.js';
import { MeetingRepository } from '../../../src/meetings/meeting.repository.js';
import { MeetingService } from '../../../src/meetings/meeting.service.js';
import { MeetingListQuery } from '../../../src/meetings/pages/meeting-list.query.js';
import { MeetingPageQuery } from '../../../src/meetings/pages/meeting-page.query.js';
import { SittingService } from '../../../src/meetings/sitting/sitting.service.js';
import { AuditEntry } from '../../../src/platform/audit/audit-entry.entity.js';
import { NotVisible, RuleViolation, StaleVersion } from '../../../src/platform/web/errors.js';
import { ProblemFollowers } from '../../../src/problems/index.js';
import { FROZEN, startTestApp, type TestApp } from '../../support/app.js';

let test: TestApp;
let council: SmallCouncil;
let coordinator: Viewer;
let secretary: Viewer;
let councils = 0;

beforeAll(async () => {
  test = await startTestApp();
});

// Each test has a council of its own.
beforeEach(async () => {
  councils += 1;
  test.clock.moveTo(FROZEN);
  council = await aCouncil(test, `P${councils}`);
  coordinator = await council.viewer('coordinator');
  secretary = await council.viewer('secretary');
});

afterAll(() => test.stop());

describe('a meeting being prepared', () => {
  it('takes the level and the series of its body, and invites the seats in force that day', async () => {
    const id = await aMeeting(test, coordinator, council.group.id);

    const meeting = await meetings().visibleById(coordinator, id);
    expect(meeting).toMatchObject({ state: 'draft', reference: `P${councils}-T-2026-R01`, bodyId: council.group.id });
    expect(meeting.audience).toMatchObject({ confidentiality: 'group', groupId: council.group.id });
    expect((await invited(id)).map(({ personId, capacity }) => [personId, capacity])).toEqual(
      ['coordinator', 'police', 'landlord'].map((key) => [council.persons[key], 'holder']),
    );
  });

  it('is prepared by those who hold the right and read its level, and is as absent for the others', async () => {
    const group = await aMeeting(test, coordinator, council.group.id);

    await expect(aMeeting(test, await council.viewer('police'), council.group.id)).rejects.toBeInstanceOf(NotVisible);
    await expect(aMeeting(test, secretary, council.group.id)).rejects.toBeInstanceOf(NotVisible);
    await expect(meetings().visibleById(secretary, group)).rejects.toBeInstanceOf(NotVisible);
    await expect(aPoint(test, await council.viewer('landlord'), group)).rejects.toBeInstanceOf(NotVisible);
    await expect(meetings().visibleById(await council.viewer('landlord'), group)).resolves.toMatchObject({ id: group });
  });

  it('moves to another day with the seats of that day', async () => {
    const id = await aMeeting(test, coordinator, council.plenary.id);
    const before = (await invited(id)).length;
    await newSeat('2026-03-20');

    await service().edit(coordinator, id, 1, { heldOn: '2026-03-24', startsAt: '09:30', endsAt: '11:00', place: 'Mairie' });

    expect((await invited(id)).length).toBe(before + 1);
    await service().edit(coordinator, id, 2, { heldOn: '2026-03-17', startsAt: '09:30', endsAt: '11:00', place: 'Mairie' });
    expect((await invited(id)).length).toBe(before);
  });

  it('refuses a stale change, and counts the same content as done', async () => {
    const id = await aMeeting(test, coordinator, council.plenary.id);
    const slot = { heldOn: '2026-03-10', startsAt: '10:00', endsAt: '11:00', place: 'Mairie' };
    await service().edit(coordinator, id, 1, slot);

    await expect(service().edit(coordinator, id, 1, { ...slot, place: 'Ailleurs' })).rejects.toBeInstanceOf(StaleVersion);
    await expect(service().edit(coordinator, id, 1, slot)).resolves.toBeUndefined();
  });

  it('is announced, convened and cancelled as its state allows', async () => {
    const id = await aMeeting(test, coordinator, council.plenary.id);
    await service().announceDate(coordinator, id, 1);
    await service().convene(coordinator, id, 2);
    await expect(service().announceDate(coordinator, id, 3)).rejects.toBeInstanceOf(RuleViolation);
    await service().cancel(coordinator, id, 3);

    await expect(service().edit(coordinator, id, 4, { heldOn: '2026-03-11', startsAt: '09:30', endsAt: '11:00', place: 'Mairie' })).rejects.toBeInstanceOf(RuleViolation);
    await expect(aPoint(test, coordinator, id)).rejects.toBeInstanceOf(RuleViolation);
    expect(await actsOn(id)).toEqual(['meeting.create', 'meeting.announceDate', 'meeting.convene', 'meeting.cancel']);
  });

  it('is listed by date to those who read its level, page after page', async () => {
    for (let day = 10; day < 32; day += 1) await aMeeting(test, coordinator, council.plenary.id, { heldOn: `2026-03-${day}` });
    const group = await aMeeting(test, coordinator, council.group.id, { heldOn: '2026-03-09' });
    const list = test.app.get(MeetingListQuery);

    const first = await list.upcoming(secretary, null);
    const second = await list.upcoming(secretary, first.nextKey);
    const days = [...first.rows, ...second.rows].map(({ heldOn }) => heldOn);

    expect(first.rows.length).toBe(20);
    expect(days).toEqual([...days].sort());
    expect(days.length).toBe(22);
    expect(second.nextKey).toBeNull();
    expect((await list.upcoming(coordinator, null)).rows[0]?.id).toBe(group);
    expect((await list.ofMonth(secretary, '2026-03')).some(({ id }) => id === group)).toBe(false);
    expect((await list.past(coordinator, null)).rows).toEqual([]);
  });
});

describe('its agenda', () => {
  it('takes the narrowest level of the body and the problem, masked for those who may not read it', async () => {
    const problemId = await anOpenProblem(test, coordinator, council.restricted.id, 'Place Saint-Aignan');
    const id = await aMeeting(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, id, { title: 'Ouverture', minutes: 5 });
    await aPoint(test, coordinator, id, { title: 'Place Saint-Aignan', problemId, minutes: 35 });

    const seen = await points(secretary, id);

    expect(seen.map(({ number, minutes, item }) => [number, minutes, item?.title ?? null])).toEqual([[1, 5, 'Ouverture'], [2, 35, null]]);
    expect((await points(coordinator, id)).map(({ item }) => item?.audience.confidentiality)).toEqual(['members', 'restricted']);
  });

  it('refuses a problem of a group elsewhere, and one that it already holds', async () => {
    const groupProblem = await anOpenProblem(test, coordinator, council.group.id);
    const problemId = await anOpenProblem(test, coordinator, council.plenary.id);
    const id = await aMeeting(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, id, { problemId });

    await expect(aPoint(test, coordinator, id, { problemId: groupProblem })).rejects.toBeInstanceOf(RuleViolation);
    await expect(aPoint(test, coordinator, id, { problemId })).rejects.toBeInstanceOf(RuleViolation);
    await expect(aPoint(test, secretary, id, { problemId: groupProblem })).rejects.toBeInstanceOf(NotVisible);
    expect((await points(coordinator, id)).length).toBe(1);
  });

  it('keeps its round table last and its follow-up first', async () => {
    const id = await aMeeting(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, id, { title: 'Tour de table', standing: 'round_table' });
    await aPoint(test, coordinator, id, { title: 'Centre-ville' });
    await aPoint(test, coordinator, id, { title: 'Suivi', standing: 'follow_up' });

    expect(await titles(id)).toEqual(['Suivi', 'Centre-ville', 'Tour de table']);
    await expect(aPoint(test, coordinator, id, { standing: 'follow_up' })).rejects.toBeInstanceOf(RuleViolation);
  });

  it('changes order and durations in one press, around points that the person does not read', async () => {
    const problemId = await anOpenProblem(test, coordinator, council.restricted.id);
    const id = await aMeeting(test, coordinator, council.plenary.id);
    const first = await aPoint(test, coordinator, id, { title: 'A' });
    const hidden = await aPoint(test, coordinator, id, { title: 'Caché', problemId });
    await aPoint(test, coordinator, id, { title: 'B' });

    await agenda().arrange(secretary, id, { durations: [{ itemId: first, minutes: 25, version: 1 }], press: { kind: 'down', itemId: first, version: 1 } });

    expect(await titles(id)).toEqual(['Caché', 'A', 'B']);
    expect((await item(first)).minutes).toBe(25);
    await expect(agenda().arrange(secretary, id, { durations: [], press: { kind: 'up', itemId: hidden, version: 1 } })).rejects.toBeInstanceOf(NotVisible);
    await expect(agenda().arrange(secretary, id, { durations: [{ itemId: first, minutes: 30, version: 1 }], press: null })).rejects.toBeInstanceOf(StaleVersion);
    const stale = agenda().arrange(secretary, id, { durations: [], press: { kind: 'remove', itemId: first, version: 1 } });
    await expect(stale).rejects.toBeInstanceOf(StaleVersion);
  });

  it('loses a point that is removed, and numbers follow', async () => {
    const id = await aMeeting(test, coordinator, council.plenary.id);
    const first = await aPoint(test, coordinator, id, { title: 'A' });
    await aPoint(test, coordinator, id, { title: 'B' });

    await agenda().remove(coordinator, first, 1);

    expect((await points(coordinator, id)).map(({ number, item: point }) => [number, point?.title, point?.position])).toEqual([[1, 'B', 1]]);
    expect(await actsOn(first)).toEqual(['agenda.add', 'agenda.remove']);
  });

  it('no longer moves once the sitting has opened, but still takes a point', async () => {
    const id = await aMeeting(test, coordinator, council.plenary.id);
    const first = await aPoint(test, coordinator, id, { title: 'A' });
    await test.app.get(SittingService).openSitting(coordinator, id, 1);

    await expect(agenda().remove(coordinator, first, 1)).rejects.toBeInstanceOf(RuleViolation);
    await expect(agenda().add(coordinator, id, newItem({ title: 'Point ajouté' }))).resolves.toBeTruthy();
  });

  it('follows a problem that is raised: out of drafts where it cannot stand, narrower elsewhere', async () => {
    const problemId = await anOpenProblem(test, coordinator, council.plenary.id);
    const draft = await aMeeting(test, coordinator, council.plenary.id);
    const groupDraft = await aMeeting(test, coordinator, council.group.id);
    const open = await aMeeting(test, coordinator, council.plenary.id);
    for (const id of [draft, groupDraft, open]) await aPoint(test, coordinator, id, { title: 'Pont-Neuf', problemId });
    await test.app.get(SittingService).openSitting(coordinator, open, 1);
    const level = (await meetings().visibleById(coordinator, groupDraft)).audience;

    await test.database.unitOfWork(() => test.app.get(ProblemFollowers).audienceRaised(problemId, level));

    expect(await titles(draft)).toEqual([]);
    expect(await titles(groupDraft)).toEqual(['Pont-Neuf']);
    expect((await points(secretary, open)).map(({ item: point }) => point)).toEqual([null]);
  });
});

describe('what the preparation shows', () => {
  it('lists the open actions of the body and those born in its sittings, late first, within what one reads', async () => {
    const groupProblem = await anOpenProblem(test, coordinator, council.group.id);
    const past = await aMeeting(test, coordinator, council.group.id, { heldOn: '2026-02-17' });
    const born = await anAction(test, coordinator, { sentence: 'Née ici, lue de tous', bornMeetingId: past, dueOn: '2026-04-01' });
    const late = await anAction(test, coordinator, { sentence: 'Du groupe, en retard', problemId: groupProblem, dueOn: '2026-02-20' });
    await anAction(test, coordinator, { sentence: 'D’ailleurs' });

    const query = test.app.get(MeetingPageQuery);

    expect((await query.followUpOf(coordinator, council.group.id)).map(({ id }) => id)).toEqual([late, born]);
    expect(await query.followUpOf(secretary, council.group.id)).toEqual([]);
  });

  it('proposes what is late, silent or past its review, and is not on the agenda yet', async () => {
    const silent = await anOpenProblem(test, coordinator, council.plenary.id, 'Muet');
    const late = await anOpenProblem(test, coordinator, council.plenary.id, 'En retard');
    const other = await anOpenProblem(test, coordinator, council.group.id, 'Du groupe');
    test.clock.moveTo('2026-04-07T08:00:00.000Z');
    await anOpenProblem(test, coordinator, council.plenary.id, 'Tout neuf');
    await anAction(test, coordinator, { problemId: late, dueOn: '2026-04-01' });
    const id = await aMeeting(test, coordinator, council.plenary.id, { heldOn: '2026-04-14' });

    const found = await proposals(coordinator, id);
    expect(found.map(({ problemId }) => problemId).sort()).toEqual([silent, late].sort());
    expect(found.find(({ problemId }) => problemId === silent)).toMatchObject({ silentDays: 35, lateActions: 0, reviewOn: null });
    expect(found.find(({ problemId }) => problemId === late)).toMatchObject({ lateActions: 1 });

    await aPoint(test, coordinator, id, { problemId: silent });
    expect((await proposals(coordinator, id)).map(({ problemId }) => problemId)).toEqual([late]);
    const group = await aMeeting(test, coordinator, council.group.id, { heldOn: '2026-04-14' });
    expect((await proposals(coordinator, group)).map(({ problemId }) => problemId)).toEqual([other]);
  });

  it('offers the whole territory to the watch unit, never another group’s problem', async () => {
    const plain = await anOpenProblem(test, coordinator, council.plenary.id, 'Muet');
    await anOpenProblem(test, coordinator, council.group.id, 'Du groupe');
    const watch = await test.database.unitOfWork(() =>
      test.app.get(CouncilSetup).createBody({
        ...{ councilId: council.councilId, kind: 'watch_unit', level: 'members', name: 'Veille', shortName: 'Veille', series: 'V', isDefault: false },
        createdOn: '2024-01-01',
      }),
    );
    test.clock.moveTo('2026-04-07T08:00:00.000Z');
    const id = await aMeeting(test, coordinator, watch, { heldOn: '2026-04-14' });

    expect((await proposals(coordinator, id)).map(({ problemId }) => problemId)).toEqual([plain]);
  });
});

describe('who comes', () => {
  it('is noted by who prepares, or answered by the invited person for herself alone', async () => {
    const id = await aMeeting(test, coordinator, council.plenary.id);
    const landlord = await council.viewer('landlord');
    const own = await invitationOf(id, 'landlord');
    const others = await invitationOf(id, 'police');

    await answers().answer(landlord, own.id, own.version, { answer: 'coming', representedBy: null });
    await expect(answers().answer(landlord, others.id, others.version, { answer: 'coming', representedBy: null })).rejects.toBeInstanceOf(NotVisible);
    await answers().answer(secretary, others.id, others.version, { answer: 'represented', representedBy: 'Lise Courvelle' });

    expect(await invitationOf(id, 'landlord')).toMatchObject({ answer: 'coming' });
    expect(await invitationOf(id, 'police')).toMatchObject({ answer: 'represented', representedBy: 'Lise Courvelle' });
  });

  it('is never represented in a group, in answer or in attendance', async () => {
    const id = await aMeeting(test, coordinator, council.group.id);
    const seat = await invitationOf(id, 'police');

    await expect(answers().answer(coordinator, seat.id, seat.version, { answer: 'represented', representedBy: 'X' })).rejects.toBeInstanceOf(RuleViolation);
    await test.app.get(SittingService).openSitting(coordinator, id, 1);
    await expect(attendance().set(coordinator, id, seat.id, 'represented', 'X')).rejects.toBeInstanceOf(RuleViolation);
    await attendance().set(coordinator, id, seat.id, 'present');
    expect(await invitationOf(id, 'police')).toMatchObject({ attendance: 'present' });
  });

  it('is taken by seat once the sitting is open, all at once if need be', async () => {
    const id = await aMeeting(test, coordinator, council.plenary.id);
    const excused = await invitationOf(id, 'landlord');
    await answers().answer(coordinator, excused.id, excused.version, { answer: 'excused', representedBy: null });
    const absent = await invitationOf(id, 'police');
    await expect(attendance().allPresent(coordinator, id)).rejects.toBeInstanceOf(RuleViolation);
    await test.app.get(SittingService).openSitting(coordinator, id, 1);

    await attendance().set(secretary, id, absent.id, 'absent');
    await attendance().allPresent(secretary, id);

    const byPerson = new Map((await invited(id)).map((invitation) => [invitation.personId, invitation.attendance]));
    expect(byPerson.get(council.persons.landlord ?? '')).toBe('excused');
    expect(byPerson.get(council.persons.police ?? '')).toBe('absent');
    expect(byPerson.get(council.persons.chair ?? '')).toBe('present');
    await expect(answers().answer(coordinator, excused.id, 2, { answer: 'coming', representedBy: null })).rejects.toBeInstanceOf(RuleViolation);
  });
});

const service = () => test.app.get(MeetingService);
const agenda = () => test.app.get(AgendaService);
const meetings = () => test.app.get(MeetingRepository);
const answers = () => test.app.get(InvitationService);
const attendance = () => test.app.get(AttendanceService);
const invited = (id: string) => test.app.get(InvitationRepository).ofMeeting(coordinator, id);
const points = (viewer: Viewer, id: string) => test.app.get(AgendaRepository).pointsFor(viewer, id);
const item = (id: string) => test.database.read(AgendaItem, 'item').where('item.id = :id', { id }).getOneOrFail();

async function titles(id: string): Promise<string[]> {
  const items = await test.database.read(AgendaItem, 'item').where('item.meetingId = :id', { id }).orderBy('item.position').getMany();
  return items.map(({ title }) => title);
}

async function proposals(viewer: Viewer, id: string) {
  const meeting = await meetings().visibleById(viewer, id);
  const followUp = await test.app.get(MeetingPageQuery).followUpOf(viewer, meeting.bodyId);
  return test.app.get(AgendaProposalsQuery).proposalsFor(viewer, meeting, await points(viewer, id), followUp);
}

async function invitationOf(id: string, person: string) {
  const found = (await invited(id)).find(({ personId }) => personId === council.persons[person]);
  if (found === undefined) throw new Error(`${person} is not invited`);
  return found;
}

async function newSeat(startsOn: string): Promise<void> {
  const organisationId = council.organisations.TB ?? '';
  await test.database.unitOfWork(() =>
    test.app.get(CouncilSetup).addSeat({ councilId: council.councilId, bodyId: council.plenary.id, organisationId, jobTitle: 'suppléante', rank: 99, startsOn, endsOn: null }),
  );
}

async function actsOn(rowId: string): Promise<string[]> {
  const entries = await test.database.read(AuditEntry, 'entry').where('entry.rowId = :rowId', { rowId }).orderBy('entry.rank').getMany();
  return entries.map(({ act }) => act);
}
