import { Injectable } from '@nestjs/common';
import { mayManageContacts, mayManagePartners, Organisations, People } from '../people/index.js';
import { currentCouncil, mayHere, type Viewer } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import { Ids } from '../platform/clock/ids.js';
import { NotVisible } from '../platform/web/errors.js';
import { parseId } from '../platform/web/forms/strict.js';
import { ActionListQuery } from '../problems/index.js';
import { Notifications } from '../notifications/index.js';
import { PartnerLinks } from '../partner-links/index.js';
import { AnswerDelayQuery } from './answer-delay.query.js';
import { AttendanceQuery } from './attendance.query.js';
import { AccountsQuery } from './contacts/accounts.query.js';
import { ContactsQuery, type PartnerContact } from './contacts/contacts.query.js';
import { ReadingLevelsQuery } from './contacts/reading-levels.query.js';
import type { PartnerMail } from './mails.presenter.js';
import { CLOSED_SHOWN, type Partner, type PartnerPowers } from './partner-show.presenter.js';
import { SeatsQuery } from './seats.query.js';
import { YearActionsQuery } from './year-actions.query.js';

/** One organisation of the current council: its name is known to every member, what it does is read row by row. */
@Injectable()
export class PartnerShowQuery {
  constructor(
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly contacts: ContactsQuery,
    private readonly levels: ReadingLevelsQuery,
    private readonly accounts: AccountsQuery,
    private readonly seats: SeatsQuery,
    private readonly actions: ActionListQuery,
    private readonly year: YearActionsQuery,
    private readonly delays: AnswerDelayQuery,
    private readonly attendance: AttendanceQuery,
    private readonly links: PartnerLinks,
    private readonly notifications: Notifications,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async load(viewer: Viewer, id: string): Promise<Partner> {
    if (parseId(id) === null) throw new NotVisible();
    const organisation = await this.organisations.cardById(currentCouncil(viewer), id);
    const [{ current, former }, seats, open, closed, year, contributions, delay, attendance, links, mails] = await Promise.all([
      this.contacts.ofOrganisation(viewer, id),
      this.seats.readableBy(viewer, id),
      this.actions.openOf(viewer, { leadOrganisationId: id }),
      this.actions.closedOf(viewer, { leadOrganisationId: id, limit: CLOSED_SHOWN + 1 }),
      this.year.of(viewer, id),
      this.actions.openOf(viewer, { contributorId: id }),
      this.delays.of(viewer, id),
      this.attendance.of(viewer, id),
      this.links.ofOrganisation(viewer, id),
      this.mailsOf(viewer, id),
    ]);
    const formKeys = new Map([id, ...current.map((contact) => contact.id)].map((key) => [key, this.ids.next()]));
    const powers = powersOf(viewer, id);
    const told = { contacts: current, former, seats, open, closed, year, contributions, delay, attendance, links, mails };
    return { organisation, powers, ...told, ...(await this.standings(viewer, id, current)), formKeys, mayManageContacts: powers.mayManageContacts, today: this.clock.today() };
  }

  /** Who signed what, and who reads what: the business of those who keep the list of members; who may sign in, of those who invite. */
  private async standings(viewer: Viewer, id: string, contacts: readonly PartnerContact[]): Promise<Pick<Partner, 'signatures' | 'levels' | 'accounts'>> {
    const personIds = contacts.map(({ personId }) => personId);
    const signatures = knowsCharters(viewer) ? await this.contacts.signatures(viewer, [id, ...personIds]) : null;
    const levels = signatures === null ? null : await this.levels.of(viewer, personIds, signatures);
    const accounts = mayHere(viewer, 'account.invite') ? await this.accounts.of(personIds) : null;
    return { signatures, levels, accounts };
  }

  private async mailsOf(viewer: Viewer, organisationId: string): Promise<PartnerMail[]> {
    const mails = await this.notifications.ofOrganisation(viewer, organisationId);
    const names = await this.people.names(mails.map(({ personId }) => personId));
    return mails.map((mail) => ({ ...mail, personName: names.get(mail.personId ?? '') ?? null }));
  }
}

function powersOf(viewer: Viewer, id: string): PartnerPowers {
  const councilId = currentCouncil(viewer);
  return {
    mayEdit: mayManagePartners(viewer, councilId),
    mayManageContacts: mayManageContacts(viewer, { id, councilId }),
    mayAskLink: mayHere(viewer, 'action.answerFor'),
    mayReplace: mayHere(viewer, 'council.administer'),
  };
}

/** Chair and coordinator (product.md, « Who may do what »). */
function knowsCharters(viewer: Viewer): boolean {
  return mayHere(viewer, 'problem.open');
}
