import { ServiceBusy } from '../web/errors.js';

const LONGEST_QUEUE = 500;

/** One write after the other, first come first served. A queue that grows without end is answered « busy », not hidden. */
export class WriteQueue {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  take<T>(job: () => Promise<T>): Promise<T> {
    if (this.waiting >= LONGEST_QUEUE) throw new ServiceBusy();
    this.waiting += 1;
    const turn = this.last.then(job).finally(() => {
      this.waiting -= 1;
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
