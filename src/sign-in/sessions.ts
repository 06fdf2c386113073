import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.js';
import { type Viewer, STRANGER } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import { Ids } from '../platform/clock/ids.js';
import { Database } from '../platform/database/database.js';
import { hashToken, newToken } from './session-tokens.js';
import { SignInSession } from './sign-in-session.entity.js';

export const IDLE_MS = 30 * 60_000;
export const LONGEST_MS = 12 * 3_600_000;
const TOUCH_MS = 60_000;

/** Sessions live in the database: ended there, they are ended everywhere. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Opens a session and answers its cookie's token, known to the browser alone. */
  async open(account: { readonly id: string; readonly personId: string }): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    const keys = { id: this.ids.next(), accountId: account.id, tokenHash: hashToken(token), csrf: newToken() };
    const session = { ...keys, currentCouncilId: null, assurance: 'password' as const, device: null, confirmedAt: null, openedAt: now, seenAt: now, endedAt: null };
    await this.database.unitOfWork(async () => {
      await this.database.insert(Object.assign(new SignInSession(), session));
      this.audit.record({ ...STRANGER, kind: 'session', accountId: account.id, personId: account.personId }, actOn('open', session.id));
    });
    return token;
  }

  async end(viewer: Viewer, token: string): Promise<void> {
    await this.change(token, async (session) => {
      session.endedAt = this.clock.now();
      this.audit.record(viewer, actOn('end', session.id));
    });
  }

  async chooseCouncil(token: string, councilId: string): Promise<void> {
    await this.change(token, async (session) => {
      session.currentCouncilId = councilId;
    });
  }

  /** Keeps an active session from idling out; once a minute at most, for a read must not queue behind writes. */
  async touch(id: string, seenAt: string): Promise<void> {
    if (this.clock.milliseconds() - Date.parse(seenAt) < TOUCH_MS) return;
    await this.database.unitOfWork(() =>
      this.database.changeAll(SignInSession, { seenAt: this.clock.now() }, 'id = :id AND ended_at IS NULL', { id }),
    );
  }

  private async change(token: string, alter: (session: SignInSession) => Promise<void>): Promise<void> {
    await this.database.unitOfWork(async () => {
      const query = this.database.read(SignInSession, 'session').where('session.tokenHash = :hash', { hash: hashToken(token) });
      const session = await this.database.toChange(query);
      await alter(session);
      await this.database.save(session);
    });
  }
}

function actOn(verb: string, sessionId: string) {
  return { act: `session.${verb}`, rowType: 'session', rowId: sessionId, councilId: null };
}
