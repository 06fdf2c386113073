import { Injectable } from '@nestjs/common';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import type { ActionHistory } from './action-history.js';
import { ActionHistories } from './action-histories.js';
import type { QuarterWindow } from './quarter-window.js';

/** The named queries of the figures, each a method below: the one exception to scoped reads (model.md 7), listed by a test. */
export const FIGURE_QUERIES = [
  'facts', 'actionsDue', 'actionsAnswered', 'actionsOpenAtEnd', 'closedEpisodes', 'followedProblems', 'entriesIntoOpen', 'meetings',
  'attendanceByOrganisation', 'membersProblems', 'stillMembers',
] as const;

export interface DatedRow {
  readonly id: string;
  readonly on: string;
}

export interface ClosedEpisode {
  readonly problemId: string;
  readonly closedAt: string;
  readonly outcome: string;
  readonly motive: string | null;
}

export interface MeetingHeld extends DatedRow {
  readonly present: number;
  readonly invited: number;
}

/** The actions found by their ids, whatever the size of the table: `CROSS JOIN` keeps SQLite from walking through all those of the council. */
const actionsAmong = (ids: string): string => `SELECT a.id AS "id", a.problem_id AS "problemId", a.confidentiality AS "level", a.decided_on AS "decidedOn", a.due_on AS "dueOn",
  a.lead_organisation_id AS "leadOrganisationId", a.closed_at AS "closedAt", a.result AS "result" FROM (${ids}) wanted CROSS JOIN "action" a
  WHERE a.id = wanted.id AND a.council_id = :councilId AND a.opened_at IS NOT NULL AND a.opened_at < :cutOff`;
const HELD = `m.council_id = :councilId AND m.held_on BETWEEN :first AND :last AND m.state IN ('in_session', 'closed')
  AND (m.closed_at IS NULL OR m.closed_at < :cutOff)`;
const CAME = `CASE WHEN i.attendance IN ('present', 'represented') THEN 1 ELSE 0 END`;

