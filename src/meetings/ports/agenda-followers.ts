import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Audience, isBelow } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { dayMonth, weekday } from '../../platform/formatting/french.js';
import { Councils } from '../../councils/index.js';
import { type ProblemFollower, ProblemFollowers } from '../../problems/index.js';
import { Meeting } from '../meeting.entity.js';
import { MeetingRepository } from '../meeting.repository.js';
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
    private readonly meetings: MeetingRepository,
    private readonly councils: Councils,
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
   * has opened they stay with their lines, and are masked for those who may no longer read them (model.md 1).
   */
  async audienceRaised(problemId: string, level: Audience): Promise<void> {
    for (const meeting of await this.meetingsWith(problemId)) await this.follow(meeting, problemId, level);
    await this.carryOvers.raiseOf(problemId, level);
  }

  /** Of the meetings that this person reads. */
  async audienceForetold(viewer: Viewer, problemId: string, level: Audience): Promise<string[]> {
    const meetings = await this.meetings.visibleTo(viewer).andWhere(HOLDS_PROBLEM, { problemId }).orderBy('meeting.heldOn').getMany();
    const prepared = meetings.filter(({ state }) => isPrepared(state));
    return Promise.all(prepared.map(async (meeting) => agendaWords(meeting, (await this.councils.bodyById(meeting.bodyId)).name, level)));
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
      .where(HOLDS_PROBLEM, { problemId });
    return this.database.allToChange(query);
  }
}

const HOLDS_PROBLEM = `meeting.id IN (SELECT item."meeting_id" FROM "agenda_item" item WHERE item."problem_id" = :problemId)`;

function agendaWords(meeting: Meeting, body: string, level: Audience): string {
  const where = `${body}, ${weekday(meeting.heldOn)} ${dayMonth(meeting.heldOn)}`;
  return fitsAgenda(meeting.audience, level)
    ? `Le point reste à l’ordre du jour (${where}), sous le titre «\u00a0Point restreint\u00a0» pour qui ne lit pas ce niveau.`
    : `Le point quitte l’ordre du jour (${where})\u00a0: ce niveau ne peut pas y figurer.`;
}
