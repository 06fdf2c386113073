import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { anOpenProblem } from '../../factories/problem.js';
import { STRANGER, type Viewer } from '../../../src/platform/access/viewer.js';
import { ActionNotAllowed, NotVisible } from '../../../src/platform/web/errors.js';
import { ActionFollowUpService } from '../../../src/problems/actions/action-follow-up.service.js';
import { Contribution } from '../../../src/problems/actions/contribution.entity.js';
import { ActionListQuery } from '../../../src/problems/actions/list/action-list.query.js';
import { Reply } from '../../../src/problems/actions/reply.entity.js';
import { type NewReply, ReplyService } from '../../../src/problems/actions/replies/reply.service.js';
import { ThreadRepository } from '../../../src/problems/thread/thread.repository.js';
import { Problem } from '../../../src/problems/core/problem.entity.js';
import { FROZEN, startTestApp, type TestApp } from '../../support/app.js';

describe('what organisations answer', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Viewer;
  let landlord: Viewer;
  let replies: ReplyService;
  let problemId: string;
  let actionId: string;

  let councils = 0;

  beforeAll(async () => {
    test = await startTestApp();
  });

  afterAll(() => test.stop());

  beforeEach(async () => {
    test.clock.moveTo(FROZEN);
    councils += 1;
    council = await aCouncil(test, `V${councils}`);
    coordinator = await council.viewer('coordinator');
    landlord = await council.viewer('landlord');
    replies = test.app.get(ReplyService);
    problemId = await anOpenProblem(test, coordinator, council.plenary.id);
    actionId = await anAction(test, coordinator, { problemId, leadOrganisationId: org('BH'), contributorIds: [org('PM')], dueOn: '2026-03-10' });
    test.clock.moveTo('2026-03-04T08:00:00.000Z');
  });

  it('changes its own part, is told in the thread and is news of the problem', async () => {
    await replies.reply(landlord, actionId, said({ state: 'blocked', motive: 'delivery', words: 'La benne est commandée.', expectedOn: '2026-03-12' }));

    expect(await part('BH')).toMatchObject({ state: 'blocked', motive: 'delivery', motiveWords: null, expectedOn: '2026-03-12' });
    expect(await part('PM')).toMatchObject({ state: 'asked' });
    const [line] = (await thread()).lines;
    expect(line?.item).toMatchObject({ who: 'Brune Habitat', status: { label: 'Bloquée' }, about: { href: `/actions/${actionId}` } });
    expect(line?.item.paragraphs).toEqual(['Livraison ou pièce attendue.', 'La benne est commandée.', 'Date annoncée\u00a0: 12\u00a0mars.']);
    expect(await lastNews()).toBe('2026-03-04T08:00:00.000Z');
  });

  it('moves freely, keeps or drops the announced date', async () => {
    await replies.reply(landlord, actionId, said({ state: 'under_way', expectedOn: '2026-03-12' }));
    await replies.reply(landlord, actionId, said({ state: 'blocked', motive: 'other', words: 'Grève.', expectedOn: 'kept' }));
    expect(await part('BH')).toMatchObject({ state: 'blocked', motiveWords: 'Grève.', expectedOn: '2026-03-12' });

    await replies.reply(landlord, actionId, said({ state: 'done', expectedOn: 'kept' }));

    expect(await part('BH')).toMatchObject({ state: 'done', motive: null, motiveWords: null, expectedOn: null });
  });

  it('can be taken back for twenty minutes and then leaves no trace', async () => {
    const news = await lastNews();
    const first = await replies.reply(landlord, actionId, said({ state: 'under_way', expectedOn: '2026-03-12' }));
    const second = await replies.reply(landlord, actionId, said({ state: 'refused', motive: 'no_means' }));

    await expect(replies.undoLast(landlord, first)).rejects.toMatchObject({ rule: 'reply.undo' });
    test.clock.moveTo('2026-03-04T08:19:00.000Z');
    await replies.undoLast(landlord, second);
    expect(await part('BH')).toMatchObject({ state: 'under_way', motive: null, expectedOn: '2026-03-12' });

    await replies.undoLast(landlord, first);
    expect(await part('BH')).toMatchObject({ state: 'asked', expectedOn: null });
    expect((await thread()).lines.filter(({ kind }) => kind === 'reply')).toEqual([]);
    expect(await lastNews()).toBe(news);
  });

  it('stays after twenty minutes, and once the action is closed', async () => {
    const reply = await replies.reply(landlord, actionId, said({ state: 'done' }));
    test.clock.moveTo('2026-03-04T08:21:00.000Z');
    await expect(replies.undoLast(landlord, reply)).rejects.toMatchObject({ rule: 'reply.undo' });

    await test.app.get(ActionFollowUpService).close(coordinator, actionId, 1, { result: 'done', sentence: 'Point fait avec le pilote.' });

    await expect(replies.undoLast(landlord, reply)).rejects.toBeInstanceOf(NotVisible);
    await expect(replies.reply(landlord, actionId, said({ state: 'under_way' }))).rejects.toBeInstanceOf(NotVisible);
  });

  it('keeps both names of a call', async () => {
    const id = await replies.reply(coordinator, actionId, said({ state: 'accepted', channel: 'phone', personId: council.persons.landlord ?? '' }));

    const reply = await test.database.read(Reply, 'reply').where('reply.id = :id', { id }).getOne();
    expect(reply).toMatchObject({ channel: 'phone', personId: council.persons.landlord, recordedByPersonId: council.persons.coordinator });
    const [line] = (await thread()).lines;
    expect(line?.item.what).toContain('Marc Ouzrane, par téléphone, noté par Claire Montagnac');
  });

  it('is noted from a call by the coordinator alone, with somebody of that organisation', async () => {
    const call = said({ state: 'accepted', channel: 'phone', personId: council.persons.landlord ?? '' });

    await expect(replies.reply(coordinator, actionId, { ...call, personId: council.persons.police ?? '' })).rejects.toMatchObject({ rule: 'reply.speaker' });
    await expect(replies.reply(coordinator, actionId, { ...call, personId: null })).rejects.toMatchObject({ rule: 'reply.speaker' });
    await expect(replies.reply(landlord, actionId, call)).rejects.toBeInstanceOf(ActionNotAllowed);
    await expect(replies.reply(coordinator, actionId, said({ state: 'accepted' }))).rejects.toBeInstanceOf(NotVisible);
  });

  it('comes from organisations that were asked, and that still are', async () => {
    const transport = await council.viewer('transport');
    const police = await council.viewer('police');
    const chair = await council.viewer('chair');
    await expect(replies.reply(transport, actionId, said({ state: 'done' }, 'TB'))).rejects.toBeInstanceOf(NotVisible);
    await expect(replies.reply(chair, actionId, said({ state: 'done' }))).rejects.toBeInstanceOf(NotVisible);
    await expect(replies.reply(police, actionId, said({ state: 'done' }))).rejects.toBeInstanceOf(NotVisible);

    await test.app.get(ActionFollowUpService).replan(coordinator, actionId, 1, {
      dueOn: '2026-03-10', leadOrganisationId: org('BH'), contributorIds: [], reason: null,
    });

    await expect(replies.reply(police, actionId, said({ state: 'done' }, 'PM'))).rejects.toBeInstanceOf(NotVisible);
  });

  describe('by link', () => {
    it('reaches its own open actions of level members or below, and nothing else', async () => {
      const visit = linkOf('BH');
      const groupProblem = await anOpenProblem(test, coordinator, council.group.id);
      const hidden = await anAction(test, coordinator, { problemId: groupProblem, leadOrganisationId: org('BH') });
      const others = await anAction(test, coordinator, { leadOrganisationId: org('TB') });

      const rows = await test.app.get(ActionListQuery).answerable(visit, org('BH'));

      expect(rows.map(({ id }) => id)).toEqual([actionId]);
      for (const id of [hidden, others]) {
        await expect(replies.reply(visit, id, said({ state: 'done', channel: 'link' }))).rejects.toBeInstanceOf(NotVisible);
      }
      await replies.reply(visit, actionId, said({ state: 'done', channel: 'link' }));
      expect(await part('BH')).toMatchObject({ state: 'done' });
    });

    it('answers for its own organisation only, and through its own door only', async () => {
      await expect(replies.reply(linkOf('BH'), actionId, said({ state: 'done', channel: 'link' }, 'PM'))).rejects.toBeInstanceOf(NotVisible);
      await expect(replies.reply(linkOf('BH'), actionId, said({ state: 'done', channel: 'signed_in' }))).rejects.toBeInstanceOf(NotVisible);
      await expect(replies.reply(landlord, actionId, said({ state: 'done', channel: 'link' }))).rejects.toBeInstanceOf(NotVisible);
      await expect(replies.reply(STRANGER, actionId, said({ state: 'done', channel: 'signed_in' }))).rejects.toBeInstanceOf(NotVisible);
    });
  });

  function org(code: string): string {
    return council.organisations[code] ?? '';
  }

  function said(values: Partial<NewReply>, code = 'BH'): NewReply {
    return { organisationId: org(code), state: 'under_way', motive: null, words: null, expectedOn: null, channel: 'signed_in', ...values };
  }

  function linkOf(code: string): Viewer {
    return { ...STRANGER, kind: 'link', organisationIds: [org(code)], currentCouncilId: council.councilId, personId: council.persons.landlord ?? null };
  }

  async function part(code: string): Promise<Contribution | null> {
    const query = test.database.read(Contribution, 'part').where('part.actionId = :actionId', { actionId });
    return query.andWhere('part.organisationId = :id', { id: org(code) }).getOne();
  }

  function thread() {
    return test.app.get(ThreadRepository).page(coordinator, problemId);
  }

  async function lastNews(): Promise<string> {
    return (await test.database.read(Problem, 'problem').where('problem.id = :problemId', { problemId }).getOneOrFail()).lastNewsAt;
  }
});
