import { v7 } from 'uuid';
import { Clock } from './clock.js';

/** Time-ordered identifiers: two ids made one after the other sort in that order, even within a millisecond. */
export class Ids {
  private lastMillisecond = -1;
  private sequence = 0;

  constructor(private readonly clock: Clock) {}

  next(): string {
    const msecs = this.clock.milliseconds();
    this.sequence = msecs === this.lastMillisecond ? this.sequence + 1 : 0;
    this.lastMillisecond = msecs;
    return v7({ msecs, seq: this.sequence });
  }
}
