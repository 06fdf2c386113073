import { ActionRepository } from '../../../src/problems/index.js';
import { AgreementService, CarryOver, EntryService, MeetingRepository, SittingService } from '../../../src/meetings/index.js';
import { SittingRepository } from '../../../src/meetings/sitting/sitting.repository.js';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { NotVisible, RuleViolation, StaleVersion } from '../../../src/platform/web/errors.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aPoint } from '../../factories/meeting.js';
import { aLine, aMeetingToday, endSitting, invitationsOf, openSitting } from '../../factories/sitting.js';
import { anOpenProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';

let test: TestApp;
let council: SmallCouncil;
let coordinator: Viewer;

beforeAll(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
  coordinator = await council.viewer('coordinator');
});

afterAll(() => test.stop());

async function aSitting(bodyId = council.plenary.id, problemId: string | null = null) {
  const meetingId = await aMeetingToday(test, coordinator, bodyId);
  const first = await aPoint(test, coordinator, meetingId, { problemId });
  const second = await aPoint(test, coordinator, meetingId, { title: 'Ligne 4' });
  await openSitting(test, coordinator, meetingId);
  return { meetingId, first, second };
}

const meetingOf = (id: string) => test.app.get(MeetingRepository).visibleById(coordinator, id);
const entryOf = (meetingId: string, id: string) => test.app.get(SittingRepository).entryById(coordinator, meetingId, id);
const actionOf = async (meetingId: string, entryId: string) => {
  const { actionId } = await entryOf(meetingId, entryId);
  return test.app.get(ActionRepository).visibleById(coordinator, actionId ?? '');
};

describe('the sitting', () => {
  it('opens a draft on its first point, with its real hour', async () => {
    const { meetingId, first } = await aSitting();

    const meeting = await meetingOf(meetingId);
    expect(meeting).toMatchObject({ state: 'in_session', openedAt: '09:00', currentItemId: first, secretaryPersonId: council.persons.coordinator });
  });

  it('is not opened twice', async () => {
    const { meetingId } = await aSitting();

    await expect(openSitting(test, coordinator, meetingId)).rejects.toThrow(RuleViolation);
  });

  it('advances to the point that is treated', async () => {
    const { meetingId, second } = await aSitting();

    await test.app.get(SittingService).focus(coordinator, meetingId, second);

    expect((await meetingOf(meetingId)).currentItemId).toBe(second);
  });

  it('is unknown to whoever does not sit in its group', async () => {
    const { meetingId, first } = await aSitting(council.group.id);
    const secretary = await council.viewer('secretary');

    await expect(aLine(test, secretary, meetingId, first)).rejects.toThrow(NotVisible);
  });

  it('ends after it began, and hands on what is left', async () => {
    const { meetingId, first, second } = await aSitting();
    const { version } = await meetingOf(meetingId);
    const sittings = test.app.get(SittingService);
    await expect(sittings.closeSitting(coordinator, meetingId, version, '08:00')).rejects.toThrow(RuleViolation);

    await endSitting(test, coordinator, meetingId, [first]);

    expect(await meetingOf(meetingId)).toMatchObject({ state: 'closed', endedAt: '10:52', currentItemId: null });
    const carried = await test.database.read(CarryOver, 'carry').where('carry.fromMeetingId = :meetingId', { meetingId }).getMany();
    expect(carried.map(({ fromItemId, reason }) => [fromItemId, reason])).toEqual([[second, 'untreated']]);
  });

  it('refuses two different results given to one point from two screens', async () => {
    const { meetingId, first } = await aSitting();
    const { version } = await test.app.get(SittingRepository).itemById(coordinator, meetingId, first);
    const sittings = test.app.get(SittingService);
    await sittings.setResult(coordinator, meetingId, first, version, 'treated');

    await sittings.setResult(coordinator, meetingId, first, version, 'treated');
    await expect(sittings.setResult(coordinator, meetingId, first, version, 'postponed')).rejects.toThrow(StaleVersion);
  });
});

