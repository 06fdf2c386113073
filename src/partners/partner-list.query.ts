import { Injectable } from '@nestjs/common';
import { mayManagePartners, Organisations } from '../people/index.js';
import { currentCouncil, mayHere, type Viewer } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import { ActionIndexQuery, readFilter } from '../problems/index.js';
import { ContactsQuery } from './contacts/contacts.query.js';
import type { PartnerList } from './partner-list.presenter.js';
import { type HeldSeat, SeatsQuery } from './seats.query.js';

/** Organisations of the current council with what the viewer may know of each. */
@Injectable()
export class PartnerListQuery {
  constructor(
    private readonly organisations: Organisations,
    private readonly contacts: ContactsQuery,
    private readonly seats: SeatsQuery,
    private readonly actions: ActionIndexQuery,
    private readonly clock: Clock,
  ) {}

  async load(viewer: Viewer): Promise<PartnerList> {
    const councilId = currentCouncil(viewer);
    const mayManage = mayManagePartners(viewer, councilId);
    const [organisations, contacts, seats, lines, former] = await Promise.all([
      this.organisations.ofCouncil(councilId),
      this.contacts.ofCouncil(viewer),
      this.seats.readableBy(viewer),
      this.actions.byOrganisation(viewer, readFilter({})),
      mayManage ? this.organisations.formerOf(councilId) : [],
    ]);
    const actions = new Map(lines.map(({ organisationId, open, late }) => [organisationId, { open, late }]));
    const powers = { mayManage, mayInvite: mayHere(viewer, 'account.invite') };
    return { organisations, contacts, seats, actions, former, unsigned: await this.unsigned(viewer, seats), ...powers, today: this.clock.today() };
  }

  /** Who signed what is the business of chair and coordinator; they are told of the bodies that they read. */
  private async unsigned(viewer: Viewer, seats: readonly HeldSeat[]): Promise<number | null> {
    if (!mayHere(viewer, 'council.administer')) return null;
    const sitting = new Set(seats.flatMap(({ personId, isConfidential }) => (personId !== null && isConfidential ? [personId] : [])));
    const signatures = await this.contacts.signatures(viewer, [...sitting]);
    return [...sitting].filter((personId) => !signatures.has(personId)).length;
  }
}
