import { Injectable } from '@nestjs/common';

/** The door by which a page of the demonstration asks its command to begin again. A real installation has nobody behind it. */
@Injectable()
export class DemonstrationReset {
  private begin: (() => void) | null = null;

  /** Told by the command of the demonstration alone: it closes this server, empties its own database and starts another. */
  whenAsked(begin: () => void): void {
    this.begin = begin;
  }

  get isPossible(): boolean {
    return this.begin !== null;
  }

  ask(): void {
    const { begin } = this;
    this.begin = null;
    begin?.();
  }
}
