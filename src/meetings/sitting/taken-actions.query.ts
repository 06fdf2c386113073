import { Injectable } from '@nestjs/common';
import { Organisations } from '../../people/index.js';
import { type Action, ActionRepository, Contributions, type ContributionState } from '../../problems/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
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
    private readonly contributions: Contributions,
    private readonly organisations: Organisations,
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
    const asked = await this.contributions.askedOrganisations(action.id);
    const names = await this.organisations.names([...asked, action.leadOrganisationId]);
    const contributorIds = asked.filter((id) => id !== action.leadOrganisationId);
    const contributors = contributorIds.map((id) => names.get(id)?.name ?? '').sort((a, b) => a.localeCompare(b, 'fr'));
    const lead = names.get(action.leadOrganisationId ?? '')?.name ?? null;
    return { action, lead, leadState: await this.contributions.leadState(action), contributorIds, contributors };
  }
}
