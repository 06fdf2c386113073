import { Injectable } from '@nestjs/common';
import { Councils } from '../../councils/index.js';
import type { Confidentiality } from '../../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { addDays, daysBetween, instantOf, parisDay } from '../../platform/clock/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import { Places } from '../../places/index.js';
import { AgendaRepository } from '../../meetings/index.js';
import { ACTIVE_STATUSES, ProblemRepository, WATCHED_STATUSES } from '../../problems/index.js';

export interface SilentProblem {
  readonly id: string;
  readonly title: string;
  readonly level: Confidentiality;
  readonly sector: string | null;
  readonly lastNewsOn: string;
  readonly days: number;
  /** Day of the coming meeting whose agenda already holds it. */
  readonly onAgendaOf: string | null;
}

export interface Silence {
  readonly delay: number;
  readonly problems: readonly SilentProblem[];
}

const MOST = 20;

/** Followed problems about which nobody said anything for longer than the council's rules allow; null when they say nothing. */
@Injectable()
export class SilentProblemsQuery {
  constructor(
    private readonly database: Database,
    private readonly councils: Councils,
    private readonly places: Places,
    private readonly problems: ProblemRepository,
    private readonly agenda: AgendaRepository,
    private readonly clock: Clock,
  ) {}

  async of(viewer: Viewer): Promise<Silence | null> {
    const { silenceDays } = await this.councils.rulesOf(currentCouncil(viewer));
    if (silenceDays === null) return null;
    const rows = await this.silent(viewer, silenceDays);
    const sectors = new Map((await this.places.sectorsOf(currentCouncil(viewer))).map(({ id, name }) => [id, name]));
    const agendas = await this.agendasOf(viewer, rows.map(({ id }) => id));
    const problems = rows.map(({ sectorId, ...row }) => ({ ...row, sector: sectors.get(sectorId ?? '') ?? null, onAgendaOf: agendas.get(row.id) ?? null }));
    return { delay: silenceDays, problems };
  }

  private silent(viewer: Viewer, silenceDays: number) {
    const today = this.clock.today();
    const query = this.problems
      .visibleTo(viewer)
      .select('problem.id', 'id')
      .addSelect('problem.title', 'title')
      .addSelect('problem.audience.confidentiality', 'level')
      .addSelect('problem.sectorId', 'sectorId')
      .addSelect('problem.lastNewsAt', 'lastNewsAt')
      .andWhere('problem.audience.councilId = :council', { council: currentCouncil(viewer) })
      .andWhere('problem.status IN (:...followed)', { followed: [...ACTIVE_STATUSES, ...WATCHED_STATUSES] })
      .andWhere('problem.lastNewsAt < :since', { since: instantOf(addDays(today, -silenceDays), '00:00') })
      .orderBy('problem.lastNewsAt')
      .addOrderBy('problem.id')
      .limit(MOST);
    return this.database.rows(query, (row) => {
      const lastNewsOn = parisDay(String(row.lastNewsAt));
      return {
        id: String(row.id),
        title: String(row.title),
        level: String(row.level) as Confidentiality,
        sectorId: textOrNull(row.sectorId),
        lastNewsOn,
        days: daysBetween(lastNewsOn, today),
      };
    });
  }

  private async agendasOf(viewer: Viewer, problemIds: readonly string[]): Promise<Map<string, string>> {
    if (problemIds.length === 0) return new Map();
    const query = this.agenda
      .visibleTo(viewer)
      .select('item.problemId', 'problemId')
      .addSelect('MIN(meeting.heldOn)', 'heldOn')
      .andWhere('item.problemId IN (:...problemIds)', { problemIds })
      .andWhere(`meeting.state IN ('draft', 'convened') AND meeting.heldOn >= :today`, { today: this.clock.today() })
      .groupBy('item.problemId');
    return new Map(await this.database.rows(query, (row) => [String(row.problemId), String(row.heldOn)] as const));
  }
}
