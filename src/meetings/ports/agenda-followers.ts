import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Audience, isBelow } from '../../platform/access/audience.js';
import { Database } from '../../platform/database/database.js';
import { type ProblemFollower, ProblemFollowers } from '../../problems/index.js';
import { Meeting } from '../meeting.entity.js';
import { isPrepared } from '../meeting.rules.js';
import { fitsAgenda } from '../agenda/agenda-level.rules.js';
import { AgendaRepository } from '../agenda/agenda.repository.js';
import { CarryOverService } from '../agenda/carry-over/carry-over.service.js';
import { renumber } from '../agenda/renumber.js';

/** Agendas follow their problems at once, inside the unit that changed them. */
@Injectable()
export class AgendaFollowers implements ProblemFollower, OnModuleInit {
  constructor(
    private readonly followers: ProblemFollowers,
    private readonly database: Database,
    private readonly agenda: AgendaRepository,
    private readonly carryOvers: CarryOverService,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  /** Carry-overs not yet placed are dropped; points already on an agenda stay, shown as « clos » (model.md 3). */
  async problemClosed(problemId: string): Promise<void> {
    await this.carryOvers.dropWaitingOf(problemId);
  }

  /**
   * Points leave the agendas still prepared where the level cannot stand; elsewhere they take the narrowest. Once a sitting
   * has opened they stay, and are masked for those who may no longer read them (model.md 1).
   */
  async audienceRaised(problemId: string, level: Audience): Promise<void> {
    for (const meeting of await this.meetingsWith(problemId)) await this.follow(meeting, problemId, level);
    await this.carryOvers.raiseWaitingOf(problemId, level);
  }

  private async follow(meeting: Meeting, problemId: string, level: Audience): Promise<void> {
    const agenda = await this.agenda.allToChange(meeting.id);
    const item = agenda.find((point) => point.problemId === problemId);
    if (item === undefined) return;
    if (isPrepared(meeting.state) && !fitsAgenda(meeting.audience, level)) {
      await this.carryOvers.dropPlaced(item);
      await this.database.remove(item);
      await renumber(this.database, agenda.filter((point) => point !== item));
    } else if (isBelow(item.audience, level)) {
      item.audience = level;
      await this.database.save(item);
    }
  }

  private meetingsWith(problemId: string): Promise<Meeting[]> {
    const query = this.database
      .read(Meeting, 'meeting')
      .where(`meeting.id IN (SELECT item."meeting_id" FROM "agenda_item" item WHERE item."problem_id" = :problemId)`, { problemId });
    return this.database.allToChange(query);
  }
}
