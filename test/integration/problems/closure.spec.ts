import { audience } from '../../../src/platform/access/audience.js';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { RuleViolation, StaleVersion } from '../../../src/platform/web/errors.js';
import {
  ActionRepository, ActionService, type CloseProblem, ClosureService, Episode, ProblemFollowers, ProblemRepository, ProblemService, StatusChange,
} from '../../../src/problems/index.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';

let test: TestApp;
let council: SmallCouncil;
let coordinator: Viewer;
let chair: Viewer;

beforeAll(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
  coordinator = await council.viewer('coordinator');
  chair = await council.viewer('chair');
});

afterAll(async () => {
  await test.stop();
});

function anAction(problemId: string, sentence: string, more: object = {}): Promise<string> {
  return test.app.get(ActionService).create(coordinator, {
    problemId, sentence, leadOrganisationId: council.organisations.PM ?? null, leadSeatId: null, contributorIds: [], dueOn: null,
    decidedOn: '2026-03-03', bornMeetingId: null, ...more,
  });
}

const problem = (id: string) => test.app.get(ProblemRepository).visibleById(coordinator, id);
const action = (id: string) => test.app.get(ActionRepository).visibleById(coordinator, id);
const episodes = (id: string) => test.database.read(Episode, 'episode').where('episode.problemId = :id', { id }).orderBy('episode.number').getMany();

async function closing(id: string, more: Partial<CloseProblem> = {}): Promise<CloseProblem> {
  const { version } = await problem(id);
  return {
    version, outcome: 'closed', motive: 'lasting_improvement', lesson: 'Rien de nouveau depuis un mois.', movedToProblemId: null, movedToPlace: null,
    actions: [], ...more,
  };
}

describe('a first action', () => {
  it('puts an open problem under way, and one to qualify stays as it is', async () => {
    const open = await aProblem(test, council);
    const toQualify = await aProblem(test, council, { status: 'to_qualify' });

    await anAction(open, 'Poser deux chicanes');
    await anAction(toQualify, 'Compter les passages');

    expect((await problem(open)).status).toBe('under_way');
    expect((await problem(toQualify)).status).toBe('to_qualify');
  });
});

describe('closing a problem', () => {
  it('settles each open action: an end with its sentence, or another problem', async () => {
    const id = await aProblem(test, council);
    const other = await aProblem(test, council, { title: 'Dépôts sauvages, chemin du Pont-Neuf' });
    const done = await anAction(id, 'Repasser le mercredi matin');
    const moved = await anAction(id, 'Poser les bornes d’accès');

    await test.app.get(ClosureService).close(coordinator, id, await closing(id, {
      actions: [
        { actionId: done, version: 1, result: 'done', sentence: 'Passages tenus chaque mercredi.' },
        { actionId: moved, version: 1, result: 'moved', toProblemId: other },
      ],
    }));

    expect(await problem(id)).toMatchObject({ status: 'closed', nextReviewOn: null });
    expect(await action(done)).toMatchObject({ state: 'closed', result: 'done', resultSentence: 'Passages tenus chaque mercredi.' });
    expect(await action(moved)).toMatchObject({ state: 'open', problemId: other });
    expect(await episodes(id)).toMatchObject([{ number: 1, outcome: 'closed', motive: 'lasting_improvement', lesson: 'Rien de nouveau depuis un mois.' }]);
  });

  it('forgets no action in silence', async () => {
    const id = await aProblem(test, council);
    await anAction(id, 'Refaire le marquage');

    await expect(test.app.get(ClosureService).close(coordinator, id, await closing(id))).rejects.toMatchObject({ rule: 'problem.unsettledAction' });

    expect((await problem(id)).status).toBe('under_way');
  });

  it('refuses an action that changed since the page was shown, and changes nothing', async () => {
    const id = await aProblem(test, council);
    const first = await anAction(id, 'Refaire le marquage');
    const stale = { actionId: first, version: 7, result: 'done' as const, sentence: 'Marquage refait hier.' };

    await expect(test.app.get(ClosureService).close(coordinator, id, await closing(id, { actions: [stale] }))).rejects.toBeInstanceOf(StaleVersion);

    expect((await action(first)).state).toBe('open');
    expect((await problem(id)).status).toBe('under_way');
  });

  it('waits while an action is still proposed', async () => {
    const id = await aProblem(test, council);
    await test.app.get(ActionService).propose(coordinator, {
      problemId: id, sentence: 'Étudier une caméra', leadOrganisationId: null, leadSeatId: null, contributorIds: [], dueOn: null, decidedOn: '2026-03-03',
      bornMeetingId: test.ids.next(),
    });

    await expect(test.app.get(ClosureService).close(coordinator, id, await closing(id))).rejects.toMatchObject({ rule: 'problem.proposedAction' });
  });

  it('leaves alone, unmentioned, the actions that the actor does not read', async () => {
    const id = await aProblem(test, council);
    const hidden = await anAction(id, 'Aller vers les groupes', { audience: audience(council.councilId, 'group', council.group.id) });

    await test.app.get(ClosureService).close(chair, id, await closing(id));

    expect((await problem(id)).status).toBe('closed');
    expect((await action(hidden)).state).toBe('open');
  });

  it('happens once: the second of two persons is refused', async () => {
    const id = await aProblem(test, council);
    const asked = await closing(id);
    const service = test.app.get(ClosureService);

    const answers = await Promise.allSettled([service.close(coordinator, id, asked), service.close(chair, id, asked)]);

    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refusal = answers.find((answer) => answer.status === 'rejected');
    expect(refusal?.reason).toBeInstanceOf(RuleViolation);
    const closures = await test.database.read(StatusChange, 'change').where("change.problemId = :id AND change.toStatus = 'closed'", { id }).getCount();
    expect(closures).toBe(1);
  });

  it('tells those who follow, in the same unit', async () => {
    const id = await aProblem(test, council);
    const told: string[] = [];
    test.app.get(ProblemFollowers).register({ audienceRaised: async () => undefined, problemClosed: async (problemId) => void told.push(problemId) });

    await test.app.get(ClosureService).close(coordinator, id, await closing(id));

    expect(told).toEqual([id]);
  });
});

