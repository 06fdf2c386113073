import { Injectable, type OnModuleInit } from '@nestjs/common';
import { readerValues } from '../../../platform/access/audience.js';
import { type CouncilWords, DELIVERED, WordLists } from '../../../councils/index.js';
import type { Viewer } from '../../../platform/access/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { dayMonthYear, time } from '../../../platform/formatting/french.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Organisations, People } from '../../../people/index.js';
import type { ThreadItem } from '../../thread/thread-item.js';
import { type ThreadSource, ThreadSources } from '../../thread/thread-sources.js';
import type { Action } from '../action.entity.js';
import { ActionRepository } from '../action.repository.js';
import { CONTRIBUTION_STATUS } from '../action.wording.js';
import { Reply } from '../reply.entity.js';
import { replyParagraphs, spokenBy } from './reply.wording.js';

/** How replies read in the thread of their problem. They are read through their action. */
@Injectable()
export class ReplySource implements ThreadSource, OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRepository,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly words: WordLists,
    private readonly clock: Clock,
    private readonly sources: ThreadSources,
  ) {}

  onModuleInit(): void {
    this.sources.register('reply', this);
  }

  async load(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, ThreadItem>> {
    const build = () => this.database.read(Reply, 'reply').where('reply.id IN (:...ids) AND reply.undoneAt IS NULL', { ids });
    const replies = await this.database.prepared('replies by id', { ids }, build).many();
    const actions = await this.readableActions(viewer, replies.map(({ actionId }) => actionId));
    const organisations = await this.organisations.names(replies.map(({ organisationId }) => organisationId));
    const people = await this.people.names(replies.flatMap((reply) => [reply.personId, reply.recordedByPersonId]));
    const words = await this.words.ofAll(replies.map(({ councilId }) => councilId));
    const items = replies.flatMap((reply) => {
      const action = actions.get(reply.actionId);
      const who = organisations.get(reply.organisationId)?.shortName ?? '';
      return action === undefined ? [] : [[reply.id, this.itemOf(reply, action, who, people, words.get(reply.councilId) ?? DELIVERED)] as const];
    });
    return new Map(items);
  }

  private async readableActions(viewer: Viewer, ids: readonly string[]): Promise<Map<string, Action>> {
    if (ids.length === 0) return new Map();
    const values = { ...readerValues(viewer), ids: [...new Set(ids)] };
    const build = () => this.actions.visibleTo(viewer).andWhere('action.id IN (:...ids)', { ids: values.ids });
    const actions = await this.database.prepared('actions by id', values, build).many();
    return new Map(actions.map((action) => [action.id, action]));
  }

  private itemOf(reply: Reply, action: Action, who: string, people: ReadonlyMap<string, string>, words: CouncilWords): ThreadItem {
    const status = CONTRIBUTION_STATUS[reply.state];
    const day = (iso: string): string => dayMonthYear(iso, this.clock.today());
    return {
      icon: status.icon,
      who,
      what: reply.channel === 'phone' ? `${spokenBy(reply, people) ?? ', par téléphone'}, sur` : ' sur',
      about: { href: `/actions/${action.id}`, label: action.sentence },
      status,
      time: time(reply.at),
      paragraphs: replyParagraphs(reply, day, words),
      isDecision: false,
    };
  }
}
