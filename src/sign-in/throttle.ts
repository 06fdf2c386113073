import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Ids } from '../platform/clock/ids.js';
import { Settings } from '../platform/config/settings.js';
import { Database } from '../platform/database/database.js';
import { SignInAttempt } from './sign-in-attempt.entity.js';

const WINDOW_MS = 15 * 60_000;
const TRIES_PER_ADDRESS = 10;
const TRIES_PER_ORIGIN = 100; // a whole town hall may stand behind one address

/** Slows guessing: failures of the last quarter of an hour, by keyed hash, so that the table says nothing of anybody. */
@Injectable()
export class Throttle {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async isTooMuch(email: string, origin: string): Promise<boolean> {
    const since = this.clock.in(-WINDOW_MS);
    const [row] = await this.database.sql(
      `SELECT (SELECT COUNT(*) FROM sign_in_attempt WHERE email_hash = :email AND at > :since) AS by_email,
              (SELECT COUNT(*) FROM sign_in_attempt WHERE origin_hash = :origin AND at > :since) AS by_origin`,
      { email: this.keyed(email), origin: this.keyed(origin), since },
    );
    return Number(row?.by_email) >= TRIES_PER_ADDRESS || Number(row?.by_origin) >= TRIES_PER_ORIGIN;
  }

  async failed(email: string, origin: string): Promise<void> {
    const attempt = { id: this.ids.next(), emailHash: this.keyed(email), originHash: this.keyed(origin), at: this.clock.now() };
    await this.database.unitOfWork(() => this.database.insert(Object.assign(new SignInAttempt(), attempt)));
  }

  private keyed(text: string): string {
    return createHmac('sha256', this.settings.secretKey).update(text).digest('hex');
  }
}
