import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Audience, isBelow, levelsBelow } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { type ProblemFollower, ProblemFollowers } from '../../problems/index.js';
import { MeetingRepository } from '../meeting.repository.js';
import { MinutesEdition } from '../minutes/published/minutes-edition.entity.js';
import { MinutesPoint } from '../minutes/published/minutes-point.entity.js';

/**
 * Published points follow what they speak of. Their frozen bytes and their hashes never change, only who reads them; the papers
 * that printed them are withdrawn at once and made again without by a job.
 */
@Injectable()
export class PublishedFollowers implements ProblemFollower, OnModuleInit {
  constructor(
    private readonly followers: ProblemFollowers,
    private readonly database: Database,
    private readonly meetings: MeetingRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  async audienceRaised(problemId: string, level: Audience): Promise<void> {
    await this.raise('point.problemId = :problemId', { problemId }, level);
  }

  /** A point prints the sentence of the actions that it gave. */
  async actionRaised(actionId: string, level: Audience): Promise<void> {
    await this.raise('point.itemId IN (SELECT line."item_id" FROM "entry" line WHERE line."action_id" = :actionId)', { actionId }, level);
  }

  /** Of the minutes that this person reads. */
  async audienceForetold(viewer: Viewer, problemId: string, level: Audience): Promise<string[]> {
    const printed = await this.database
      .read(MinutesPoint, 'point')
      .where('point.problemId = :problemId AND point.audience.confidentiality IN (:...lower)', { problemId, lower: lowerOrNone(level) })
      .getMany();
    if (printed.length === 0) return [];
    const meetingIds = [...new Set(printed.map(({ meetingId }) => meetingId))];
    const meetings = await this.meetings.visibleTo(viewer).andWhere('meeting.id IN (:...meetingIds)', { meetingIds }).orderBy('meeting.heldOn').getMany();
    const papers = level.groupId === null ? 'son PDF est refait sans lui' : 'il n’est plus imprimé dans aucun PDF';
    return meetings.map(({ reference }) => `Le point publié au compte rendu ${reference} devient «\u00a0Point restreint\u00a0», ${papers}.`);
  }

  private async raise(which: string, parameters: Readonly<Record<string, string>>, level: Audience): Promise<void> {
    const query = this.database
      .read(MinutesPoint, 'point')
      .where(which, parameters)
      .andWhere('point.audience.confidentiality IN (:...lower)', { lower: lowerOrNone(level) });
    const points = await this.database.allToChange(query);
    for (const point of points) {
      await this.withdraw(point);
      point.audience = level;
      await this.database.save(point);
    }
    for (const versionId of new Set(points.map((point) => point.versionId))) {
      await this.outbox.announce('minutes.editionWithdrawn', { versionId, councilId: level.councilId });
    }
  }

  private async withdraw(point: MinutesPoint): Promise<void> {
    const query = this.database.read(MinutesEdition, 'edition').where('edition.versionId = :versionId AND edition.withdrawnAt IS NULL', { versionId: point.versionId });
    for (const edition of await this.database.allToChange(query)) {
      if (!isBelow(point.audience, edition.audience)) continue;
      edition.withdrawnAt = this.clock.now();
      await this.database.save(edition);
    }
  }
}

/** SQL has no empty list. */
function lowerOrNone(level: Audience): string[] {
  const lower = levelsBelow(level);
  return lower.length === 0 ? ['none'] : lower;
}
