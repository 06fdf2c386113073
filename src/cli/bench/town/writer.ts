import type { Audience } from '../../../platform/access/audience.js';
import { Sequence } from '../../../platform/database/sequence.entity.js';
import type { Bulk } from './bulk.js';
import { instant } from './days.js';
import type { Dice } from './dice.js';
import type { BenchBody, BenchCouncil } from './set-up.js';

const LETTER = { problem: '', action: 'A', meeting: 'R', decision: 'D' } as const;

/** What every maker of rows shares: the council, the dice, the way to the database, and the next reference of each series. */
export class Writer {
  private readonly counters = new Map<string, number>();

  constructor(
    readonly council: BenchCouncil,
    readonly dice: Dice,
    readonly bulk: Bulk,
    /** Now, in milliseconds. */
    readonly now: number,
    /** The council's first day. */
    readonly start: number,
  ) {}

  body(key: BenchBody['key']): BenchBody {
    const body = this.council.bodies.find((one) => one.key === key);
    if (body === undefined) throw new Error(`No body ${key}.`);
    return body;
  }

  audienceOf({ id, level }: BenchBody): Audience {
    return { councilId: this.council.id, confidentiality: level, groupId: level === 'group' ? id : null };
  }

  reference(kind: keyof typeof LETTER, { series }: BenchBody, at: number): string {
    const year = instant(at).slice(0, 4);
    const name = `${this.council.id}:${kind}:${series}:${year}`;
    const rank = (this.counters.get(name) ?? 0) + 1;
    this.counters.set(name, rank);
    const digits = kind === 'meeting' ? 2 : 3;
    return [this.council.code, series, year, `${LETTER[kind]}${String(rank).padStart(digits, '0')}`].filter((part) => part !== '').join('-');
  }

  /** The application counts on from there. */
  keepCounters(): void {
    for (const [name, lastNumber] of this.counters) this.bulk.add(Sequence, { id: this.dice.id(this.now), name, lastNumber });
  }
}
