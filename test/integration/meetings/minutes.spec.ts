import { ActionFollowUpService, ActionRepository, ActionService, ThreadRepository } from '../../../src/problems/index.js';
import { AttendanceService, EntryService, MeetingRepository, MinutesRepository, MinutesService, readPoint, readVersion } from '../../../src/meetings/index.js';
import { freeze, sha256 } from '../../../src/platform/formatting/canonical-json.js';
import { ProblemMeetingsPanel } from '../../../src/meetings/ports/problem-meetings.panel.js';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { NotVisible, RuleViolation, StaleVersion } from '../../../src/platform/web/errors.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aPoint } from '../../factories/meeting.js';
import { aLine, aMeetingToday, endSitting, invitationsOf, openSitting, publish } from '../../factories/sitting.js';
import { anOpenProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';

let test: TestApp;
let council: SmallCouncil;
let coordinator: Viewer;
let minutes: MinutesRepository;

beforeAll(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
  coordinator = await council.viewer('coordinator');
  minutes = test.app.get(MinutesRepository);
});

afterAll(() => test.stop());

/** A sitting that is over: a note, a decision and an action on a problem, nothing left to check. */
async function heldSitting(bodyId = council.plenary.id, problemId: string | null = null, viewer = coordinator) {
  const meetingId = await aMeetingToday(test, viewer, bodyId);
  const point = await aPoint(test, viewer, meetingId, { problemId });
  await openSitting(test, viewer, meetingId);
  await aLine(test, viewer, meetingId, point, { text: 'Huit faits depuis la pose.' });
  await aLine(test, viewer, meetingId, point, { kind: 'decision', text: 'Fermer la rue aux deux-roues.' });
  const lead = { leadOrganisationId: council.organisations.PM ?? '', contributorIds: [council.organisations.BH ?? ''], dueOn: '2026-03-15' };
  const action = await aLine(test, viewer, meetingId, point, { kind: 'action', text: 'Poser deux chicanes', ...lead });
  await endSitting(test, viewer, meetingId);
  return { meetingId, point, action };
}

const bytesOf = async (versionId: string) =>
  test.database.sql(
    'SELECT "content", "hash" FROM "minutes_version" WHERE "id" = :versionId UNION ALL SELECT "content", "hash" FROM "minutes_point" WHERE "version_id" = :versionId ORDER BY 1',
    { versionId },
  );

