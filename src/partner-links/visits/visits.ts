import { Injectable } from '@nestjs/common';
import { STRANGER, type Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import type { FrameCouncil } from '../../platform/web/frame.js';
import { LinkTokens } from '../link-tokens.js';
import { Visit } from './visit.entity.js';

/** A link that still opens something. */
export interface LiveLink {
  readonly id: string;
  readonly councilId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly endsAt: string;
  readonly organisationName: string;
  readonly council: FrameCouncil;
}

/** A browser that pressed the button of a link which still holds. */
export interface LiveVisit extends LiveLink {
  readonly csrf: string;
  readonly seenAt: string;
}

const OF_COUNCIL = 'o.name AS organisation_name, c.name AS council_name, c.kind AS council_kind, c.tint';

/** Who left the organisation keeps no door of it, even before the link is taken back. */
const STILL_ACTS = (alias: string) =>
  `EXISTS (SELECT 1 FROM contact k WHERE k.organisation_id = ${alias}.organisation_id AND k.person_id = ${alias}.person_id AND k.ended_on IS NULL)`;

const LIVE_LINK = `
  SELECT l.id, l.council_id, l.organisation_id, l.person_id, l.ends_at, ${OF_COUNCIL}
  FROM partner_link l JOIN organisation o ON o.id = l.organisation_id JOIN council c ON c.id = l.council_id
  WHERE l.token_hash = :hash AND l.revoked_at IS NULL AND l.ends_at > :now AND o.ended_on IS NULL AND ${STILL_ACTS('l')}`;

const LIVE_VISIT = `
  SELECT v.id, v.council_id, v.organisation_id, v.person_id, v.ends_at, v.csrf, v.seen_at, ${OF_COUNCIL}
  FROM visit v JOIN partner_link l ON l.id = v.link_id JOIN organisation o ON o.id = v.organisation_id JOIN council c ON c.id = v.council_id
  WHERE v.token_hash = :hash AND v.ended_at IS NULL AND v.ends_at > :now AND l.revoked_at IS NULL AND o.ended_on IS NULL AND ${STILL_ACTS('v')}`;

const TOUCH_MS = 60_000;

/** From a link to a visit. Looking at a link changes nothing; each press of its button opens a visit of its own. */
@Injectable()
export class Visits {
  constructor(
    private readonly database: Database,
    private readonly tokens: LinkTokens,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Null for an unknown, altered, expired or revoked token: nobody learns which. */
  async liveLink(token: string): Promise<LiveLink | null> {
    const [row] = await this.database.sql(LIVE_LINK, { hash: this.tokens.hash(token), now: this.clock.now() });
    return row === undefined ? null : linkOf(row);
  }

  async liveVisit(token: string): Promise<LiveVisit | null> {
    const [row] = await this.database.sql(LIVE_VISIT, { hash: this.tokens.hash(token), now: this.clock.now() });
    return row === undefined ? null : { ...linkOf(row), csrf: String(row.csrf), seenAt: String(row.seen_at) };
  }

  /** Answers the token of the cookie, known to that browser alone. */
  async open(link: LiveLink): Promise<string> {
    const token = this.tokens.next();
    const now = this.clock.now();
    const { councilId, organisationId, personId, endsAt } = link;
    const keys = { id: this.ids.next(), linkId: link.id, tokenHash: this.tokens.hash(token), csrf: this.tokens.next() };
    const visit = { ...keys, councilId, organisationId, personId, openedAt: now, seenAt: now, endsAt, endedAt: null };
    await this.database.unitOfWork(async () => {
      await this.database.insert(Object.assign(new Visit(), visit));
      this.audit.record(viewerOf(link), { act: 'visit.open', rowType: 'visit', rowId: visit.id, councilId });
    });
    return token;
  }

  async end(visit: LiveVisit): Promise<void> {
    await this.database.unitOfWork(async () => {
      const row = await this.database.toChange(this.database.read(Visit, 'visit').where('visit.id = :id', { id: visit.id }));
      row.endedAt ??= this.clock.now();
      await this.database.save(row);
      this.audit.record(viewerOf(visit), { act: 'visit.end', rowType: 'visit', rowId: visit.id, councilId: visit.councilId });
    });
  }

  /** When it was last used, for the coordinator’s list: once a minute at most. */
  async touch(visit: LiveVisit): Promise<void> {
    if (this.clock.milliseconds() - Date.parse(visit.seenAt) < TOUCH_MS) return;
    const { id } = visit;
    await this.database.unitOfWork(() => this.database.changeAll(Visit, { seenAt: this.clock.now() }, 'id = :id AND ended_at IS NULL', { id }));
  }
}

/** One organisation, one door: no council is read, no right is held; what may be answered comes from `answerableBy` alone. */
export function viewerOf(link: Pick<LiveLink, 'councilId' | 'organisationId' | 'personId'>): Viewer {
  const { councilId, organisationId, personId } = link;
  return { ...STRANGER, kind: 'link', personId, currentCouncilId: councilId, organisationIds: [organisationId] };
}

function linkOf(row: RawRow): LiveLink {
  return {
    id: String(row.id),
    councilId: String(row.council_id),
    organisationId: String(row.organisation_id),
    personId: String(row.person_id),
    endsAt: String(row.ends_at),
    organisationName: String(row.organisation_name),
    council: {
      name: String(row.council_name),
      subtitle: `Carnet de bord du ${String(row.council_kind)}`,
      tint: textOrNull(row.tint),
    },
  };
}
