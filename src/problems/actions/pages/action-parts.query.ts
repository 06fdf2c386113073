import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/access/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { Organisations, People } from '../../../people/index.js';
import { isShown, LevelChanges } from '../../core/levels/level-changes.js';
import { ActionChange } from '../action-change.entity.js';
import type { Action } from '../action.entity.js';
import { Contribution } from '../contribution.entity.js';
import { Reply } from '../reply.entity.js';

export interface ActionParts {
  /** The lead’s first, then those who contribute, then those withdrawn. */
  readonly parts: readonly Contribution[];
  /** Newest first, those taken back left out. */
  readonly replies: readonly Reply[];
  readonly changes: readonly ActionChange[];
  readonly organisations: ReadonlyMap<string, { readonly name: string; readonly shortName: string }>;
  readonly people: ReadonlyMap<string, string>;
}

/** The children of one action, which the caller has already loaded through its viewer. */
@Injectable()
export class ActionPartsQuery {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly levels: LevelChanges,
  ) {}

  /** For a page: words written before the action was opened to this person are not shown to her. */
  async shownTo(viewer: Viewer, action: Action): Promise<ActionParts> {
    const all = await this.of(action);
    const until = (await this.levels.hiddenUntil(viewer, [action.id])).get(action.id);
    if (until === undefined) return all;
    return {
      ...all,
      parts: all.parts.map((part) => (isShown(part.changedAt, until) ? part : Object.assign(new Contribution(), part, { motiveWords: null }))),
      replies: all.replies.filter(({ at }) => isShown(at, until)),
      changes: all.changes.map((change) => (isShown(change.recordedAt, until) ? change : Object.assign(new ActionChange(), change, { reason: null }))),
    };
  }

  async of(action: Action): Promise<ActionParts> {
    const { id } = action;
    const parts = await this.database.read(Contribution, 'part').where('part.actionId = :id', { id }).orderBy('part.askedAt').addOrderBy('part.id').getMany();
    const replies = await this.replies(id);
    const changes = await this.database.read(ActionChange, 'change').where('change.actionId = :id', { id }).orderBy('change.recordedAt', 'DESC').getMany();
    const leads = changes.filter(({ kind }) => kind === 'lead').flatMap(({ oldValue, newValue }) => [oldValue, newValue]);
    return {
      parts: [...parts].sort((a, b) => rankOf(action, a) - rankOf(action, b)),
      replies,
      changes,
      organisations: await this.organisations.names([...parts.map(({ organisationId }) => organisationId), ...leads]),
      people: await this.people.names([...replies.flatMap((reply) => [reply.personId, reply.recordedByPersonId]), ...changes.map(({ personId }) => personId)]),
    };
  }

  /** The standing part of one organisation; null when it was never asked or is withdrawn. */
  async partOf(actionId: string, organisationId: string): Promise<Contribution | null> {
    const query = this.database.read(Contribution, 'part').where('part.actionId = :actionId', { actionId });
    return query.andWhere('part.organisationId = :organisationId AND part.withdrawnOn IS NULL', { organisationId }).getOne();
  }

  private replies(actionId: string): Promise<Reply[]> {
    const query = this.database.read(Reply, 'reply').where('reply.actionId = :actionId AND reply.undoneAt IS NULL', { actionId });
    return query.orderBy('reply.recordedAt', 'DESC').addOrderBy('reply.id', 'DESC').getMany();
  }
}

function rankOf(action: Action, part: Contribution): number {
  if (part.withdrawnOn !== null) return 2;
  return part.organisationId === action.leadOrganisationId ? 0 : 1;
}