describe('a line', () => {
  it('that is an action is at once proposed, at the level of its problem', async () => {
    const problemId = await anOpenProblem(test, coordinator, council.plenary.id);
    const { meetingId, first } = await aSitting(council.group.id, problemId);
    const leadOrganisationId = council.organisations.TB ?? '';

    const id = await aLine(test, coordinator, meetingId, first, { kind: 'action', text: 'Doubler la présence', leadOrganisationId, dueOn: '2026-03-27' });

    const entry = await entryOf(meetingId, id);
    expect(entry).toMatchObject({ kind: 'action', text: null, audience: { confidentiality: 'group', groupId: council.group.id } });
    expect(await actionOf(meetingId, id)).toMatchObject({
      state: 'proposed', sentence: 'Doubler la présence', leadOrganisationId, dueOn: '2026-03-27', problemId, bodyId: council.plenary.id,
      bornMeetingId: meetingId, decidedOn: '2026-03-03', audience: { confidentiality: 'members' },
    });
  });

  it('that is an action of a group goes only to whom is named there', async () => {
    const { meetingId, first } = await aSitting(council.group.id);
    const leadOrganisationId = council.organisations.TB ?? '';

    await expect(aLine(test, coordinator, meetingId, first, { kind: 'action', text: 'Poser des blocs', leadOrganisationId })).rejects.toThrow(RuleViolation);
  });

  it('becomes another kind, and its words follow', async () => {
    const { meetingId, first } = await aSitting();
    const entries = test.app.get(EntryService);
    const id = await aLine(test, coordinator, meetingId, first, { text: 'Éclairer le parking' });

    await entries.convert(coordinator, meetingId, id, 1, 'action');
    const action = await actionOf(meetingId, id);
    await entries.convert(coordinator, meetingId, id, 2, 'decision');

    expect(action).toMatchObject({ sentence: 'Éclairer le parking', state: 'proposed' });
    expect(await entryOf(meetingId, id)).toMatchObject({ kind: 'decision', text: 'Éclairer le parking', actionId: null });
    await expect(test.app.get(ActionRepository).visibleById(coordinator, action.id)).rejects.toThrow(NotVisible);
  });

  it('stays an action once somebody answered', async () => {
    const { meetingId, first } = await aSitting();
    const leadOrganisationId = council.organisations.BH ?? '';
    const id = await aLine(test, coordinator, meetingId, first, { kind: 'action', text: 'Nettoyer le hall', leadOrganisationId });
    await test.app.get(AgreementService).acceptAloud(coordinator, meetingId, id);

    await expect(test.app.get(EntryService).convert(coordinator, meetingId, id, 1, 'note')).rejects.toThrow(RuleViolation);
    await expect(test.app.get(EntryService).remove(coordinator, meetingId, id, 1)).rejects.toThrow(RuleViolation);
  });

  it('is corrected in its action, where its sentence lives', async () => {
    const { meetingId, first } = await aSitting();
    const id = await aLine(test, coordinator, meetingId, first, { kind: 'action', text: 'Nettoyer' });
    const words = { text: 'Nettoyer le hall 5', leadOrganisationId: council.organisations.BH ?? '', contributorIds: [council.organisations.PM ?? ''], dueOn: '2026-03-20' };

    await test.app.get(EntryService).correct(coordinator, meetingId, id, 1, words);

    expect(await actionOf(meetingId, id)).toMatchObject({ sentence: 'Nettoyer le hall 5', dueOn: '2026-03-20', leadOrganisationId: words.leadOrganisationId });
    await expect(test.app.get(EntryService).correct(coordinator, meetingId, id, 1, words)).rejects.toThrow(StaleVersion);
  });

  it('taken away takes its action with it', async () => {
    const { meetingId, first } = await aSitting();
    const id = await aLine(test, coordinator, meetingId, first, { kind: 'action', text: 'Nettoyer' });
    const { id: actionId } = await actionOf(meetingId, id);

    await test.app.get(EntryService).remove(coordinator, meetingId, id, 1);

    await expect(entryOf(meetingId, id)).rejects.toThrow(NotVisible);
    await expect(test.app.get(ActionRepository).visibleById(coordinator, actionId)).rejects.toThrow(NotVisible);
  });

  it('gives no new action once the sitting is over, and is still corrected', async () => {
    const { meetingId, first, second } = await aSitting();
    const id = await aLine(test, coordinator, meetingId, first);
    await endSitting(test, coordinator, meetingId, [first, second]);
    const entries = test.app.get(EntryService);

    await expect(aLine(test, coordinator, meetingId, first, { kind: 'action' })).rejects.toThrow(RuleViolation);
    await entries.convert(coordinator, meetingId, id, 1, 'decision');
    expect((await entryOf(meetingId, id)).kind).toBe('decision');
  });
});

it('notes an agreement given aloud in the name of whoever sits there', async () => {
  const { meetingId, first } = await aSitting();
  const leadOrganisationId = council.organisations.BH ?? '';
  const id = await aLine(test, coordinator, meetingId, first, { kind: 'action', text: 'Nettoyer le hall', leadOrganisationId });

  await test.app.get(AgreementService).acceptAloud(coordinator, meetingId, id);

  const { actionId } = await entryOf(meetingId, id);
  const [reply] = await test.database.sql('SELECT "channel", "state", "person_id", "recorded_by_person_id" FROM "reply" WHERE "action_id" = :actionId', { actionId });
  expect(reply).toEqual({ channel: 'sitting', state: 'accepted', person_id: council.persons.landlord, recorded_by_person_id: council.persons.coordinator });
});

it('lets the secretary write a sitting that she reads, and nobody else but the coordinator', async () => {
  const { meetingId, first } = await aSitting();

  await expect(aLine(test, await council.viewer('secretary'), meetingId, first)).resolves.toEqual(expect.any(String));
  await expect(aLine(test, await council.viewer('landlord'), meetingId, first)).rejects.toThrow();
  expect((await invitationsOf(test, coordinator, meetingId)).length).toBe(5);
});
