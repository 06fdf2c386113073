import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Ids } from '../clock/ids.js';
import { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { SignInAttempt } from './sign-in-attempt.entity.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Bound {
  readonly tries: number;
  readonly withinMs: number;
}

interface Allowance {
  /** Growing pauses: so many tries in a minute, in a quarter of an hour, in a day. */
  readonly subject: readonly Bound[];
  /** A whole town hall may stand behind one address: high, and null where what came before proves enough. */
  readonly origin: Bound | null;
}

/** What is tried, and how often. A browser known by its signed cookie is a subject of its own: nobody spends its tries. */
const ALLOWANCES = {
  password: { subject: [bound(5, 1), bound(10, 15), { tries: 25, withinMs: DAY }], origin: bound(100, 15) },
  'password-known-browser': { subject: [bound(10, 15), { tries: 50, withinMs: DAY }], origin: null },
  code: { subject: [bound(5, 10), { tries: 25, withinMs: DAY }], origin: null },
  'code-known-browser': { subject: [bound(5, 10), { tries: 50, withinMs: DAY }], origin: null },
  recovery: { subject: [bound(5, 10), { tries: 25, withinMs: DAY }], origin: null },
  'recovery-known-browser': { subject: [bound(5, 10), { tries: 50, withinMs: DAY }], origin: null },
  confirmation: { subject: [bound(5, 10), { tries: 50, withinMs: DAY }], origin: null },
  reset: { subject: [bound(3, 60)], origin: bound(60, 60) },
  invitation: { subject: [bound(20, 60)], origin: bound(60, 15) },
  'set-up': { subject: [bound(10, 15)], origin: bound(30, 15) },
} as const satisfies Readonly<Record<string, Allowance>>;

export type Guessed = keyof typeof ALLOWANCES;

export interface Guess {
  readonly kind: Guessed;
  /** Whom or what the guess is about: an address, an account, a browser. */
  readonly subject: string;
  readonly origin: string;
}

/** Too early: so many milliseconds to wait. Otherwise what the try found, null when it was wrong. */
export type Tried<T> = { readonly wait: number } | { readonly found: T | null };

/**
 * Slows guessing, and locks nobody out: tries that failed, by keyed hash, so that the table says nothing of anybody. Whoever
 * guards a secret tries it inside `attempt`; what is only to be rare asks `waitFor` and says `failed`.
 */
@Injectable()
export class Throttle {
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** One try at a time for one subject: a thousand sent at once are counted one after the other. `ofFailure` records it in the same unit. */
  async attempt<T>(guess: Guess, work: () => Promise<T | null>, ofFailure: () => void = () => undefined): Promise<Tried<T>> {
    return this.inTurn(`${guess.kind} ${guess.subject}`, async () => {
      const wait = await this.waitFor(guess);
      if (wait > 0) return { wait };
      const found = await work();
      if (found === null) await this.failed(guess, ofFailure);
      return { found };
    });
  }

  /** Milliseconds to wait before the next try; 0: go on. */
  async waitFor({ kind, subject, origin }: Guess): Promise<number> {
    const allowance: Allowance = ALLOWANCES[kind];
    const waits = await Promise.all([
      this.waitOf('email_hash', this.keyed(kind, 'subject', subject), allowance.subject),
      allowance.origin === null ? 0 : this.waitOf('origin_hash', this.keyed(kind, 'origin', origin), [allowance.origin]),
    ]);
    return Math.max(...waits);
  }

  async failed({ kind, subject, origin }: Guess, also: () => void = () => undefined): Promise<void> {
    const hashes = { emailHash: this.keyed(kind, 'subject', subject), originHash: this.keyed(kind, 'origin', origin) };
    const attempt = { id: this.ids.next(), ...hashes, at: this.clock.now() };
    await this.database.unitOfWork(async () => {
      await this.database.insert(Object.assign(new SignInAttempt(), attempt));
      also();
    });
  }

  /** What no bound looks at any more. */
  async forgetOld(): Promise<number> {
    return this.database.unitOfWork(() => this.database.removeAll(SignInAttempt, 'at < :before', { before: this.clock.in(-DAY) }));
  }

  private async inTurn<T>(subject: string, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(subject) ?? Promise.resolve();
    const own = before.then(work, work);
    this.turns.set(subject, own);
    try {
      return await own;
    } finally {
      if (this.turns.get(subject) === own) this.turns.delete(subject);
    }
  }

  private async waitOf(column: 'email_hash' | 'origin_hash', hash: string, bounds: readonly Bound[]): Promise<number> {
    const limit = Math.max(...bounds.map(({ tries }) => tries));
    const rows = await this.database.sql(`SELECT at FROM sign_in_attempt WHERE ${column} = :hash AND at > :since ORDER BY at DESC LIMIT ${limit}`, {
      hash,
      since: this.clock.in(-Math.max(...bounds.map(({ withinMs }) => withinMs))),
    });
    const now = this.clock.milliseconds();
    return Math.max(...bounds.map(({ tries, withinMs }) => waitUntil(rows[tries - 1]?.at, withinMs, now)));
  }

  private keyed(...parts: readonly string[]): string {
    return createHmac('sha256', this.settings.secretKey).update(parts.join('\n')).digest('hex');
  }
}

/** « 10 minutes », « 1 heure »: how long to wait, said to a person. */
export function waitInWords(milliseconds: number): string {
  const minutes = Math.ceil(milliseconds / MINUTE);
  if (minutes < 60) return `${minutes}\u00a0minute${minutes > 1 ? 's' : ''}`;
  const hours = Math.ceil(minutes / 60);
  return `${hours}\u00a0heure${hours > 1 ? 's' : ''}`;
}

function bound(tries: number, minutes: number): Bound {
  return { tries, withinMs: minutes * MINUTE };
}

/** The oldest of the last so many tries leaves the window then. */
function waitUntil(oldest: unknown, withinMs: number, now: number): number {
  return oldest === undefined ? 0 : Math.max(0, Date.parse(String(oldest)) + withinMs - now);
}