describe('publication', () => {
  it('freezes the header, the attendance by seat and each point with its entries', async () => {
    const problemId = await anOpenProblem(test, coordinator, council.plenary.id, 'Rodéos boulevard des Forges');
    const { meetingId, point: itemId } = await heldSitting(council.plenary.id, problemId);

    const versionId = await publish(test, coordinator, meetingId);

    const [version] = await minutes.versionsOf(coordinator, meetingId);
    const said = readVersion(version?.content ?? '');
    expect(said).toMatchObject({ number: 1, publishedBy: 'Claire Montagnac', reason: null });
    expect(said.header).toMatchObject({ body: 'Formation plénière', level: 'members', heldOn: '2026-03-03', openedAt: '09:00', endedAt: '10:52', place: 'Mairie, salle du Conseil' });
    expect(said.header.totals).toEqual({ seats: 5, present: 5, represented: 0, excused: 0, absent: 0 });
    expect(said.header.attendance[1]).toEqual({
      organisation: 'Ville de Valbrune', function: 'maire', person: 'Gilles Ambrevert', capacity: 'holder', attendance: 'present', representedBy: null,
    });
    const row = (await minutes.pointsOf(coordinator, versionId)).find((one) => one.itemId === itemId);
    const point = readPoint(row?.content ?? '');
    expect(point).toMatchObject({ result: 'treated', problem: expect.stringMatching(/^VAL-2026-\d{3}$/) });
    expect(point.entries).toEqual([
      { kind: 'note', text: 'Huit faits depuis la pose.' },
      { kind: 'decision', reference: expect.stringMatching(/^VAL-2026-D\d{3}$/), text: 'Fermer la rue aux deux-roues.' },
      {
        kind: 'action', reference: expect.stringMatching(/^VAL-2026-A\d{3}$/), sentence: 'Poser deux chicanes', level: 'members',
        lead: 'Police municipale de Valbrune', contributors: ['Brune Habitat'], dueOn: '2026-03-15',
      },
    ]);
    expect(point.salt).toMatch(/^[0-9a-f]{32}$/);
  });

  it('lets a reader of a part verify the whole', async () => {
    const { meetingId } = await heldSitting();

    const versionId = await publish(test, coordinator, meetingId);

    const [version] = await minutes.versionsOf(coordinator, meetingId);
    const points = await minutes.pointsOf(coordinator, versionId);
    expect(version?.hash).toBe(sha256(version?.content ?? ''));
    expect(readVersion(version?.content ?? '').points).toEqual(points.map(({ number, hash }) => ({ number, hash })));
    for (const { content, hash } of points) expect(freeze(readPoint(content))).toEqual({ content, hash });
  });

  it('opens the actions born there, numbers the decisions and announces it once', async () => {
    const { meetingId } = await heldSitting();
    await publish(test, coordinator, meetingId);

    const born = await test.app.get(ActionRepository).visibleTo(coordinator).andWhere('action.bornMeetingId = :meetingId', { meetingId }).getMany();
    expect(born.map(({ state }) => state)).toEqual(['open']);
    expect(await minutes.stateOf(meetingId)).toBe('published');
    const announced = await test.database.sql(`SELECT "payload" FROM "outbox_message" WHERE "kind" = 'minutes.published'`);
    expect(announced.filter(({ payload }) => String(payload).includes(meetingId))).toHaveLength(1);
  });

  it('waits for the end of the sitting', async () => {
    const meetingId = await aMeetingToday(test, coordinator, council.plenary.id);
    await aPoint(test, coordinator, meetingId);
    await openSitting(test, coordinator, meetingId);

    await expect(publish(test, coordinator, meetingId)).rejects.toThrow(RuleViolation);
  });

  it('asks for a reason when a check is not lifted, and keeps it', async () => {
    const meetingId = await aMeetingToday(test, coordinator, council.plenary.id);
    const point = await aPoint(test, coordinator, meetingId);
    await openSitting(test, coordinator, meetingId);
    await aLine(test, coordinator, meetingId, point, { kind: 'action', text: 'Étudier une caméra' });
    await endSitting(test, coordinator, meetingId);

    expect(await test.app.get(MinutesService).checks(coordinator, meetingId)).toMatchObject([{ kind: 'no_lead_nor_date', sentence: 'Étudier une caméra' }]);
    await expect(publish(test, coordinator, meetingId)).rejects.toThrow(RuleViolation);
    await publish(test, coordinator, meetingId, 'Le pilote sera désigné en avril.');
    expect((await minutes.versionsOf(coordinator, meetingId))[0]?.reason).toBe('Le pilote sera désigné en avril.');
  });

  it('is refused from a page that is no longer the last', async () => {
    const { meetingId } = await heldSitting();
    const { version } = (await minutes.ofMeeting(meetingId)) ?? { version: 0 };
    await publish(test, coordinator, meetingId);

    await expect(test.app.get(MinutesService).publish(coordinator, meetingId, version, 'Encore.')).rejects.toThrow(StaleVersion);
  });

  it('is refused to whoever cannot read a point', async () => {
    const chair = await council.viewer('chair');
    const problemId = await anOpenProblem(test, chair, council.restricted.id, 'Plan d’eau de Lormeil');
    const { meetingId } = await heldSitting(council.plenary.id, problemId);

    await expect(publish(test, await council.viewer('secretary'), meetingId)).rejects.toThrow(RuleViolation);
    await expect(publish(test, await council.viewer('landlord'), meetingId)).rejects.toThrow();
    await expect(publish(test, chair, meetingId)).resolves.toEqual(expect.any(String));
  });
});

