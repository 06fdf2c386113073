import { Injectable } from '@nestjs/common';
import { People } from '../people/index.js';
import { currentCouncil, may, type Viewer } from '../platform/access/viewer.js';
import { Audit } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Ids } from '../platform/clock/ids.js';
import { Database } from '../platform/database/database.js';
import { ActionNotAllowed, NotVisible } from '../platform/web/errors.js';
import { parseId } from '../platform/web/forms/strict.js';
import { LINK_LIFE_MS } from './link-life.js';
import { LinkTokens } from './link-tokens.js';
import { PartnerLink } from './partner-link.entity.js';
import { Visit } from './visits/visit.entity.js';

export interface NewLink {
  readonly councilId: string;
  readonly organisationId: string;
  readonly personId: string;
  /** The mail that carries it, null when it was asked for by hand. */
  readonly notificationId: string | null;
}

export interface MadeLink {
  readonly id: string;
  /** Known here once, then to the mail alone. */
  readonly token: string;
  readonly endsAt: string;
}

export interface LinkCard {
  readonly id: string;
  readonly personName: string;
  readonly createdAt: string;
  readonly endsAt: string;
  readonly revokedAt: string | null;
  /** Whether it still opens something now. */
  readonly isLive: boolean;
  readonly visits: readonly VisitCard[];
}

export interface VisitCard {
  readonly id: string;
  readonly openedAt: string;
  readonly seenAt: string;
  readonly endedAt: string | null;
  readonly isLive: boolean;
}

/** Personal links of partners: made for a mail, shown to the coordinator with their visits, revoked. */
@Injectable()
export class PartnerLinks {
  constructor(
    private readonly database: Database,
    private readonly people: People,
    private readonly tokens: LinkTokens,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async make(viewer: Viewer, asked: NewLink): Promise<MadeLink> {
    const made = { id: this.ids.next(), token: this.tokens.next(), endsAt: this.clock.in(LINK_LIFE_MS) };
    const dates = { createdAt: this.clock.now(), endsAt: made.endsAt, revokedAt: null };
    await this.database.unitOfWork(async () => {
      await this.database.insert(Object.assign(new PartnerLink(), { id: made.id, ...asked, tokenHash: this.tokens.hash(made.token), ...dates }));
      this.audit.record(viewer, { act: 'link.make', rowType: 'partner_link', rowId: made.id, councilId: asked.councilId });
    });
    return made;
  }

  /** The last links of an organisation of the current council, newest first, for whoever may answer in its place. */
  async ofOrganisation(viewer: Viewer, organisationId: string): Promise<LinkCard[]> {
    const councilId = currentCouncil(viewer);
    if (!may(viewer, 'action.answerFor', councilId)) return [];
    const build = () => {
      const query = this.database.read(PartnerLink, 'link').where('link.organisationId = :organisationId', { organisationId });
      return query.andWhere('link.councilId = :councilId', { councilId }).orderBy('link.createdAt', 'DESC').addOrderBy('link.id', 'DESC').limit(20);
    };
    const links = await this.database.prepared('links of an organisation', { organisationId, councilId }, build).many();
    if (links.length === 0) return [];
    const visits = await this.visitsOf(links.map(({ id }) => id));
    const names = await this.people.names(links.map(({ personId }) => personId));
    return links.map((link) => this.cardOf(link, names.get(link.personId) ?? '', visits));
  }

  /** The link opens nothing any more, and neither do the visits that it opened. */
  async revoke(viewer: Viewer, linkId: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      const link = await this.toChange(viewer, PartnerLink, linkId);
      if (link.revokedAt !== null) return;
      link.revokedAt = this.clock.now();
      await this.database.save(link);
      this.audit.record(viewer, { act: 'link.revoke', rowType: 'partner_link', rowId: link.id, councilId: link.councilId });
    });
  }

  /** Inside the unit where somebody leaves an organisation: whatever was sent to her for it opens nothing any more. */
  async revokeOf(viewer: Viewer, organisationId: string, personId: string): Promise<void> {
    const mine = this.database.read(PartnerLink, 'link').where('link.organisationId = :organisationId AND link.personId = :personId', { organisationId, personId });
    for (const link of await this.database.allToChange(mine.andWhere('link.revokedAt IS NULL AND link.endsAt > :now', { now: this.clock.now() }))) {
      link.revokedAt = this.clock.now();
      await this.database.save(link);
      this.audit.record(viewer, { act: 'link.revoke', rowType: 'partner_link', rowId: link.id, councilId: link.councilId });
    }
  }

  /** One browser alone is sent away; the link still opens others. */
  async revokeVisit(viewer: Viewer, visitId: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      const visit = await this.toChange(viewer, Visit, visitId);
      if (visit.endedAt !== null) return;
      visit.endedAt = this.clock.now();
      await this.database.save(visit);
      this.audit.record(viewer, { act: 'visit.revoke', rowType: 'visit', rowId: visit.id, councilId: visit.councilId });
    });
  }

  private async toChange<T extends PartnerLink | Visit>(viewer: Viewer, entity: new () => T, id: string): Promise<T> {
    if (!may(viewer, 'action.answerFor', currentCouncil(viewer))) throw new ActionNotAllowed();
    if (parseId(id) === null) throw new NotVisible();
    const query = this.database.read(entity, 'row').where('row.id = :id', { id });
    return this.database.toChange(query.andWhere('row.councilId = :councilId', { councilId: currentCouncil(viewer) }));
  }

  private visitsOf(linkIds: readonly string[]): Promise<Visit[]> {
    return this.database.read(Visit, 'visit').where('visit.linkId IN (:...linkIds)', { linkIds }).orderBy('visit.openedAt', 'DESC').getMany();
  }

  private cardOf(link: PartnerLink, personName: string, visits: readonly Visit[]): LinkCard {
    const { id, createdAt, endsAt, revokedAt } = link;
    const isLive = revokedAt === null && endsAt > this.clock.now();
    const own = visits.filter(({ linkId }) => linkId === id);
    const cards = own.map((visit) => ({ id: visit.id, openedAt: visit.openedAt, seenAt: visit.seenAt, endedAt: visit.endedAt, isLive: isLive && visit.endedAt === null }));
    return { id, personName, createdAt, endsAt, revokedAt, isLive, visits: cards };
  }
}
