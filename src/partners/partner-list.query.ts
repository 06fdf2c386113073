import { Injectable } from '@nestjs/common';
import { Organisations } from '../people/index.js';
import { currentCouncil, type Viewer } from '../platform/access/viewer.js';
import { ActionIndexQuery, readFilter } from '../problems/index.js';
import { ContactsQuery } from './contacts.query.js';
import type { PartnerList } from './partner-list.presenter.js';
import { SeatsQuery } from './seats.query.js';

/** Organisations of the current council with what the viewer may know of each. */
@Injectable()
export class PartnerListQuery {
  constructor(
    private readonly organisations: Organisations,
    private readonly contacts: ContactsQuery,
    private readonly seats: SeatsQuery,
    private readonly actions: ActionIndexQuery,
  ) {}

  async load(viewer: Viewer): Promise<PartnerList> {
    const [organisations, contacts, seats, lines] = await Promise.all([
      this.organisations.ofCouncil(currentCouncil(viewer)),
      this.contacts.ofCouncil(viewer),
      this.seats.readableBy(viewer),
      this.actions.byOrganisation(viewer, readFilter({})),
    ]);
    return { organisations, contacts, seats, actions: new Map(lines.map(({ organisationId, open, late }) => [organisationId, { open, late }])) };
  }
}
