import type { Database } from '../../../src/platform/database/database.js';

/**
 * The figures of October to December 2025 known on 9 January 2026, in plain SQL written apart from the programme. Replies of the data set are
 * given at noon, so that the first ten signs of an instant are the day in Paris.
 */
const FIRST = '2025-10-01';
const LAST = '2025-12-31';
const START = '2025-09-30T22:00:00.000Z';
const END = '2025-12-31T23:00:00.000Z';
const CUT_OFF = '2026-01-09T23:00:00.000Z';

export async function plainFigures(database: Database, councilId: string): Promise<Record<string, number | null>> {
  const one = async (text: string): Promise<number | null> => {
    const [row] = await database.sql(text, { councilId });
    return row?.n === null || row?.n === undefined ? null : Number(row.n);
  };
  return {
    facts: await one(`SELECT COUNT(*) AS n FROM fact WHERE council_id = :councilId AND happened_on >= '${FIRST}' AND happened_on <= '${LAST}' AND recorded_at < '${CUT_OFF}'`),
    expected: await one(`${EXPECTED} SELECT COUNT(*) AS n FROM judged`),
    onTime: await one(`${EXPECTED} SELECT COUNT(*) AS n FROM judged WHERE ${stateOn('judged.id', 'judged.due')} = 'done'`),
    median: await one(medianText(database.engine)),
    silent: await one(SILENT),
    closed: await one(CLOSED),
    followed: await one(FOLLOWED),
    first: await one(opened('=')),
    again: await one(opened('>')),
    late: await one(LATE),
    held: await one(`SELECT COUNT(*) AS n FROM meeting m WHERE ${HELD}`),
    invited: await one(`SELECT COUNT(*) AS n FROM meeting m, invitation i WHERE ${HELD} AND i.meeting_id = m.id AND i.capacity <> 'guest'`),
    present: await one(`SELECT COUNT(*) AS n FROM meeting m, invitation i WHERE ${HELD} AND i.meeting_id = m.id AND i.capacity <> 'guest' AND (i.attendance = 'present' OR i.attendance = 'represented')`),
  };
}

/** What a field of an action said at the end of a day. */
function inForce(action: string, kind: 'due' | 'lead', day: string): string {
  const changes = `FROM action_change c WHERE c.action_id = ${action} AND c.kind = '${kind}'`;
  const column = kind === 'due' ? 'due_on' : 'lead_organisation_id';
  return `CASE
    WHEN EXISTS (SELECT 1 ${changes} AND c.changed_on <= ${day} AND c.recorded_at < '${CUT_OFF}')
      THEN (SELECT c.new_value ${changes} AND c.changed_on <= ${day} AND c.recorded_at < '${CUT_OFF}' ORDER BY c.changed_on DESC, c.recorded_at DESC LIMIT 1)
    WHEN EXISTS (SELECT 1 ${changes}) THEN (SELECT c.old_value ${changes} ORDER BY c.changed_on, c.recorded_at LIMIT 1)
    ELSE (SELECT a2.${column} FROM "action" a2 WHERE a2.id = ${action}) END`;
}

function stateOn(action: string, day: string): string {
  return `(SELECT r.state FROM reply r WHERE r.action_id = ${action} AND r.undone_at IS NULL AND r.recorded_at < '${CUT_OFF}'
    AND substr(r.at, 1, 10) <= ${day} AND r.organisation_id = ${inForce(action, 'lead', day)} ORDER BY r.at DESC LIMIT 1)`;
}

const OPENED = `a.council_id = :councilId AND a.opened_at < '${CUT_OFF}'`;
const OPEN_AT_END = `a.council_id = :councilId AND a.opened_at < '${END}' AND (a.closed_at IS NULL OR a.closed_at >= '${END}')
  AND a.id NOT IN (SELECT c.action_id FROM action_change c WHERE c.kind = 'closing' AND c.new_value < '${END}' AND c.recorded_at >= '${END}')`;
const DUE = inForce('dates.id', 'due', 'dates.due');
const DONE_BEFORE = `EXISTS (SELECT 1 FROM reply d WHERE d.action_id = dates.id AND d.state = 'done' AND d.undone_at IS NULL AND substr(d.at, 1, 10) < dates.due
  AND ${inForce('dates.id', 'due', 'substr(d.at, 1, 10)')} <> dates.due)`;
const DONE_UNDER = `EXISTS (SELECT 1 FROM reply d WHERE d.action_id = dates.id AND d.state = 'done' AND d.undone_at IS NULL AND d.recorded_at < '${CUT_OFF}'
  AND d.organisation_id = ${inForce('dates.id', 'lead', 'substr(d.at, 1, 10)')} AND ${inForce('dates.id', 'due', 'substr(d.at, 1, 10)')} = dates.due
  AND (substr(d.at, 1, 10) > dates.due OR ${stateOn('dates.id', 'dates.due')} = 'done'))`;

