import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Identity, STRANGER_IDENTITY, type ViewerSource, ViewerSources } from '../platform/access/viewer-source.js';
import { Clock } from '../platform/clock/clock.js';
import { Settings } from '../platform/config/settings.js';
import { Database, type RawRow } from '../platform/database/database.js';
import { isTrue, textOrNull } from '../platform/database/raw-values.js';
import { dayMonthYear } from '../platform/formatting/french.js';
import type { FrameCouncil, FrameCouncilChoice } from '../platform/web/frame.js';
import { cookieOf } from './sessions/cookies.js';
import { type KnownSession, KnownSessions } from './sessions/known-sessions.js';
import { hashToken } from './sessions/session-tokens.js';
import { IDLE_MS, LONGEST_MS, Sessions } from './sessions/sessions.js';
import {
  COUNCILS_OF_PERSON, type CouncilFacts, FACTS_OF_PERSON, factsByCouncil, hasDerogation, readsBeyondMembers, roleLabel, viewerOf,
} from './viewer-facts.js';
import { Viewers } from './viewers.js';

const LIVE_SESSION = `
  SELECT s.id, s.account_id, s.csrf, s.current_council_id, s.assurance, s.seen_at, s.opened_at, s.confirmed_at, a.person_id, a.is_technical_administrator,
    p.given_name, p.family_name
  FROM sign_in_session s JOIN account a ON a.id = s.account_id JOIN person p ON p.id = a.person_id
  WHERE s.token_hash = :hash AND s.ended_at IS NULL AND s.seen_at > :idle AND s.opened_at > :oldest AND a.disabled_at IS NULL`;

/** The same with the facts of the person beside: PostgreSQL keeps no number of commits, so one question tells all, at each request. */
const LIVE_SESSION_WITH_FACTS = LIVE_SESSION.replace(
  'p.family_name',
  `p.family_name,
    (SELECT json_agg(f) FROM (${FACTS_OF_PERSON.replaceAll(':personId', 'a.person_id')}) f) AS facts,
    (SELECT json_agg(c) FROM (${COUNCILS_OF_PERSON.replaceAll(':personId', 'a.person_id')}) c) AS councils`,
);

/** Says who is asking from the session cookie; everywhere but under /lien. */
@Injectable()
export class SessionSource implements ViewerSource, OnModuleInit {
  readonly prefix = '';
  private readonly known = new KnownSessions();

  constructor(
    private readonly sources: ViewerSources,
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly viewers: Viewers,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async identify(request: FastifyRequest): Promise<Identity> {
    const token = cookieOf(request, this.settings, '');
    if (token === null) return STRANGER_IDENTITY;
    const tokenHash = hashToken(token);
    const [now, today, dataVersion] = [this.clock.milliseconds(), this.clock.today(), this.database.dataVersion()];
    let session = this.known.find(tokenHash, dataVersion, today, now);
    if (session === null) {
      session = await this.read(tokenHash, now, today);
      if (session === null) return STRANGER_IDENTITY;
      this.known.keep(tokenHash, session, dataVersion, today);
    }
    await this.sessions.touch(session.id, session.seenAt);
    return session.identity;
  }

  private async read(hash: string, now: number, today: string): Promise<KnownSession | null> {
    const limits = { idle: new Date(now - IDLE_MS).toISOString(), oldest: new Date(now - LONGEST_MS).toISOString() };
    const isAsked = this.database.engine === 'postgres';
    const [row] = await this.database.sql(isAsked ? LIVE_SESSION_WITH_FACTS : LIVE_SESSION, { hash, ...limits, day: today });
    if (row === undefined) return null;
    const seenAt = String(row.seen_at);
    const endsAt = Math.min(Date.parse(seenAt) + IDLE_MS, Date.parse(String(row.opened_at)) + LONGEST_MS);
    const councils = isAsked ? factsByCouncil(listOf(row.councils), listOf(row.facts)) : await this.viewers.factsOf(String(row.person_id));
    const identity = identityOf(row, councils, today);
    return { id: String(row.id), seenAt, endsAt, identity };
  }
}

function listOf(rows: unknown): readonly RawRow[] {
  return Array.isArray(rows) ? (rows as readonly RawRow[]) : [];
}

function identityOf(row: RawRow, councils: readonly CouncilFacts[], today: string): Identity {
  const asker = {
    accountId: String(row.account_id),
    personId: String(row.person_id),
    assurance: row.assurance === 'two-factor' ? ('two-factor' as const) : ('password' as const),
    currentCouncilId: textOrNull(row.current_council_id),
    isTechnicalAdministrator: isTrue(row.is_technical_administrator),
  };
  const viewer = viewerOf(asker, councils, today);
  const current = councils.find(({ id }) => id === viewer.currentCouncilId) ?? null;
  const isAdministrator = isTrue(row.is_technical_administrator);
  return {
    viewer,
    csrf: String(row.csrf),
    person: {
      name: `${String(row.given_name)} ${String(row.family_name)}`,
      role: current === null ? (isAdministrator ? 'Administration technique' : '') : roleLabel(current),
    },
    council: current === null ? null : frameCouncil(current),
    councils: councils.length < 2 ? [] : councils.map((council) => choiceOf(council, current)),
    banner: assuranceBanner(current, asker.assurance, today),
    confirmedAt: textOrNull(row.confirmed_at),
  };
}

function frameCouncil({ name, kind, tint }: CouncilFacts): FrameCouncil {
  return { name, subtitle: `Carnet de bord du ${kind}`, tint };
}

function choiceOf(council: CouncilFacts, current: CouncilFacts | null): FrameCouncilChoice {
  const { id, name, tint, kind } = council;
  return { id, name: `${kind} ${name}`, role: roleLabel(council), tint, isCurrent: id === current?.id };
}

/** Only who reads the levels that a second factor opens is told of it, and of no row that waits there. */
function assuranceBanner(council: CouncilFacts | null, assurance: string, today: string): string | null {
  if (council === null || assurance === 'two-factor' || !readsBeyondMembers(council)) return null;
  if (!hasDerogation(council, today)) {
    return 'Vous lisez le niveau I. Activez le second facteur, dans «\u00a0Mon compte\u00a0», pour lire aussi ce que vos mandats vous ouvrent aux niveaux II et III.';
  }
  return `Dérogation jusqu’au ${dayMonthYear(council.derogationUntil ?? today)}\u00a0: un mot de passe suffit pour lire les niveaux II et III.`;
}
