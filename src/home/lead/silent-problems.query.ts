import { Injectable } from '@nestjs/common';
import { Councils } from '../../councils/index.js';
import { type Confidentiality, readerValues } from '../../platform/access/audience.js';
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
    const values = {
      ...readerValues(viewer),
      council: currentCouncil(viewer),
      followed: [...ACTIVE_STATUSES, ...WATCHED_STATUSES],
      since: instantOf(addDays(today, -silenceDays), '00:00'),
    };
    const build = () =>
      this.problems
        .visibleTo(viewer)
        .select('problem.id', 'id')
        .addSelect('problem.title', 'title')
        .addSelect('problem.audience.confidentiality', 'level')
        .addSelect('problem.sectorId', 'sectorId')
        .addSelect('problem.lastNewsAt', 'lastNewsAt')
        .andWhere('problem.audience.councilId = :council', { council: values.council })
        .andWhere('problem.status IN (:...followed)', { followed: values.followed })
        .andWhere('problem.lastNewsAt < :since', { since: values.since })
        .orderBy('problem.lastNewsAt')
        .addOrderBy('problem.id')
        .limit(MOST);
    return this.database.prepared('silent problems', values, build).rows((row) => {
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
    const today = this.clock.today();
    const build = () =>
      this.agenda
        .visibleTo(viewer)
        .select('item.problemId', 'problemId')
        .addSelect('MIN(meeting.heldOn)', 'heldOn')
        .andWhere('item.problemId IN (:...problemIds)', { problemIds })
        .andWhere(`meeting.state IN ('draft', 'convened') AND meeting.heldOn >= :today`, { today })
        .groupBy('item.problemId');
    const agendas = this.database.prepared('agendas of problems', { ...readerValues(viewer), problemIds, today }, build);
    return new Map(await agendas.rows((row) => [String(row.problemId), String(row.heldOn)] as const));
  }
}
