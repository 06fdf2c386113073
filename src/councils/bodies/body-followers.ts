import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';

/** A problem or a meeting that still stands in a body. */
export interface StandingRow {
  readonly label: string;
  readonly href: string;
}

export interface Standing {
  /** Those that the viewer reads. */
  readonly readable: readonly StandingRow[];
  /** Whether there are others: never how many. */
  readonly hasOthers: boolean;
}

/** What stands above follows a body at once, inside the unit that changes it. */
export interface BodyFollower {
  standingIn(viewer: Viewer, bodyId: string): Promise<Standing>;
  /** A seat began, ended, moved, or changed hands. */
  seatsChanged(bodyId: string): Promise<void>;
}

/** The port by which invitations follow the seats, and problems and meetings keep their body from ending. */
@Injectable()
export class BodyFollowers implements BodyFollower {
  private readonly followers: BodyFollower[] = [];

  register(follower: BodyFollower): void {
    this.followers.push(follower);
  }

  async standingIn(viewer: Viewer, bodyId: string): Promise<Standing> {
    const found: Standing[] = [];
    for (const follower of this.followers) found.push(await follower.standingIn(viewer, bodyId));
    return { readable: found.flatMap(({ readable }) => readable), hasOthers: found.some(({ hasOthers }) => hasOthers) };
  }

  async seatsChanged(bodyId: string): Promise<void> {
    for (const follower of this.followers) await follower.seatsChanged(bodyId);
  }
}
