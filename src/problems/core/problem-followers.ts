import { Injectable } from '@nestjs/common';
import type { Audience } from '../../platform/access/audience.js';

/** What stands above follows at once, inside the same unit of work. */
export interface ProblemFollower {
  audienceRaised(problemId: string, audience: Audience): Promise<void>;
  problemClosed(problemId: string): Promise<void>;
}

/** The port by which agendas, carry-overs and published points follow a problem. */
@Injectable()
export class ProblemFollowers implements ProblemFollower {
  private readonly followers: ProblemFollower[] = [];

  register(follower: ProblemFollower): void {
    this.followers.push(follower);
  }

  async audienceRaised(problemId: string, audience: Audience): Promise<void> {
    for (const follower of this.followers) await follower.audienceRaised(problemId, audience);
  }

  async problemClosed(problemId: string): Promise<void> {
    for (const follower of this.followers) await follower.problemClosed(problemId);
  }
}
