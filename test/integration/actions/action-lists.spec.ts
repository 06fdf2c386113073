import { anAction, newAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { anOpenProblem } from '../../factories/problem.js';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { ActionFollowUpService } from '../../../src/problems/actions/action-follow-up.service.js';
import { ActionService } from '../../../src/problems/actions/action.service.js';
import { readFilter } from '../../../src/problems/actions/list/action-filter.js';
import { ActionIndexQuery, PAGE_SIZE } from '../../../src/problems/actions/list/action-index.query.js';
import { ActionListQuery } from '../../../src/problems/actions/list/action-list.query.js';
import { ReplyService } from '../../../src/problems/actions/replies/reply.service.js';
import { FROZEN, startTestApp, type TestApp } from '../../support/app.js';

const EVERYTHING = readFilter({});

describe('the lists of actions', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Viewer;
  let index: ActionIndexQuery;
  let list: ActionListQuery;
  let councils = 0;

  beforeAll(async () => {
    test = await startTestApp();
    index = test.app.get(ActionIndexQuery);
    list = test.app.get(ActionListQuery);
  });

  afterAll(() => test.stop());

  beforeEach(async () => {
    test.clock.moveTo(FROZEN);
    councils += 1;
    council = await aCouncil(test, `L${councils}`);
    coordinator = await council.viewer('coordinator');
  });

  it('put each open action in one class, late before blocked', async () => {
    await opened({ leadOrganisationId: org('BH'), dueOn: '2026-03-02' });
    await answered(await opened({ leadOrganisationId: org('BH'), dueOn: '2026-03-02' }), 'done');
    await answered(await opened({ leadOrganisationId: org('BH'), dueOn: '2026-03-01' }), 'blocked');
    await answered(await opened({ leadOrganisationId: org('BH'), dueOn: '2026-03-20' }), 'blocked');
    await opened({ leadOrganisationId: org('BH') });
    await opened({ dueOn: '2026-03-20' });
    await test.app.get(ActionService).propose(coordinator, newAction({ bornMeetingId: test.ids.next() }));
    await closed(await opened({}));

    expect(await index.counts(coordinator, EVERYTHING)).toEqual({
      late: 2, blocked: 1, onTime: 3, closed: 1, proposed: 1, withoutDate: 1, withoutLead: 1, incomplete: 2,
    });
  });

  it('show late ones first, then the next due, and those without a date apart', async () => {
    const later = await opened({ dueOn: '2026-04-02', leadOrganisationId: org('PM') });
    const soon = await opened({ dueOn: '2026-03-20', leadOrganisationId: org('PM') });
    const late = await opened({ dueOn: '2026-03-02', leadOrganisationId: org('BH') });
    const doneBefore = await answered(await opened({ dueOn: '2026-02-01', leadOrganisationId: org('BH') }), 'done');
    const undated = await opened({ leadOrganisationId: org('PM') });

    const page = await index.openPage(coordinator, EVERYTHING);

    expect(page.rows.map(({ id }) => id)).toEqual([late, doneBefore, soon, later]);
    expect((await index.incomplete(coordinator, EVERYTHING)).map(({ id }) => id)).toEqual([undated]);
    expect([...(await index.months(coordinator, EVERYTHING))].sort()).toEqual([['2026-02', 1], ['2026-03', 1], ['2026-04', 1]]);
    expect((await list.openOf(coordinator, {})).map(({ id }) => id)).toEqual([late, doneBefore, soon, later, undated]);
  });

  it('are walked by key without losing or repeating a row', async () => {
    const ids = new Set<string>();
    for (let rank = 0; rank < PAGE_SIZE + 7; rank += 1) {
      ids.add(await opened({ dueOn: rank % 5 === 0 ? '2026-03-01' : `2026-03-${String(10 + (rank % 9))}`, leadOrganisationId: org('PM') }));
    }

    const first = await index.openPage(coordinator, EVERYTHING);
    const second = await index.openPage(coordinator, { ...EVERYTHING, after: first.next });

    expect(first.rows).toHaveLength(PAGE_SIZE);
    expect(second).toMatchObject({ next: null });
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id))).toEqual(ids);
    expect(first.rows.length + second.rows.length).toBe(ids.size);
  });

  it('count nothing that is not read, and show a title by its own audience', async () => {
    const groupProblem = await anOpenProblem(test, coordinator, council.group.id, 'Halls des Tilleuls');
    const problem = await anOpenProblem(test, coordinator, council.plenary.id, 'Dépôts sauvages');
    const hidden = await opened({ problemId: groupProblem, leadOrganisationId: org('BH'), dueOn: '2026-03-01' });
    const shown = await opened({ problemId: problem, leadOrganisationId: org('BH'), dueOn: '2026-03-01' });
    const chair = await council.viewer('chair');

    expect((await index.openPage(coordinator, EVERYTHING)).rows.map(({ id }) => id).sort()).toEqual([hidden, shown].sort());
    expect((await index.openPage(chair, EVERYTHING)).rows.map(({ id, problem: title }) => [id, title?.title])).toEqual([[shown, 'Dépôts sauvages']]);
    expect(await index.counts(chair, EVERYTHING)).toMatchObject({ late: 1 });
    expect(await index.byOrganisation(chair, EVERYTHING)).toMatchObject([{ organisationId: org('BH'), open: 1, late: 1 }]);
    expect(await list.openOf(chair, { problemId: groupProblem })).toEqual([]);
    expect(await index.counts(chair, { ...EVERYTHING, bodyId: council.group.id })).toMatchObject({ late: 0, closed: 0 });
  });

  it('stop at the current council', async () => {
    await opened({ dueOn: '2026-03-20' });
    const neighbour = await aCouncil(test, `N${councils}`);

    expect((await index.openPage(await neighbour.viewer('coordinator'), EVERYTHING)).rows).toEqual([]);
  });

  it('give what a body follows: its own actions and those born in its sittings, each at its level', async () => {
    const meetingId = test.ids.next();
    const inGroup = await opened({ bodyId: council.group.id });
    const born = await opened({ bornMeetingId: meetingId });
    await opened({});

    const rows = await list.openOf(coordinator, { bodyId: council.group.id, meetingIds: [meetingId] });

    expect(rows.map(({ id }) => id).sort()).toEqual([inGroup, born].sort());
  });

  it('tell apart what an organisation leads and what it contributes to', async () => {
    const led = await opened({ leadOrganisationId: org('BH'), contributorIds: [org('PM')] });
    const helped = await opened({ leadOrganisationId: org('PM'), contributorIds: [org('BH')] });

    expect((await list.openOf(coordinator, { leadOrganisationId: org('BH') })).map(({ id }) => id)).toEqual([led]);
    expect((await list.openOf(coordinator, { contributorId: org('BH') })).map(({ id }) => id)).toEqual([helped]);
  });

  it('give the median delay of the first replies of each lead', async () => {
    const first = await opened({ leadOrganisationId: org('BH') });
    const second = await opened({ leadOrganisationId: org('BH') });
    await opened({ leadOrganisationId: org('BH') });
    test.clock.moveTo('2026-03-08T08:00:00.000Z');
    await answered(first, 'done');
    test.clock.moveTo('2026-03-13T08:00:00.000Z');
    await answered(second, 'done');
    await answered(first, 'under_way');

    expect(await index.byOrganisation(coordinator, EVERYTHING)).toMatchObject([{ name: 'Brune Habitat', open: 3, medianDelay: 7.5 }]);
  });

  it('keep closed ones by the day of their closing, newest first', async () => {
    const first = await closed(await opened({}));
    test.clock.moveTo('2026-03-05T08:00:00.000Z');
    const second = await closed(await opened({}));

    expect((await index.closedPage(coordinator, readFilter({ vue: 'closes' }))).rows.map(({ id }) => id)).toEqual([second, first]);
    expect((await list.closedOf(coordinator, {})).map(({ stateShown }) => stateShown.label)).toEqual(['Fait', 'Fait']);
  });

  function org(code: string): string {
    return council.organisations[code] ?? '';
  }

  function opened(values: Parameters<typeof anAction>[2]): Promise<string> {
    return anAction(test, coordinator, values);
  }

  async function answered(id: string, state: 'done' | 'blocked' | 'under_way'): Promise<string> {
    const motive = state === 'blocked' ? ('no_budget' as const) : null;
    const landlord = await council.viewer('landlord');
    await test.app.get(ReplyService).reply(landlord, id, { organisationId: org('BH'), state, motive, words: null, expectedOn: null, channel: 'signed_in' });
    return id;
  }

  async function closed(id: string): Promise<string> {
    await test.app.get(ActionFollowUpService).close(coordinator, id, 1, { result: 'done', sentence: 'Point fait avec le pilote.' });
    return id;
  }
});
