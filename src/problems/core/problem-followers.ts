import { Injectable } from '@nestjs/common';
import type { Audience } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';

/** What stands above follows at once, inside the same unit of work. Each follower answers to what concerns it. */
export interface ProblemFollower {
  audienceRaised?(problemId: string, audience: Audience): Promise<void>;
  /** Of one action, raised alone, with its problem, or by moving to a narrower one. */
  actionRaised?(actionId: string, audience: Audience): Promise<void>;
  problemClosed?(problemId: string): Promise<void>;
  /** What a raising would do there, in sentences, of what this person reads; nothing is changed. */
  audienceForetold?(viewer: Viewer, problemId: string, audience: Audience): Promise<readonly string[]>;
}

/** The port by which agendas, carry-overs and published points follow a problem. */
@Injectable()
export class ProblemFollowers implements Required<ProblemFollower> {
  private readonly followers: ProblemFollower[] = [];

  register(follower: ProblemFollower): void {
    this.followers.push(follower);
  }

  async audienceRaised(problemId: string, audience: Audience): Promise<void> {
    for (const follower of this.followers) await follower.audienceRaised?.(problemId, audience);
  }

  async actionRaised(actionId: string, audience: Audience): Promise<void> {
    for (const follower of this.followers) await follower.actionRaised?.(actionId, audience);
  }

  async problemClosed(problemId: string): Promise<void> {
    for (const follower of this.followers) await follower.problemClosed?.(problemId);
  }

  async audienceForetold(viewer: Viewer, problemId: string, audience: Audience): Promise<string[]> {
    const told: string[] = [];
    for (const follower of this.followers) told.push(...((await follower.audienceForetold?.(viewer, problemId, audience)) ?? []));
    return told;
  }
}
