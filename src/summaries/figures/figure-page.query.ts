import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import { parseDay, parseId } from '../../platform/web/forms/strict.js';
import { FigureLists } from './figure-lists.js';
import type { FigurePart, ListedItem } from './figure-parts.js';
import { FigureRowReader, type ListedRow } from './figure-row.reader.js';
import type { QuarterWindow } from './quarter-window.js';

export interface ListedFigureRow {
  readonly item: ListedItem;
  readonly row: ListedRow;
}

export interface FigurePageRows {
  readonly rows: readonly ListedFigureRow[];
  /** Whether rows of other levels were counted; never how many. */
  readonly hidesSome: boolean;
  /** Key of the next page, null on the last. */
  readonly nextKey: string | null;
}

const A_PAGE = 50;

/** A page of the list behind a figure: the same rows that were counted, those of them that this person reads. */
@Injectable()
export class FigurePageQuery {
  constructor(
    private readonly lists: FigureLists,
    private readonly reader: FigureRowReader,
  ) {}

  async page(viewer: Viewer, part: FigurePart, window: QuarterWindow, after: string | null): Promise<FigurePageRows> {
    const items = [...(await part.load(this.lists, window))].sort((a, b) => compare(keyOf(b), keyOf(a)));
    const readable = await this.reader.readable(viewer, part.kind, items.map(({ id }) => id));
    const ahead = items.filter((item) => readable.has(item.id) && (after === null || keyOf(item) < after));
    const shown = ahead.slice(0, A_PAGE);
    const rows = await this.reader.rows(viewer, part.kind, shown.map(({ id }) => id));
    const last = shown.at(-1);
    return {
      rows: shown.flatMap((item) => {
        const row = rows.get(item.id);
        return row === undefined ? [] : [{ item, row }];
      }),
      hidesSome: items.some(({ id }) => !readable.has(id)),
      nextKey: ahead.length > A_PAGE && last !== undefined ? keyOf(last) : null,
    };
  }
}

/** « 2026-03-03_<id> »; null when the address has none or an odd one. */
export function parseFigureKey(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  const [day, id] = text.split('_');
  return parseDay(day) === null || parseId(id) === null ? null : text;
}

function keyOf({ on, id }: ListedItem): string {
  return `${on}_${id}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
