import { parisDay } from './calendar.js';

/** The only place that asks what time it is. Tests and the demonstration give their own. */
export class Clock {
  /** Now, as a 24-character ISO text in UTC: the form kept in the database. */
  now(): string {
    return new Date(this.milliseconds()).toISOString();
  }

  /** Today's day in the zone of the installation, `YYYY-MM-DD`. */
  today(): string {
    return parisDay(this.now());
  }

  /** The instant that many milliseconds from now. */
  in(milliseconds: number): string {
    return new Date(this.milliseconds() + milliseconds).toISOString();
  }

  milliseconds(): number {
    return Date.now();
  }
}

/** A clock that stands where it was put, for tests and for acts of the demonstration. */
export class MovableClock extends Clock {
  private instant: number;

  constructor(instant: string) {
    super();
    this.instant = Date.parse(instant);
  }

  override milliseconds(): number {
    return this.instant;
  }

  moveTo(instant: string): void {
    this.instant = Date.parse(instant);
  }
}
