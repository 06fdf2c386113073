import { Injectable } from '@nestjs/common';
import { Organisations } from '../people/index.js';
import { currentCouncil, mayHere, type Viewer } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import { NotVisible } from '../platform/web/errors.js';
import { parseId } from '../platform/web/forms/strict.js';
import { ActionListQuery } from '../problems/index.js';
import { PartnerLinks } from '../partner-links/index.js';
import { AttendanceQuery } from './attendance.query.js';
import { ContactsQuery } from './contacts.query.js';
import type { Partner } from './partner-show.presenter.js';
import { SeatsQuery } from './seats.query.js';

/** One organisation of the current council: its name is known to every member, what it does is read row by row. */
@Injectable()
export class PartnerShowQuery {
  constructor(
    private readonly organisations: Organisations,
    private readonly contacts: ContactsQuery,
    private readonly seats: SeatsQuery,
    private readonly actions: ActionListQuery,
    private readonly attendance: AttendanceQuery,
    private readonly links: PartnerLinks,
    private readonly clock: Clock,
  ) {}

  async load(viewer: Viewer, id: string): Promise<Partner> {
    if (parseId(id) === null) throw new NotVisible();
    const organisation = await this.organisations.byId(currentCouncil(viewer), id);
    const [contacts, seats, open, closed, contributions, attendance, links] = await Promise.all([
      this.contacts.ofCouncil(viewer).then((all) => all.filter(({ organisationId }) => organisationId === id)),
      this.seats.readableBy(viewer, id),
      this.actions.openOf(viewer, { leadOrganisationId: id }),
      this.actions.closedOf(viewer, { leadOrganisationId: id }),
      this.actions.openOf(viewer, { contributorId: id }),
      this.attendance.of(viewer, id),
      this.links.ofOrganisation(viewer, id),
    ]);
    const signatures = knowsCharters(viewer) ? await this.contacts.signatures(viewer, [id, ...contacts.map(({ personId }) => personId)]) : null;
    return { organisation, contacts, seats, open, closed, contributions, attendance, links, signatures, today: this.clock.today() };
  }
}

/** Who signed what is the business of those who keep the members' list: chair and coordinator (product.md, « Who may do what »). */
function knowsCharters(viewer: Viewer): boolean {
  return mayHere(viewer, 'problem.open');
}
