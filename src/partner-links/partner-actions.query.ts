import { Injectable } from '@nestjs/common';
import { Account, Contact, Organisation } from '../people/index.js';
import { currentCouncil, type Viewer } from '../platform/access/viewer.js';
import { audience, type Confidentiality } from '../platform/access/audience.js';
import { Clock } from '../platform/clock/clock.js';
import { Database, type RawRow } from '../platform/database/database.js';
import { textOrNull } from '../platform/database/raw-values.js';
import type { WhoReadsView } from '../platform/web/forms/who-reads-view.js';
import { NotVisible } from '../platform/web/errors.js';
import { parseId } from '../platform/web/forms/strict.js';
import { ActionRepository, AudienceSeals, Contribution, type ContributionState, type Motive } from '../problems/index.js';

/** What the organisation says of its own part. */
export type OwnPart = Pick<Contribution, 'state' | 'motive' | 'expectedOn'>;

/** One action as the organisation that is asked sees it: the sentence, the dates, its own part. */
export interface PartnerAction {
  readonly id: string;
  readonly sentence: string;
  readonly level: Confidentiality;
  readonly decidedOn: string;
  readonly dueOn: string | null;
  readonly own: OwnPart;
  /** Null when the organisation leads it itself, or when nobody does. */
  readonly otherLead: string | null;
}

/** More than any organisation has open at once; a page never holds more. */
export const MOST_ACTIONS = 100;

/** What a link opens: the organisation’s own open actions of level members or below, and nothing else. */
@Injectable()
export class PartnerActionsQuery {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRepository,
    private readonly seals: AudienceSeals,
    private readonly clock: Clock,
  ) {}

  /** Late ones first, then by due date; those without a date last. */
  ofVisit(viewer: Viewer): Promise<PartnerAction[]> {
    const query = this.selection(viewer)
      .addSelect("CASE WHEN own.state <> 'done' AND action.dueOn < :today THEN 0 ELSE 1 END", 'late_rank')
      .addSelect("COALESCE(action.dueOn, '9999-12-31')", 'due_rank')
      .setParameter('today', this.clock.today())
      .orderBy('late_rank')
      .addOrderBy('due_rank')
      .addOrderBy('action.id')
      .limit(MOST_ACTIONS);
    return this.database.rows(query, actionOf);
  }

  async oneOfVisit(viewer: Viewer, id: string): Promise<PartnerAction> {
    if (parseId(id) === null) throw new NotVisible();
    const [found] = await this.database.rows(this.selection(viewer).andWhere('action.id = :id', { id }), actionOf);
    if (found === undefined) throw new NotVisible();
    return found;
  }

  /** Whether somebody of the organisation signs in; never whether anything waits for her there. */
  async holdsAccount(organisationId: string): Promise<boolean> {
    const found = await this.database
      .read(Account, 'account')
      .innerJoin(Contact, 'contact', 'contact.personId = account.personId')
      .select('account.id', 'id')
      .where('contact.organisationId = :organisationId AND contact.endedOn IS NULL', { organisationId })
      .andWhere('account.passwordHash IS NOT NULL AND account.disabledAt IS NULL')
      .limit(1)
      .getRawOne<{ id: string }>();
    return found !== undefined;
  }

  /** Who will read an answer to it, or to any of its organisation’s actions: a link opens nothing above the members. */
  async readersOf(viewer: Viewer, action: { readonly level: Confidentiality } | null): Promise<WhoReadsView> {
    return this.seals.reading(audience(currentCouncil(viewer), action?.level ?? 'members'));
  }

  private selection(viewer: Viewer) {
    return this.actions
      .answerableTo(viewer)
      .innerJoin(
        Contribution,
        'own',
        'own.actionId = action.id AND own.withdrawnOn IS NULL AND own.organisationId IN (:...ownOrganisations)',
        { ownOrganisations: viewer.organisationIds },
      )
      .leftJoin(Organisation, 'lead', 'lead.id = action.leadOrganisationId AND lead.id <> own.organisationId')
      .select('action.id', 'id')
      .addSelect('action.sentence', 'sentence')
      .addSelect('action.audience.confidentiality', 'level')
      .addSelect('action.decidedOn', 'decidedOn')
      .addSelect('action.dueOn', 'dueOn')
      .addSelect('own.state', 'ownState')
      .addSelect('own.motive', 'ownMotive')
      .addSelect('own.expectedOn', 'ownExpectedOn')
      .addSelect('lead.name', 'otherLead');
  }
}

function actionOf(row: RawRow): PartnerAction {
  return {
    id: String(row.id),
    sentence: String(row.sentence),
    level: String(row.level) as Confidentiality,
    decidedOn: String(row.decidedOn),
    dueOn: textOrNull(row.dueOn),
    own: {
      state: String(row.ownState) as ContributionState,
      motive: textOrNull(row.ownMotive) as Motive | null,
      expectedOn: textOrNull(row.ownExpectedOn),
    },
    otherLead: textOrNull(row.otherLead),
  };
}
