import { dayMonthYear, longDate, number } from '../../../platform/formatting/french.js';
import { parisDay } from '../../../platform/clock/calendar.js';
import { stampView } from '../../../platform/web/components/page-view.js';
import { type Cell, type TableView, tableView } from '../../../platform/web/components/table-view.js';
import { postponedWords } from '../action.wording.js';
import type { ActionRow } from './action-row.js';

export interface ActionTableView {
  /** Null when there is nothing to list: the sentence says so. */
  readonly table: TableView | null;
  readonly nothing: string;
}

export interface ActionTableOptions {
  /** What stands under the sentence: the problem (with the stamp), or the day of the decision on the page of one problem. */
  readonly under?: 'problem' | 'decision';
  /** The second column: who leads, or the problem on the page of one organisation. */
  readonly beside?: 'who' | 'problem';
  readonly nothing?: string;
}

/** The table of actions of every page: list, problem, partner, home. Late dates are said in words, not by colour alone. */
export function presentActionTable(caption: string, rows: readonly ActionRow[], today: string, options: ActionTableOptions = {}): ActionTableView {
  const beside = options.beside ?? 'who';
  const columns = ['Action', beside === 'who' ? 'Qui' : 'Dossier', 'Échéance', { label: 'État', cssClass: 'fin' as const }];
  const cells = rows.map((row) => [headCell(row, today, options), besideCell(row, beside), dueCell(row, today), { status: row.stateShown }]);
  return { table: rows.length === 0 ? null : tableView(caption, columns, cells), nothing: options.nothing ?? 'Aucune action.' };
}

function headCell(row: ActionRow, today: string, options: ActionTableOptions): Cell {
  const cell = { text: row.sentence, href: `/actions/${row.id}`, id: `a-${row.id}` };
  if (options.under === 'decision') return { ...cell, note: `Décidée le ${longDate(row.decidedOn, today)}` };
  const note = options.beside === 'problem' ? row.reference : (row.problem?.title ?? row.reference);
  return { ...cell, stamp: stampView(row.audience.confidentiality), note };
}

function besideCell(row: ActionRow, beside: 'who' | 'problem'): Cell {
  if (beside === 'who') return row.leadShortName ?? 'Sans pilote';
  return row.problem === null ? 'Sans dossier' : { text: row.problem.title, href: `/dossiers/${row.problem.id}` };
}

function dueCell(row: ActionRow, today: string): Cell {
  if (row.state === 'closed') return row.closedAt === null ? '' : `Close le ${dayMonthYear(parisDay(row.closedAt), today)}`;
  if (row.dueOn === null) return 'Sans date';
  return { text: longDate(row.dueOn, today), tone: row.daysLate > 0 ? 'retard' : null, note: postponedWords(row.postponements) };
}

/** « 10,5 jours », as a median may be. */
export function delayWords(value: number | null): string {
  return value === null ? 'Aucune réponse' : `${number(value)}\u00a0${value < 2 ? 'jour' : 'jours'}`;
}
