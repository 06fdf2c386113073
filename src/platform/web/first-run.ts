import { Injectable } from '@nestjs/common';

export const SET_UP_PATH = '/mise-en-service';

/** Pages that answer before anything is set up: the set-up itself, the health of the server, help and law. */
const OPEN_BEFORE: readonly string[] = [
  SET_UP_PATH, '/healthz', '/readyz', '/aide', '/plan-du-site', '/accessibilite', '/mentions-legales', '/donnees-personnelles',
];

/**
 * The port by which the floor that sets the server up says whether it still waits. Nothing is asked once it is done; while it
 * waits each request asks again, because another server on the same database may have been the one set up.
 */
@Injectable()
export class FirstRun {
  private stillWaits: (() => Promise<boolean>) | null = null;

  awaitSetUp(stillWaits: () => Promise<boolean>): void {
    this.stillWaits = stillWaits;
  }

  /** Whether this address leads to the set-up instead. */
  async diverts(path: string): Promise<boolean> {
    if (this.stillWaits === null || OPEN_BEFORE.includes(path)) return false;
    if (await this.stillWaits()) return true;
    this.stillWaits = null;
    return false;
  }
}
