import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import { hashToken } from './session-tokens.js';
import { IDLE_MS, LONGEST_MS } from './sessions.js';
import { SignInSession } from './sign-in-session.entity.js';

export interface OwnSession {
  readonly id: string;
  readonly device: string | null;
  readonly assurance: string;
  readonly openedAt: string;
  readonly seenAt: string;
  readonly isCurrent: boolean;
}

const MOST = 50;

/** The sessions of one account that are still open: neither ended, nor idle for half an hour, nor twelve hours old. */
@Injectable()
export class OwnSessionsQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  of(accountId: string, token: string): Promise<OwnSession[]> {
    const limits = { idle: this.clock.in(-IDLE_MS), oldest: this.clock.in(-LONGEST_MS) };
    const current = hashToken(token);
    const query = this.database
      .read(SignInSession, 's')
      .select(['s.id AS id', 's.device AS device', 's.assurance AS assurance', 's.opened_at AS opened_at', 's.seen_at AS seen_at', 's.token_hash AS token_hash'])
      .where('s.accountId = :accountId AND s.endedAt IS NULL AND s.seenAt > :idle AND s.openedAt > :oldest', { accountId, ...limits })
      .orderBy('s.openedAt', 'DESC')
      .limit(MOST);
    return this.database.rows(query, (row) => ({
      id: String(row.id),
      device: textOrNull(row.device),
      assurance: String(row.assurance),
      openedAt: String(row.opened_at),
      seenAt: String(row.seen_at),
      isCurrent: row.token_hash === current,
    }));
  }
}