/** Counts over all levels, without a viewer: what they give is counted, and shown row by row only through the reader's own scope. */
@Injectable()
export class FigureQueries {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionHistories,
  ) {}

  async facts(window: QuarterWindow): Promise<(DatedRow & { readonly problemId: string; readonly isMembers: boolean })[]> {
    const rows = await this.database.sql(
      `SELECT f.id AS "id", f.happened_on AS "on", f.problem_id AS "problemId", f.confidentiality AS "level" FROM fact f
       WHERE f.council_id = :councilId AND f.happened_on BETWEEN :first AND :last AND f.recorded_at < :cutOff ORDER BY f.happened_on DESC, f.id DESC`,
      { ...window },
    );
    return rows.map((row) => ({ id: String(row.id), on: String(row.on), problemId: String(row.problemId), isMembers: isMembers(row) }));
  }

  /** Actions one of whose due dates, present or past, falls in the quarter. */
  actionsDue(window: QuarterWindow): Promise<ActionHistory[]> {
    const moved = (column: string) =>
      `SELECT c.action_id FROM action_change c WHERE c.council_id = :councilId AND c.kind = 'due' AND c.${column} BETWEEN :first AND :last`;
    const due = `SELECT d.id FROM "action" d WHERE d.council_id = :councilId AND d.due_on BETWEEN :first AND :last`;
    return this.histories(actionsAmong(`${due} UNION ${moved('old_value')} UNION ${moved('new_value')}`), window);
  }

  /** Actions about which somebody answered in the quarter. */
  actionsAnswered(window: QuarterWindow): Promise<ActionHistory[]> {
    const answered = `SELECT DISTINCT r.action_id AS id FROM reply r WHERE r.council_id = :councilId AND r.undone_at IS NULL
      AND r.at >= :start AND r.at < :end AND r.recorded_at < :cutOff`;
    return this.histories(actionsAmong(answered), window);
  }

  /** An action closed that day and opened again since was not open then. */
  actionsOpenAtEnd(window: QuarterWindow): Promise<ActionHistory[]> {
    const reopenedSince = `SELECT 1 FROM action_change c WHERE c.action_id = a.id AND c.kind = 'closing' AND c.new_value < :end AND c.recorded_at >= :end`;
    const open = `SELECT o.id FROM "action" o WHERE o.council_id = :councilId AND o.state = 'open'`;
    const closedSince = `SELECT k.id FROM "action" k WHERE k.council_id = :councilId AND k.state = 'closed' AND k.closed_at >= :end`;
    return this.histories(`${actionsAmong(`${open} UNION ALL ${closedSince}`)} AND a.opened_at < :end AND NOT EXISTS (${reopenedSince})`, window);
  }

  /** Episodes that ended in the quarter and were not followed by another before its end. */
  async closedEpisodes(window: QuarterWindow): Promise<ClosedEpisode[]> {
    const rows = await this.database.sql(
      `SELECT e.problem_id AS "problemId", e.closed_at AS "closedAt", e.outcome AS "outcome", e.motive AS "motive" FROM episode e
       WHERE e.council_id = :councilId AND e.closed_at >= :start AND e.closed_at < :end
         AND EXISTS (SELECT 1 FROM status_change c WHERE c.problem_id = e.problem_id AND c.to_status = e.outcome
           AND c.at >= :start AND c.at < :end AND c.recorded_at < :cutOff)
         AND NOT EXISTS (SELECT 1 FROM episode n WHERE n.problem_id = e.problem_id AND n.number > e.number AND n.opened_at < :end)
       ORDER BY e.closed_at DESC, e.id DESC`,
      { ...window },
    );
    return rows.map((row) => ({ problemId: String(row.problemId), closedAt: String(row.closedAt), outcome: String(row.outcome), motive: textOrNull(row.motive) }));
  }

  /** Problems whose last status at the end of the quarter says that somebody follows them. */
  async followedProblems(window: QuarterWindow): Promise<{ readonly problemId: string; readonly status: string; readonly since: string }[]> {
    const rows = await this.database.sql(
      `SELECT c.problem_id AS "problemId", c.to_status AS "status", c.at AS "since" FROM status_change c
       WHERE c.council_id = :councilId AND c.at < :end AND c.recorded_at < :cutOff
         AND c.to_status IN ('open', 'under_way', 'monitored', 'resolved')
         AND NOT EXISTS (SELECT 1 FROM status_change n WHERE n.problem_id = c.problem_id AND n.at < :end AND n.recorded_at < :cutOff
           AND (n.at > c.at OR (n.at = c.at AND n.id > c.id)))
       ORDER BY c.at DESC, c.id DESC`,
      { ...window },
    );
    return rows.map((row) => ({ problemId: String(row.problemId), status: String(row.status), since: String(row.since) }));
  }

  /** Entries into « Ouvert » in the quarter: a problem's first one, or a reopening. */
  async entriesIntoOpen(window: QuarterWindow): Promise<{ readonly problemId: string; readonly at: string; readonly isFirst: boolean }[]> {
    const rows = await this.database.sql(
      `SELECT c.problem_id AS "problemId", c.at AS "at", CASE WHEN EXISTS (SELECT 1 FROM status_change b WHERE b.problem_id = c.problem_id
           AND b.to_status = 'open' AND b.recorded_at < :cutOff AND (b.at < c.at OR (b.at = c.at AND b.id < c.id))) THEN 0 ELSE 1 END AS "isFirst"
       FROM status_change c WHERE c.council_id = :councilId AND c.to_status = 'open' AND c.at >= :start AND c.at < :end AND c.recorded_at < :cutOff
       ORDER BY c.at DESC, c.id DESC`,
      { ...window },
    );
    return rows.map((row) => ({ problemId: String(row.problemId), at: String(row.at), isFirst: Number(row.isFirst) === 1 }));
  }

  /** Sittings of all bodies; seats invited and come, guests left out. */
  async meetings(window: QuarterWindow): Promise<MeetingHeld[]> {
    const rows = await this.database.sql(
      `SELECT m.id AS "id", m.held_on AS "on", COUNT(i.id) AS "invited", COALESCE(SUM(${CAME}), 0) AS "present" FROM meeting m
       LEFT JOIN invitation i ON i.meeting_id = m.id AND i.seat_id IS NOT NULL AND i.capacity <> 'guest'
       WHERE ${HELD} GROUP BY m.id, m.held_on ORDER BY m.held_on DESC, m.id DESC`,
      { ...window },
    );
    return rows.map((row) => ({ id: String(row.id), on: String(row.on), invited: Number(row.invited), present: Number(row.present) }));
  }

  async attendanceByOrganisation(window: QuarterWindow): Promise<{ readonly organisationId: string; readonly present: number; readonly invited: number }[]> {
    const rows = await this.database.sql(
      `SELECT s.organisation_id AS "organisationId", COUNT(i.id) AS "invited", COALESCE(SUM(${CAME}), 0) AS "present" FROM meeting m
       JOIN invitation i ON i.meeting_id = m.id AND i.capacity <> 'guest' JOIN seat s ON s.id = i.seat_id
       WHERE ${HELD} GROUP BY s.organisation_id`,
      { ...window },
    );
    return rows.map((row) => ({ organisationId: String(row.organisationId), invited: Number(row.invited), present: Number(row.present) }));
  }

  /** Problems that a summary may name. */
  async membersProblems(councilId: string): Promise<{ readonly id: string; readonly title: string; readonly leadOrganisationId: string | null }[]> {
    const rows = await this.database.sql(
      `SELECT p.id AS "id", p.title AS "title", p.lead_organisation_id AS "lead" FROM problem p
       WHERE p.council_id = :councilId AND p.confidentiality IN ('public', 'members') ORDER BY p.reference`,
      { councilId },
    );
    return rows.map((row) => ({ id: String(row.id), title: String(row.title), leadOrganisationId: textOrNull(row.lead) }));
  }

  /** Those of these problems that a summary may still name. */
  async stillMembers(problemIds: readonly string[]): Promise<Set<string>> {
    if (problemIds.length === 0) return new Set();
    const text = `SELECT p.id AS "id" FROM problem p WHERE p.id IN (:...problemIds) AND p.confidentiality IN ('public', 'members')`;
    return new Set((await this.database.sql(text, { problemIds })).map((row) => String(row.id)));
  }

  private async histories(text: string, window: QuarterWindow): Promise<ActionHistory[]> {
    return this.actions.of(await this.database.sql(text, { ...window }), window.cutOff);
  }
}

function isMembers(row: RawRow): boolean {
  return row.level === 'public' || row.level === 'members';
}
