import type { Audience } from '../../../platform/access/audience.js';
import type { ProblemStatus } from '../../../problems/core/problem-words.js';
import { DAY_MS } from './days.js';
import type { Dice } from './dice.js';
import type { BenchBody } from './set-up.js';

export interface StoryPlan {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly body: BenchBody;
  readonly audience: Audience;
  readonly placeId: string;
  readonly status: ProblemStatus;
  readonly createdAt: number;
  /** When it ended, or now. */
  readonly until: number;
}

/** One problem while its rows are written. */
export class Story implements StoryPlan {
  readonly id!: string;
  readonly reference!: string;
  readonly title!: string;
  readonly body!: BenchBody;
  readonly audience!: Audience;
  readonly placeId!: string;
  readonly status!: ProblemStatus;
  readonly createdAt!: number;
  readonly until!: number;
  lines = 0;
  lastNewsAt: number;

  constructor(plan: StoryPlan) {
    Object.assign(this, plan);
    this.lastNewsAt = plan.createdAt;
  }

  get isEnded(): boolean {
    return this.status === 'closed' || this.status === 'no_follow_up' || this.status === 'transferred';
  }

  /** An instant of its life, once opened. */
  someTime(dice: Dice): number {
    const opened = this.createdAt + 4 * DAY_MS;
    return opened + Math.floor(dice.next() * Math.max(this.until - opened - DAY_MS, DAY_MS / 4));
  }
}
