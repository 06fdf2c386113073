import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Audience, levelsBelow } from '../../platform/access/audience.js';
import { Database } from '../../platform/database/database.js';
import { type ProblemFollower, ProblemFollowers, Thread } from '../../problems/index.js';
import { Meeting } from '../meeting.entity.js';
import { Entry } from '../sitting/entries/entry.entity.js';

/** Lines taken in sittings follow what they speak of: their problem, or the action that they gave. */
@Injectable()
export class EntryFollowers implements ProblemFollower, OnModuleInit {
  constructor(
    private readonly followers: ProblemFollowers,
    private readonly database: Database,
    private readonly thread: Thread,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  /** What was said of the problem elsewhere than on its own point is not known to be about it. */
  async audienceRaised(problemId: string, level: Audience): Promise<void> {
    const onPoint = `"item_id" in (select "id" from "agenda_item" where "problem_id" = :problemId) and "confidentiality" in (:...lower)`;
    await this.database.changeAll(Entry, { audience: level }, onPoint, { problemId, lower: levelsBelow(level) });
  }

  /** The line takes its action's level when that is higher; its meeting is held, so that nobody freezes it meanwhile. */
  async actionRaised(actionId: string, level: Audience): Promise<void> {
    const gave = `meeting.id IN (SELECT line."meeting_id" FROM "entry" line WHERE line."action_id" = :actionId)`;
    await this.database.allToChange(this.database.read(Meeting, 'meeting').where(gave, { actionId }));
    const lines = await this.database.allToChange(this.database.read(Entry, 'entry').where('entry.actionId = :actionId', { actionId }));
    for (const entry of lines) {
      if (!levelsBelow(level).includes(entry.audience.confidentiality)) continue;
      entry.audience = level;
      await this.database.save(entry);
      await this.thread.raise({ sourceId: entry.id }, level);
    }
  }
}
