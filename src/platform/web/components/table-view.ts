import type { ActionLinkView, StampView, StatusView } from './page-view.js';

/** A `table.registre`: wide on a desk, cards on a phone. Made by `tableView` from columns and rows of cells. */
export interface TableView {
  readonly caption: string;
  readonly columns: readonly ColumnView[];
  readonly rows: readonly RowView[];
}

export interface ColumnView {
  readonly label: string;
  /** Said to screen readers only, for a column of gestures. */
  readonly isLabelHidden: boolean;
  readonly cssClass: 'n' | 'fin' | null;
  readonly sortHref: string | null;
  readonly sorted: 'ascending' | 'descending' | null;
}

export interface RowView {
  readonly head: CellView;
  readonly cells: readonly PlacedCellView[];
}

export interface CellView {
  /** Before the text, which says the same. */
  readonly icon: string | null;
  readonly text: string | null;
  readonly href: string | null;
  readonly id: string | null;
  readonly tone: 'retard' | 'bloque' | 'fait' | null;
  readonly isStrong: boolean;
  /** Second line, small, after the stamp when there is one. */
  readonly note: string | null;
  readonly stamp: StampView | null;
  readonly status: StatusView | null;
  /** A number in large with its comparison and a small chart: « 12 contre 9 ». */
  readonly measure: MeasureView | null;
  readonly action: ActionLinkView | null;
}

export interface MeasureView {
  readonly value: string;
  readonly comparison: string | null;
  readonly bars: readonly MiniBarView[];
}

export interface MiniBarView {
  readonly cssClass: 'a' | 'b';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedCellView extends CellView {
  readonly label: string;
  readonly cssClass: 'n' | 'fin' | null;
}

export type Column = string | ({ readonly label: string } & Partial<Omit<ColumnView, 'label'>>);
export type Cell = string | number | Partial<CellView>;

/** The first cell of a row is its header; the others take the label of their column, which a phone shows beside them. */
export function tableView(caption: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): TableView {
  const heads = columns.map(columnView);
  return { caption, columns: heads, rows: rows.map((cells) => rowView(heads, cells)) };
}

function columnView(column: Column): ColumnView {
  const given = typeof column === 'string' ? { label: column } : column;
  return { isLabelHidden: false, cssClass: null, sortHref: null, sorted: null, ...given };
}

function rowView(columns: readonly ColumnView[], [head, ...others]: readonly Cell[]): RowView {
  if (head === undefined || others.length !== columns.length - 1) throw new Error('A row has as many cells as the table has columns');
  return { head: cellView(head), cells: others.map((cell, index) => placedCell(cell, columns[index + 1])) };
}

function placedCell(cell: Cell, column: ColumnView | undefined): PlacedCellView {
  const label = column === undefined || column.isLabelHidden ? '' : column.label;
  return { ...cellView(cell), label, cssClass: column?.cssClass ?? null };
}

// Each property by its name, for a page makes hundreds of cells: spreading them over an empty one costs several times as much.
function cellView(cell: Cell): CellView {
  const given: Partial<CellView> = typeof cell === 'object' ? cell : { text: String(cell) };
  return {
    icon: given.icon ?? null,
    text: given.text ?? null,
    href: given.href ?? null,
    id: given.id ?? null,
    tone: given.tone ?? null,
    isStrong: given.isStrong ?? false,
    note: given.note ?? null,
    stamp: given.stamp ?? null,
    status: given.status ?? null,
    measure: given.measure ?? null,
    action: given.action ?? null,
  };
}
