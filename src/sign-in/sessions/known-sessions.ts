import type { Identity } from '../../platform/access/viewer-source.js';

/** Who stood behind a session when it was last read, and until when that may be believed. */
export interface KnownSession {
  readonly id: string;
  readonly seenAt: string;
  /** The instant, in milliseconds, from which the session is over, idle or too long. */
  readonly endsAt: number;
  readonly identity: Identity;
}

interface Kept extends KnownSession {
  readonly dataVersion: number;
  readonly day: string;
}

const MOST = 1_000;

/**
 * What the database said of a session is believed while nobody committed anything, this process or another, on the
 * same day, until the session's own end. Nothing has to be forgotten by hand: a mandate that ends acts at the next request.
 */
export class KnownSessions {
  private readonly kept = new Map<string, Kept>();

  find(tokenHash: string, dataVersion: number | null, day: string, now: number): KnownSession | null {
    const known = this.kept.get(tokenHash);
    if (known === undefined) return null;
    if (known.dataVersion === dataVersion && known.day === day && now < known.endsAt) return known;
    this.kept.delete(tokenHash);
    return null;
  }

  /** `dataVersion` was read before the session was: what was committed meanwhile makes it stale at once. */
  keep(tokenHash: string, session: KnownSession, dataVersion: number | null, day: string): void {
    if (dataVersion === null) return;
    const oldest = this.kept.keys().next();
    if (this.kept.size >= MOST && oldest.done !== true) this.kept.delete(oldest.value);
    this.kept.set(tokenHash, { ...session, dataVersion, day });
  }
}
