import { Injectable } from '@nestjs/common';
import { Account } from '../../people/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { type Act, Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { actOnAccount, ownerOf } from '../account/accounts.js';
import type { SessionAssurance } from '../sign-in-words.js';
import { hashToken, newToken } from './session-tokens.js';
import { SignInSession } from './sign-in-session.entity.js';

export const IDLE_MS = 30 * 60_000;
export const LONGEST_MS = 12 * 3_600_000;
const TOUCH_MS = 60_000;

export interface Opened {
  readonly assurance: SessionAssurance;
  /** « Firefox, Windows ». */
  readonly device: string | null;
  /** The session that this one replaces, when the browser had one. */
  readonly replaces: string | null;
}

/** Sessions live in the database: ended there, they are ended everywhere. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Opens a session and answers its cookie's token, known to the browser alone. The one it replaces ends with it. */
  async open(account: Pick<Account, 'id' | 'personId'>, { assurance, device, replaces }: Opened): Promise<string> {
    const token = newToken();
    const now = this.clock.now();
    const keys = { id: this.ids.next(), accountId: account.id, tokenHash: hashToken(token), csrf: newToken() };
    await this.database.unitOfWork(async () => {
      const former = replaces === null ? null : await this.endByToken(replaces);
      const currentCouncilId = former?.accountId === account.id ? former.currentCouncilId : null;
      const session = { ...keys, currentCouncilId, assurance, device, confirmedAt: now, openedAt: now, seenAt: now, endedAt: null };
      await this.database.insert(Object.assign(new SignInSession(), session));
      await this.database.changeAll(Account, { lastSignInAt: now }, 'id = :id', { id: account.id });
      this.audit.record(ownerOf(account), actOn('open', session.id));
    });
    return token;
  }

  async end(viewer: Viewer, token: string): Promise<void> {
    await this.change(token, async (session) => {
      session.endedAt = this.clock.now();
      this.audit.record(viewer, actOn('end', session.id));
    });
  }

  /** One of the account's own, by its id: `NotVisible` for anybody else's. */
  async endOne(viewer: Viewer, id: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      const query = this.database.read(SignInSession, 'session').where('session.id = :id AND session.accountId = :accountId', { id, accountId: viewer.accountId ?? '' });
      const session = await this.database.toChange(query.andWhere('session.endedAt IS NULL'));
      session.endedAt = this.clock.now();
      await this.database.save(session);
      this.audit.record(viewer, actOn('end', session.id));
    });
  }

  /** Inside a unit: everywhere, for a password or a factor that changed, an account closed, or because its owner asks. */
  async endAll(viewer: Viewer, accountId: string): Promise<void> {
    const ended = await this.database.changeAll(SignInSession, { endedAt: this.clock.now() }, 'account_id = :accountId AND ended_at IS NULL', { accountId });
    if (ended > 0) this.audit.record(viewer, actOnAccount('endSessions', accountId));
  }

  async chooseCouncil(token: string, councilId: string): Promise<void> {
    await this.change(token, async (session) => {
      session.currentCouncilId = councilId;
    });
  }

  /** The person proved herself again. */
  async confirm(viewer: Viewer, token: string): Promise<void> {
    await this.change(token, async (session) => {
      session.confirmedAt = this.clock.now();
      this.audit.record(viewer, actOn('confirm', session.id));
    });
  }

  /** Keeps an active session from idling out; once a minute at most, for a read must not queue behind writes. */
  async touch(id: string, seenAt: string): Promise<void> {
    if (this.clock.milliseconds() - Date.parse(seenAt) < TOUCH_MS) return;
    await this.database.unitOfWork(() =>
      this.database.changeAll(SignInSession, { seenAt: this.clock.now() }, 'id = :id AND ended_at IS NULL', { id }),
    );
  }

  private async endByToken(token: string): Promise<SignInSession | null> {
    const session = await this.database.toChangeIfAny(this.byToken(token));
    if (session === null || session.endedAt !== null) return session;
    session.endedAt = this.clock.now();
    return this.database.save(session);
  }

  private async change(token: string, alter: (session: SignInSession) => Promise<void>): Promise<void> {
    await this.database.unitOfWork(async () => {
      const session = await this.database.toChange(this.byToken(token));
      await alter(session);
      await this.database.save(session);
    });
  }

  private byToken(token: string) {
    return this.database.read(SignInSession, 'session').where('session.tokenHash = :hash', { hash: hashToken(token) });
  }
}

function actOn(verb: string, sessionId: string): Act {
  return { act: `session.${verb}`, rowType: 'session', rowId: sessionId, councilId: null };
}