describe('an action opened before the publication, then moved to a restricted problem', () => {
  it('makes its point as narrow as itself: its sentence reaches no member', async () => {
    const problemId = await anOpenProblem(test, coordinator, council.restricted.id, 'Tapage place Saint-Aignan');
    const { meetingId } = await heldSitting(council.plenary.id, null);
    const [born] = await test.app.get(ActionRepository).visibleTo(coordinator).andWhere('action.bornMeetingId = :meetingId', { meetingId }).getMany();
    await test.app.get(ActionService).open(coordinator, born?.id ?? '');
    await test.app.get(ActionFollowUpService).moveTo(coordinator, born?.id ?? '', problemId);

    const versionId = await publish(test, coordinator, meetingId);

    expect((await minutes.pointsOf(coordinator, versionId)).map(({ content }) => content).join()).toContain('Poser deux chicanes');
    expect((await minutes.pointsOf(await council.viewer('transport'), versionId)).map(({ content }) => content).join()).not.toContain('Poser deux chicanes');
  });
});

describe('published minutes', () => {
  it('stay the same bytes whatever happens to their action and their lines', async () => {
    const { meetingId, action } = await heldSitting();
    const versionId = await publish(test, coordinator, meetingId);
    const before = await bytesOf(versionId);
    const [born] = await test.app.get(ActionRepository).visibleTo(coordinator).andWhere('action.bornMeetingId = :meetingId', { meetingId }).getMany();
    const followUp = test.app.get(ActionFollowUpService);

    await followUp.replan(coordinator, born?.id ?? '', born?.version ?? 0, {
      dueOn: '2026-04-30', leadOrganisationId: council.organisations.BH ?? '', contributorIds: [], reason: 'Le fournisseur est en retard.',
    });
    const words = { text: 'Autre chose', leadOrganisationId: null, contributorIds: [], dueOn: null };
    await expect(test.app.get(EntryService).correct(coordinator, meetingId, action, 1, words)).rejects.toThrow(RuleViolation);
    const [seat] = await invitationsOf(test, coordinator, meetingId);
    await expect(test.app.get(AttendanceService).set(coordinator, meetingId, seat?.id ?? '', 'absent')).rejects.toThrow(RuleViolation);

    expect(await bytesOf(versionId)).toEqual(before);
  });

  it('are corrected by a version that says what it corrects, and the first one stays', async () => {
    const { meetingId } = await heldSitting();
    const first = await publish(test, coordinator, meetingId);
    const before = await bytesOf(first);

    await expect(publish(test, coordinator, meetingId)).rejects.toThrow(RuleViolation);
    await publish(test, coordinator, meetingId, 'Lycée : siège absent, personne non désignée, invitée.');

    const versions = await minutes.versionsOf(coordinator, meetingId);
    expect(versions.map(({ number, reason }) => [number, reason])).toEqual([[2, 'Lycée : siège absent, personne non désignée, invitée.'], [1, null]]);
    expect(await bytesOf(first)).toEqual(before);
  });

  it('join the thread and the panel of the problem, once, for their readers', async () => {
    const problemId = await anOpenProblem(test, coordinator, council.plenary.id, 'Ligne 4 après 17 h');
    const { meetingId } = await heldSitting(council.group.id, problemId);
    await publish(test, coordinator, meetingId);
    await publish(test, coordinator, meetingId, 'Une faute de frappe.');
    const secretary = await council.viewer('secretary');
    const panel = test.app.get(ProblemMeetingsPanel);

    const thread = await test.app.get(ThreadRepository).page(coordinator, problemId);
    expect(JSON.stringify(thread)).toContain('Poser deux chicanes');
    expect((await panel.load(coordinator, problemId)).entries).toMatchObject([{ href: `/reunions/${meetingId}/compte-rendu#point-1` }]);
    expect(JSON.stringify(await test.app.get(ThreadRepository).page(secretary, problemId))).not.toContain('chicanes');
    expect((await panel.load(secretary, problemId)).entries).toEqual([]);
    const lines = await test.database.sql(`SELECT "id" FROM "thread_line" WHERE "problem_id" = :problemId AND "kind" = 'entry'`, { problemId });
    expect(lines).toHaveLength(3);
  });

  it('of a group are unknown to the others', async () => {
    const { meetingId } = await heldSitting(council.group.id);
    const versionId = await publish(test, coordinator, meetingId);
    const transport = await council.viewer('transport');

    await expect(test.app.get(MeetingRepository).visibleById(transport, meetingId)).rejects.toThrow(NotVisible);
    expect(await minutes.versionsOf(transport, meetingId)).toEqual([]);
    expect(await minutes.pointsOf(transport, versionId)).toEqual([]);
  });
});
