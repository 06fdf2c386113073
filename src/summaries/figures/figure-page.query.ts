import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import { cutPage, type DayKey, dayKeyText } from '../../platform/web/list-page.js';
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
  readonly nextKey: DayKey | null;
}

const A_PAGE = 50;

/** A page of the list behind a figure: the same rows that were counted, those of them that this person reads. */
@Injectable()
export class FigurePageQuery {
  constructor(
    private readonly lists: FigureLists,
    private readonly reader: FigureRowReader,
  ) {}

  async page(viewer: Viewer, part: FigurePart, window: QuarterWindow, after: DayKey | null): Promise<FigurePageRows> {
    const items = [...(await part.load(this.lists, window))].sort((a, b) => compare(keyOf(b), keyOf(a)));
    const readable = await this.reader.readable(viewer, part.kind, items.map(({ id }) => id));
    const ahead = items.filter((item) => readable.has(item.id) && (after === null || keyOf(item) < dayKeyText(after)));
    const { rows: shown, next } = cutPage(ahead, A_PAGE, ({ on, id }) => ({ day: on, id }));
    const rows = await this.reader.rows(viewer, part.kind, shown.map(({ id }) => id));
    return {
      rows: shown.flatMap((item) => {
        const row = rows.get(item.id);
        return row === undefined ? [] : [{ item, row }];
      }),
      hidesSome: items.some(({ id }) => !readable.has(id)),
      nextKey: next,
    };
  }
}

function keyOf({ on, id }: ListedItem): string {
  return dayKeyText({ day: on, id });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
