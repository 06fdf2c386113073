import { Injectable } from '@nestjs/common';
import { Seating } from '../../councils/index.js';
import { Organisations } from '../../people/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible, RuleViolation } from '../../platform/web/errors.js';
import type { Action } from './action.entity.js';
import { Contribution } from './contribution.entity.js';

/** Who is asked to take part in an action, the lead among them. Always called inside a unit of work that holds the action. */
@Injectable()
export class Contributions {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly seating: Seating,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The organisations asked become exactly these; one left out is withdrawn and keeps its date. Answers those newly asked. */
  async ask(action: Action, organisationIds: readonly string[]): Promise<readonly string[]> {
    await this.expectPartners(action.audience.councilId, organisationIds);
    const parts = await this.partsToChange(action.id);
    for (const part of parts) {
      if (part.withdrawnOn === null && !organisationIds.includes(part.organisationId)) await this.withdraw(action, part);
    }
    const standing = new Set(parts.filter(({ withdrawnOn }) => withdrawnOn === null).map(({ organisationId }) => organisationId));
    const asked = organisationIds.filter((id) => !standing.has(id));
    for (const organisationId of asked) await this.askOne(action, organisationId, parts);
    return asked;
  }

  async leadState(action: Action): Promise<Contribution['state'] | null> {
    if (action.leadOrganisationId === null) return null;
    const part = await this.standing(action.id).andWhere('part.organisationId = :lead', { lead: action.leadOrganisationId }).getOne();
    return part?.state ?? null;
  }

  async askedOrganisations(actionId: string): Promise<string[]> {
    return (await this.standing(actionId).getMany()).map(({ organisationId }) => organisationId);
  }

  /** In a group, whoever is asked has a named member there; otherwise the way out is a neutral `members` problem. */
  async expectNamed(action: Pick<Action, 'audience'>, organisationIds: readonly string[]): Promise<void> {
    const { groupId } = action.audience;
    if (groupId === null || organisationIds.length === 0) return;
    const named = await this.seating.namedOrganisations(groupId, this.clock.today());
    const strangers = organisationIds.filter((id) => !named.has(id));
    if (strangers.length === 0) return;
    const names = await this.organisations.names(strangers);
    const who = strangers.map((id) => names.get(id)?.name ?? '').join(', ');
    throw new RuleViolation(
      'action.notNamed',
      `Personne n’est nommé dans ce groupe pour\u00a0: ${who}. Ouvrez un dossier neutre de niveau Membres pour lui confier cette action.`,
    );
  }

  /** For an action that nobody answered and that goes away. */
  async removeAll(actionId: string): Promise<void> {
    for (const part of await this.partsToChange(actionId)) await this.database.remove(part);
  }

  /** Partners of the council, asked before the row that names one of them is written. */
  async expectPartners(councilId: string, organisationIds: readonly string[]): Promise<void> {
    const known = new Set((await this.organisations.ofCouncil(councilId)).map(({ id }) => id));
    if (organisationIds.some((id) => !known.has(id))) throw new NotVisible();
  }

  private partsToChange(actionId: string): Promise<Contribution[]> {
    return this.database.allToChange(this.database.read(Contribution, 'part').where('part.actionId = :actionId', { actionId }));
  }

  private standing(actionId: string) {
    return this.database.read(Contribution, 'part').where('part.actionId = :actionId AND part.withdrawnOn IS NULL', { actionId });
  }

  /** Before an action opens nothing was asked yet: the part goes away. Afterwards it keeps the date when it ended. */
  private async withdraw(action: Action, part: Contribution): Promise<void> {
    if (action.state === 'proposed' && part.state === 'asked') {
      await this.database.remove(part);
      return;
    }
    part.withdrawnOn = this.clock.today();
    await this.database.save(part);
  }

  private async askOne(action: Action, organisationId: string, parts: readonly Contribution[]): Promise<void> {
    const now = this.clock.now();
    const fresh = { state: 'asked' as const, motive: null, motiveWords: null, expectedOn: null, askedAt: now, changedAt: now, withdrawnOn: null };
    const former = parts.find((part) => part.organisationId === organisationId);
    if (former !== undefined) {
      await this.database.save(Object.assign(former, fresh));
      return;
    }
    const owner = { id: this.ids.next(), councilId: action.audience.councilId, actionId: action.id, organisationId };
    await this.database.insert(Object.assign(new Contribution(), owner, fresh));
  }
}