describe('reopening a problem', () => {
  it('starts the next episode and keeps the previous one readable', async () => {
    const id = await aProblem(test, council);
    await test.app.get(ClosureService).close(coordinator, id, await closing(id));

    await test.app.get(ClosureService).reopen(coordinator, id, (await problem(id)).version, 'Les rodéos ont repris samedi.');

    expect(await problem(id)).toMatchObject({ status: 'open', episodeNumber: 2 });
    expect(await episodes(id)).toMatchObject([
      { number: 1, outcome: 'closed', lesson: 'Rien de nouveau depuis un mois.' },
      { number: 2, closedAt: null, reopeningReason: 'Les rodéos ont repris samedi.' },
    ]);
  });

  it('is refused while the problem is followed', async () => {
    const id = await aProblem(test, council);

    await expect(test.app.get(ClosureService).reopen(coordinator, id, 1, 'Sans raison aucune.')).rejects.toMatchObject({ rule: 'problem.move' });
  });
});

describe('opening a problem', () => {
  it('takes the level and the series of its body', async () => {
    const inGroup = await problem(await aProblem(test, council, { bodyId: council.group.id }));
    const open = await problem(await aProblem(test, council, { confidentiality: 'public' }));

    expect(inGroup.audience).toMatchObject({ confidentiality: 'group', groupId: council.group.id });
    expect(inGroup.reference).toMatch(/^VAL-T-2026-\d{3}$/);
    expect(open.audience.confidentiality).toBe('public');
    expect(open.reference).toMatch(/^VAL-2026-\d{3}$/);
  });

  it('asks in a group for a lead who is named there', async () => {
    const asked = { bodyId: council.group.id, leadOrganisationId: council.organisations.TB ?? null };

    await expect(aProblem(test, council, asked)).rejects.toMatchObject({ rule: 'problem.leadNotNamed' });
  });

  it('is refused to who does not read that level', async () => {
    const members = { ...(await problem(await aProblem(test, council))), places: [], status: 'open' as const, bodyId: council.group.id };

    await expect(test.app.get(ProblemService).open(chair, members)).rejects.toThrow();
  });
});

describe('correcting a problem', () => {
  it('accepts the same content twice and refuses an older form with another one', async () => {
    const id = await aProblem(test, council);
    const service = test.app.get(ProblemService);
    const { version } = await problem(id);
    const values = (title: string) => ({
      title, description: 'Deux-roues et quads remontent le boulevard en fin de semaine.', theme: 'vehicles', subtheme: 'rodeo', severity: 3,
      priority: 'high' as const, stage: 'response' as const, leadOrganisationId: null, originOrganisationId: null, affectedPublic: null, sectorId: null,
      places: ['Boulevard des Forges'], nextReviewOn: '2026-03-10',
    });

    await service.edit(coordinator, id, version, values('Rodéos, quartier des Forges'));
    await service.edit(coordinator, id, version, values('Rodéos, quartier des Forges'));

    await expect(service.edit(coordinator, id, version, values('Rodéos partout'))).rejects.toBeInstanceOf(StaleVersion);
    expect((await problem(id)).title).toBe('Rodéos, quartier des Forges');
  });
});
