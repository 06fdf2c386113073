import { anAction, newAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { anOpenProblem } from '../../factories/problem.js';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { OutboxMessage } from '../../../src/platform/outbox/outbox-message.entity.js';
import { NotVisible, StaleVersion } from '../../../src/platform/web/errors.js';
import { ActionChange } from '../../../src/problems/actions/action-change.entity.js';
import { ActionFollowUpService } from '../../../src/problems/actions/action-follow-up.service.js';
import { Action } from '../../../src/problems/actions/action.entity.js';
import { ActionService } from '../../../src/problems/actions/action.service.js';
import { Contribution } from '../../../src/problems/actions/contribution.entity.js';
import { ReplyService } from '../../../src/problems/actions/replies/reply.service.js';
import { Problem } from '../../../src/problems/core/problem.entity.js';
import { startTestApp, type TestApp } from '../../support/app.js';

describe('the life of an action', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Viewer;
  let births: ActionService;
  let service: ActionFollowUpService;

  let code = '';
  let councils = 0;

  beforeAll(async () => {
    test = await startTestApp();
  });

  afterAll(() => test.stop());

  beforeEach(async () => {
    councils += 1;
    code = `V${councils}`;
    council = await aCouncil(test, code);
    coordinator = await council.viewer('coordinator');
    births = test.app.get(ActionService);
    service = test.app.get(ActionFollowUpService);
  });

  it('takes the level, the body and a number of its problem, and puts it under way', async () => {
    const problemId = await anOpenProblem(test, coordinator, council.group.id);

    const id = await anAction(test, coordinator, { problemId, leadOrganisationId: org('BH'), contributorIds: [org('PM')], dueOn: '2026-03-20' });

    const action = await actionById(id);
    expect(action).toMatchObject({ state: 'open', reference: `${code}-T-2026-A001`, bodyId: council.group.id, postponements: 0 });
    expect(action.audience).toMatchObject({ confidentiality: 'group', groupId: council.group.id });
    expect((await parts(id)).map(({ organisationId, state }) => [organisationId, state])).toEqual([[org('BH'), 'asked'], [org('PM'), 'asked']]);
    expect(await statusOf(problemId)).toBe('under_way');
  });

  it('stands in the body of its own level when it has no problem', async () => {
    const plain = await actionById(await anAction(test, coordinator, { bodyId: council.plenary.id }));
    const raised = await actionById(await anAction(test, coordinator, { audience: { councilId: council.councilId, confidentiality: 'restricted', groupId: null } }));

    expect(plain).toMatchObject({ bodyId: council.plenary.id, reference: `${code}-2026-A001` });
    expect(raised).toMatchObject({ bodyId: council.restricted.id, reference: `${code}-R-2026-A001` });
  });

  it('is told by mail when it opens outside a meeting, and says nothing when it was born in one', async () => {
    await anAction(test, coordinator, { leadOrganisationId: org('BH') });
    const born = await births.propose(coordinator, newAction({ bornMeetingId: test.ids.next() }));
    expect(await announced('action.opened')).toBe(1);

    await births.open(coordinator, born);

    expect(await actionById(born)).toMatchObject({ state: 'open' });
    expect(await announced('action.opened')).toBe(1);
  });

  it('needs in a group a named member of each organisation, and changes nothing without', async () => {
    const problemId = await anOpenProblem(test, coordinator, council.group.id);

    await expect(anAction(test, coordinator, { problemId, leadOrganisationId: org('BH'), contributorIds: [org('TB')] })).rejects.toMatchObject({
      rule: 'action.notNamed',
      explanation: expect.stringContaining('Transbrune'),
    });

    expect(await statusOf(problemId)).toBe('open');
    expect(await actionCount()).toBe(0);
  });

  it('opens with the others born in the same meeting', async () => {
    const bornMeetingId = test.ids.next();
    const ids = [await births.propose(coordinator, newAction({ bornMeetingId })), await births.propose(coordinator, newAction({ bornMeetingId }))];
    const other = await births.propose(coordinator, newAction({ bornMeetingId: test.ids.next() }));

    expect(await births.openBornIn(coordinator, bornMeetingId)).toEqual(ids);

    expect(await Promise.all([...ids, other].map(async (id) => (await actionById(id)).state))).toEqual(['open', 'open', 'proposed']);
  });

  it('may be said otherwise while proposed, and goes away with its number while nobody answered', async () => {
    const id = await births.propose(coordinator, newAction({ leadOrganisationId: org('BH'), contributorIds: [org('PM')] }));

    await births.correctProposed(coordinator, id, { sentence: 'Poser un merlon', leadOrganisationId: org('PM'), contributorIds: [], dueOn: '2026-04-01' });
    expect(await actionById(id)).toMatchObject({ sentence: 'Poser un merlon', leadOrganisationId: org('PM'), dueOn: '2026-04-01' });
    expect((await parts(id)).map(({ organisationId }) => organisationId)).toEqual([org('PM')]);

    await births.withdrawProposed(coordinator, id);
    expect(await actionCount()).toBe(0);
    expect((await actionById(await anAction(test, coordinator))).reference).toBe(`${code}-2026-A002`);
  });

  it('stays once somebody agreed aloud in the sitting', async () => {
    const id = await births.propose(coordinator, newAction({ leadOrganisationId: org('BH') }));
    await test.app.get(ReplyService).reply(coordinator, id, {
      organisationId: org('BH'), state: 'accepted', motive: null, words: null, expectedOn: null, channel: 'sitting', personId: council.persons.landlord ?? null,
    });

    await expect(births.withdrawProposed(coordinator, id)).rejects.toMatchObject({ rule: 'action.answered' });
  });

  it('keeps the old date of a postponement and counts it', async () => {
    const id = await anAction(test, coordinator, { leadOrganisationId: org('BH'), dueOn: '2026-03-10' });

    await service.replan(coordinator, id, 1, { dueOn: '2026-04-10', leadOrganisationId: org('BH'), contributorIds: [], reason: 'Le devis tarde.' });
    await service.replan(coordinator, id, 2, { dueOn: '2026-04-01', leadOrganisationId: org('BH'), contributorIds: [], reason: null });

    expect(await actionById(id)).toMatchObject({ dueOn: '2026-04-01', postponements: 1 });
    expect((await changes(id)).map(({ kind, oldValue, newValue, reason }) => [kind, oldValue, newValue, reason])).toEqual([
      ['due', '2026-03-10', '2026-04-10', 'Le devis tarde.'],
      ['due', '2026-04-10', '2026-04-01', null],
    ]);
  });

  it('asks why when its date moves later or its lead is replaced, not when it is completed', async () => {
    const id = await anAction(test, coordinator, {});
    const plan = { dueOn: '2026-03-10', leadOrganisationId: org('BH'), contributorIds: [], reason: null };

    await service.replan(coordinator, id, 1, plan);

    await expect(service.replan(coordinator, id, 2, { ...plan, dueOn: '2026-03-11' })).rejects.toMatchObject({ rule: 'action.reason' });
    await expect(service.replan(coordinator, id, 2, { ...plan, leadOrganisationId: org('PM') })).rejects.toMatchObject({ rule: 'action.reason' });
  });

  it('keeps the date when an organisation was withdrawn, and asks it again later', async () => {
    const id = await anAction(test, coordinator, { leadOrganisationId: org('BH'), contributorIds: [org('PM')] });

    await service.replan(coordinator, id, 1, { dueOn: null, leadOrganisationId: org('BH'), contributorIds: [], reason: null });
    expect((await parts(id)).map(({ withdrawnOn }) => withdrawnOn)).toEqual([null, '2026-03-03']);

    await service.replan(coordinator, id, 2, { dueOn: null, leadOrganisationId: org('BH'), contributorIds: [org('PM')], reason: null });
    expect((await parts(id)).map(({ withdrawnOn, state }) => [withdrawnOn, state])).toEqual([[null, 'asked'], [null, 'asked']]);
  });

  it('closes with a result and a sentence, and opens again with a reason', async () => {
    const id = await anAction(test, coordinator, { leadOrganisationId: org('BH') });

    await expect(service.close(coordinator, id, 1, { result: 'done', sentence: 'Vu.' })).rejects.toMatchObject({ rule: 'action.resultSentence' });
    await service.close(coordinator, id, 1, { result: 'done', sentence: 'Point fait avec le pilote.' });
    expect(await actionById(id)).toMatchObject({ state: 'closed', result: 'done', resultSentence: 'Point fait avec le pilote.', closedAt: test.clock.now() });
    await expect(service.close(coordinator, id, 2, { result: 'moot', sentence: 'Point fait avec le pilote.' })).rejects.toMatchObject({ rule: 'action.state' });

    await service.reopen(coordinator, id, 2, 'Les encombrants sont revenus.');
    expect(await actionById(id)).toMatchObject({ state: 'open', result: null, resultSentence: null, closedAt: null });
  });

  it('is closed once when two people close it together', async () => {
    const id = await anAction(test, coordinator, {});
    const said = { result: 'done', sentence: 'Point fait avec le pilote.' };

    const outcomes = await Promise.allSettled([service.close(coordinator, id, 1, said), service.close(coordinator, id, 1, said)]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: expect.any(StaleVersion) });
  });

  it('takes the narrowest level when it moves to another problem, and keeps its state', async () => {
    const members = await anOpenProblem(test, coordinator, council.plenary.id);
    const group = await anOpenProblem(test, coordinator, council.group.id);
    const id = await anAction(test, coordinator, { problemId: members, leadOrganisationId: org('BH') });

    await service.moveTo(coordinator, id, group);

    expect(await actionById(id)).toMatchObject({ problemId: group, bodyId: council.group.id, state: 'open', reference: `${code}-2026-A001` });
    expect((await actionById(id)).audience).toMatchObject({ confidentiality: 'group' });
  });

  it('does not exist for whoever does not read it', async () => {
    const problemId = await anOpenProblem(test, coordinator, council.group.id);
    const id = await anAction(test, coordinator, { problemId });
    const chair = await council.viewer('chair');

    await expect(service.close(chair, id, 1, { result: 'done', sentence: 'Point fait avec le pilote.' })).rejects.toBeInstanceOf(NotVisible);
    await expect(anAction(test, chair, { problemId })).rejects.toBeInstanceOf(NotVisible);
  });

  function org(code: string): string {
    return council.organisations[code] ?? '';
  }

  function actionById(id: string): Promise<Action> {
    return test.database.read(Action, 'action').where('action.id = :id', { id }).getOneOrFail();
  }

  function parts(id: string): Promise<Contribution[]> {
    return test.database.read(Contribution, 'part').where('part.actionId = :id', { id }).orderBy('part.id').getMany();
  }

  function changes(id: string): Promise<ActionChange[]> {
    return test.database.read(ActionChange, 'change').where('change.actionId = :id', { id }).orderBy('change.id').getMany();
  }

  async function statusOf(id: string): Promise<string> {
    return (await test.database.read(Problem, 'problem').where('problem.id = :id', { id }).getOneOrFail()).status;
  }

  function actionCount(): Promise<number> {
    return test.database.read(Action, 'action').where('action.audience.councilId = :id', { id: council.councilId }).getCount();
  }

  async function announced(kind: string): Promise<number> {
    const messages = await test.database.read(OutboxMessage, 'message').where('message.kind = :kind', { kind }).getMany();
    return messages.filter(({ payload }) => payload.councilId === council.councilId).length;
  }
});