const EXPECTED = `WITH dates AS (
    SELECT a.id AS id, a.due_on AS due FROM "action" a
    UNION SELECT action_id, old_value FROM action_change WHERE kind = 'due'
    UNION SELECT action_id, new_value FROM action_change WHERE kind = 'due'),
  judged AS (
    SELECT dates.id AS id, MIN(dates.due) AS due FROM dates JOIN "action" a ON a.id = dates.id
    WHERE ${OPENED} AND dates.due >= '${FIRST}' AND dates.due <= '${LAST}'
      AND NOT (a.result IS NOT NULL AND a.result IN ('moot', 'abandoned') AND a.closed_at < '${CUT_OFF}')
      AND a.id NOT IN (SELECT c.action_id FROM action_change c WHERE c.kind = 'closing' AND c.old_value IN ('moot', 'abandoned')
        AND c.new_value < '${CUT_OFF}' AND c.recorded_at >= '${CUT_OFF}')
      AND ((${DUE} = dates.due AND NOT (COALESCE(${stateOn('dates.id', 'dates.due')}, 'asked') = 'done' AND ${DONE_BEFORE})) OR ${DONE_UNDER})
    GROUP BY dates.id)`;

const FIRST_REPLY = `SELECT a.id AS id, a.decided_on AS decided_on, (SELECT r.id FROM reply r WHERE r.action_id = a.id AND r.undone_at IS NULL AND r.recorded_at < '${CUT_OFF}'
  AND r.organisation_id = ${inForce('a.id', 'lead', 'substr(r.at, 1, 10)')} ORDER BY r.at LIMIT 1) AS reply_id FROM "action" a WHERE ${OPENED}`;

const MEDIAN = (days: string) => `WITH first_reply AS (${FIRST_REPLY}),
  delays AS (SELECT ${days} AS days FROM first_reply f JOIN reply r ON r.id = f.reply_id
    WHERE r.channel <> 'sitting' AND substr(r.at, 1, 10) >= '${FIRST}' AND substr(r.at, 1, 10) <= '${LAST}'),
  ranked AS (SELECT days, ROW_NUMBER() OVER (ORDER BY days) AS place, COUNT(*) OVER () AS total FROM delays)
  SELECT AVG(days * 1.0) AS n FROM ranked WHERE place * 2 BETWEEN total AND total + 2`;

/** Days between two days: the one expression that the engines do not share. */
function medianText(engine: 'sqlite' | 'postgres'): string {
  const [from, to] = ['f.decided_on', 'substr(r.at, 1, 10)'];
  return MEDIAN(engine === 'postgres' ? `CAST(${to} AS date) - CAST(${from} AS date)` : `julianday(${to}) - julianday(${from})`);
}

const SILENT = `SELECT COUNT(*) AS n FROM "action" a WHERE ${OPEN_AT_END} AND ${inForce('a.id', 'lead', `'${LAST}'`)} IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM reply r WHERE r.action_id = a.id AND r.undone_at IS NULL AND r.recorded_at < '${CUT_OFF}' AND r.at < '${END}'
    AND r.organisation_id = ${inForce('a.id', 'lead', `'${LAST}'`)})`;

const CLOSED = `SELECT COUNT(*) AS n FROM episode e WHERE e.council_id = :councilId AND e.outcome = 'closed' AND e.motive IN ('resolved', 'lasting_improvement')
  AND e.closed_at >= '${START}' AND e.closed_at < '${END}'
  AND (SELECT MAX(n.number) FROM episode n WHERE n.problem_id = e.problem_id AND n.opened_at < '${END}') = e.number
  AND (SELECT MIN(s.recorded_at) FROM status_change s WHERE s.problem_id = e.problem_id AND s.to_status = 'closed' AND s.at = e.closed_at) < '${CUT_OFF}'`;

const FOLLOWED = `SELECT COUNT(*) AS n FROM (SELECT s.problem_id, s.to_status, ROW_NUMBER() OVER (PARTITION BY s.problem_id ORDER BY s.at DESC, s.id DESC) AS place
    FROM status_change s WHERE s.council_id = :councilId AND s.at < '${END}' AND s.recorded_at < '${CUT_OFF}') last_status
  WHERE place = 1 AND to_status IN ('open', 'under_way', 'monitored', 'resolved')`;

function opened(comparison: '=' | '>'): string {
  return `SELECT COUNT(*) AS n FROM (SELECT s.at AS at, ROW_NUMBER() OVER (PARTITION BY s.problem_id ORDER BY s.at, s.id) AS place
    FROM status_change s WHERE s.council_id = :councilId AND s.to_status = 'open' AND s.recorded_at < '${CUT_OFF}') entries
    WHERE place ${comparison} 1 AND at >= '${START}' AND at < '${END}'`;
}

const LATE = `SELECT COUNT(*) AS n FROM "action" a WHERE ${OPEN_AT_END} AND ${inForce('a.id', 'due', `'${LAST}'`)} < '${LAST}'
  AND COALESCE(${stateOn('a.id', `'${LAST}'`)}, 'asked') <> 'done'`;

const HELD = `m.council_id = :councilId AND m.held_on >= '${FIRST}' AND m.held_on <= '${LAST}' AND m.state = 'closed' AND m.closed_at < '${CUT_OFF}'`;
