import { parisDay } from '../platform/clock/calendar.js';
import { longDate } from '../platform/formatting/french.js';
import { type LinkView, type NoticeView, noticeView, type PagerView, type SealView, sealView, stampView, type TabView } from '../platform/web/components/page-view.js';
import { type Cell, type TableView, tableView } from '../platform/web/components/table-view.js';
import { type DayKey, dayKeyText } from '../platform/web/list-page.js';
import type { FigurePageRows, ListedFigureRow } from './figures/figure-page.query.js';
import { FIGURE_PARTS, type FigurePart } from './figures/figure-parts.js';
import type { FigureKey } from './figures/quarter-figures.js';
import type { PrintedFigure } from './figures/figure.wording.js';
import { summaryPath } from './quarter-address.js';
import { figurePath } from './published/summary-document.presenter.js';
import { quarterTitle } from './summary-home.js';

export interface FigureListPage {
  readonly title: string;
  readonly seal: SealView;
  readonly parent: LinkView;
  /** The figure itself with its comparison. */
  readonly value: string;
  readonly label: string;
  readonly comparison: string;
  readonly basis: string;
  readonly tabs: readonly TabView[];
  /** Null when there is no row to show. */
  readonly table: TableView | null;
  readonly nothing: string;
  readonly hidden: NoticeView | null;
  readonly pager: PagerView | null;
}

export interface FigureListAsked {
  readonly quarter: string;
  readonly figure: PrintedFigure;
  readonly cutOffOn: string;
  readonly computedAt: string;
  readonly partIndex: number;
  readonly after: DayKey | null;
}

export function presentFigureList(asked: FigureListAsked, part: FigurePart, found: FigurePageRows): FigureListPage {
  const { quarter, figure, cutOffOn, computedAt } = asked;
  const path = figurePath(quarter, figure.key);
  return {
    title: `${part.label}, ${quarterTitle(quarter)}`,
    seal: sealView('members', 'Vous voyez ici les lignes que votre niveau de lecture vous ouvre.'),
    parent: { href: summaryPath(quarter), label: `Bilan du ${quarterTitle(quarter)}` },
    value: figure.value,
    label: figure.label,
    comparison: figure.comparison,
    basis: `Calculé le ${longDate(parisDay(computedAt))}, sur les lignes enregistrées au soir du ${longDate(cutOffOn)}. Ce qui a changé depuis peut s’y voir.`,
    tabs: tabsOf(figure.key, path, asked.partIndex),
    table: found.rows.length === 0 ? null : tableView(part.label, part.columns, found.rows.map(cellsOf)),
    nothing: found.hidesSome ? 'Aucune ligne de cette liste ne vous est ouverte.' : 'Cette liste est vide.',
    hidden: found.hidesSome && found.rows.length > 0 ? noticeView('neutre', 'D’autres lignes ne vous sont pas ouvertes.') : null,
    pager: pagerOf(path, asked, found.nextKey),
  };
}

function cellsOf({ item, row }: ListedFigureRow): readonly Cell[] {
  const name = { text: row.title, href: row.href, note: row.reference, stamp: stampView(row.level) };
  return row.who === null ? [name, ...item.details] : [name, row.who, ...item.details];
}

/** One list behind most figures; a second one where the figure leaves something said apart. */
function tabsOf(key: FigureKey, path: string, current: number): readonly TabView[] {
  const parts = FIGURE_PARTS[key];
  if (parts.length < 2) return [];
  return parts.map(({ label }, index) => ({ label, href: partPath(path, index), isCurrent: index === current }));
}

function pagerOf(path: string, { partIndex, after }: FigureListAsked, nextKey: DayKey | null): PagerView | null {
  if (nextKey === null && after === null) return null;
  const base = partPath(path, partIndex);
  const nextHref = nextKey === null ? null : `${base}${base.includes('?') ? '&' : '?'}apres=${dayKeyText(nextKey)}`;
  return { label: 'Pages de la liste', previousHref: after === null ? null : base, nextHref };
}

function partPath(path: string, index: number): string {
  return index === 0 ? path : `${path}?partie=${index + 1}`;
}
