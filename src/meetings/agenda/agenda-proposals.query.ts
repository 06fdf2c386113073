import { Injectable } from '@nestjs/common';
import type { Audience } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { addDays, daysBetween, instantOf, parisDay } from '../../platform/clock/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import { Councils } from '../../councils/index.js';
import { type ActionRow, CLOSED_STATUSES, ProblemRepository, readTitle, titleColumns } from '../../problems/index.js';
import type { Meeting } from '../meeting.entity.js';
import type { AgendaPoint } from './agenda.repository.js';
import { fitsAgenda } from './agenda-level.rules.js';

/** A problem that deserves a point, and why. */
export interface Proposal {
  readonly problemId: string;
  readonly title: string;
  readonly audience: Audience;
  readonly leadOrganisationId: string | null;
  readonly lateActions: number;
  /** Days without news, null while the council's own delay is not reached or not set. */
  readonly silentDays: number | null;
  /** A review that should have been held. */
  readonly reviewOn: string | null;
}

interface Candidate extends Omit<Proposal, 'lateActions' | 'silentDays' | 'reviewOn'> {
  readonly lastNewsAt: string;
  readonly nextReviewOn: string | null;
}

const MOST = 20;

/**
 * What is alive and stands on no agenda point yet: problems of the body with late actions, without news, or past their review.
 * The watch unit looks at the whole territory, so it is offered the members problems of the other bodies too; a problem of
 * a group is offered to its own body only, and nothing that the viewer does not read is ever offered.
 */
@Injectable()
export class AgendaProposalsQuery {
  constructor(
    private readonly database: Database,
    private readonly problems: ProblemRepository,
    private readonly councils: Councils,
    private readonly clock: Clock,
  ) {}

  async proposalsFor(viewer: Viewer, meeting: Meeting, points: readonly AgendaPoint[], openActions: readonly ActionRow[]): Promise<Proposal[]> {
    const onAgenda = new Set(points.map(({ item }) => item?.problemId ?? null));
    const late = lateByProblem(openActions);
    const { silenceDays } = await this.councils.rulesOf(meeting.audience.councilId);
    const candidates = await this.candidates(viewer, meeting, silenceDays, [...late.keys()]);
    return candidates
      .filter(({ problemId, audience }) => !onAgenda.has(problemId) && fitsAgenda(meeting.audience, audience))
      .map(({ lastNewsAt, nextReviewOn, ...problem }) => ({
        ...problem,
        lateActions: late.get(problem.problemId) ?? 0,
        silentDays: this.silentDays(lastNewsAt, silenceDays),
        reviewOn: nextReviewOn !== null && nextReviewOn < this.clock.today() ? nextReviewOn : null,
      }));
  }

  private async candidates(viewer: Viewer, meeting: Meeting, silenceDays: number | null, late: readonly string[]): Promise<Candidate[]> {
    const today = this.clock.today();
    const reasons = ['problem.nextReviewOn < :today'];
    if (silenceDays !== null) reasons.push('problem.lastNewsAt < :silentSince');
    if (late.length > 0) reasons.push('problem.id IN (:...late)');
    const body = await this.councils.bodyById(meeting.bodyId);
    const isOffered = "problem.bodyId = :bodyId OR problem.id IN (:...lateOrNone) OR (:watches = 1 AND problem.audience.confidentiality IN ('public', 'members'))";
    const query = titleColumns(this.problems.visibleTo(viewer))
      .addSelect('problem.lastNewsAt', 'lastNewsAt')
      .addSelect('problem.nextReviewOn', 'nextReviewOn')
      .addSelect('problem.leadOrganisationId', 'leadOrganisationId')
      .andWhere('problem.audience.councilId = :councilId', { councilId: meeting.audience.councilId })
      .andWhere(`(${isOffered})`, { bodyId: body.id, watches: body.kind === 'watch_unit' ? 1 : 0, lateOrNone: late.length > 0 ? late : ['none'] })
      .andWhere('problem.status NOT IN (:...finished)', { finished: CLOSED_STATUSES })
      .andWhere(`(${reasons.join(' OR ')})`, { today, late, silentSince: silentSince(today, silenceDays) })
      .orderBy('problem.lastNewsAt')
      .addOrderBy('problem.id')
      .limit(MOST);
    return this.database.rows(query, candidateOf);
  }

  private silentDays(lastNewsAt: string, silenceDays: number | null): number | null {
    const days = daysBetween(parisDay(lastNewsAt), this.clock.today());
    return silenceDays !== null && days >= silenceDays ? days : null;
  }
}

function lateByProblem(actions: readonly ActionRow[]): Map<string, number> {
  const late = new Map<string, number>();
  for (const { problem, actionClass } of actions) {
    if (problem !== null && actionClass === 'late') late.set(problem.id, (late.get(problem.id) ?? 0) + 1);
  }
  return late;
}

// The first instant at which the silence is still too short.
function silentSince(today: string, silenceDays: number | null): string {
  return instantOf(addDays(today, 1 - (silenceDays ?? 0)), '00:00');
}

function candidateOf(row: RawRow): Candidate {
  const { id, title, audience } = readTitle(row);
  return {
    ...{ problemId: id, title, audience },
    leadOrganisationId: textOrNull(row.leadOrganisationId),
    lastNewsAt: String(row.lastNewsAt),
    nextReviewOn: textOrNull(row.nextReviewOn),
  };
}
