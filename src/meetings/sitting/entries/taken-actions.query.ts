import { Injectable } from '@nestjs/common';
import { type Action, ActionPartsQuery, ActionRepository, type ContributionState } from '../../../problems/index.js';
import type { Viewer } from '../../../platform/access/viewer.js';
import type { Entry } from './entry.entity.js';

/** An action as the sitting that gave it says it: its sentence, who, when. */
export interface TakenAction {
  readonly action: Action;
  readonly lead: string | null;
  readonly leadState: ContributionState | null;
  readonly contributorIds: readonly string[];
  readonly contributors: readonly string[];
}

@Injectable()
export class TakenActions {
  constructor(
    private readonly actions: ActionRepository,
    private readonly parts: ActionPartsQuery,
  ) {}

  /** By id, those that this person may read: a sentence lives in its action alone. */
  async of(viewer: Viewer, entries: readonly Pick<Entry, 'actionId'>[]): Promise<Map<string, TakenAction>> {
    const ids = entries.map(({ actionId }) => actionId).filter((id) => id !== null);
    if (ids.length === 0) return new Map();
    const actions = await this.actions.visibleTo(viewer).andWhere('action.id IN (:...ids)', { ids }).getMany();
    const taken = new Map<string, TakenAction>();
    for (const action of actions) taken.set(action.id, await this.taken(action));
    return taken;
  }

  private async taken(action: Action): Promise<TakenAction> {
    const { parts, organisations } = await this.parts.of(action);
    const standing = parts.filter(({ withdrawnOn }) => withdrawnOn === null);
    const others = standing.filter(({ organisationId }) => organisationId !== action.leadOrganisationId);
    const nameOf = (id: string): string => organisations.get(id)?.name ?? '';
    const leadPart = standing.find(({ organisationId }) => organisationId === action.leadOrganisationId);
    return {
      action,
      lead: leadPart === undefined ? null : nameOf(leadPart.organisationId),
      leadState: leadPart?.state ?? null,
      contributorIds: others.map(({ organisationId }) => organisationId),
      contributors: others.map(({ organisationId }) => nameOf(organisationId)).sort((a, b) => a.localeCompare(b, 'fr')),
    };
  }
}
