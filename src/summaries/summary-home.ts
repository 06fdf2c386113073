import { Injectable } from '@nestjs/common';
import type { Viewer } from '../platform/access/viewer.js';
import { parisDay, quarterOf } from '../platform/clock/calendar.js';
import { longDate } from '../platform/formatting/french.js';
import { type ActionLinkView, actionLink, type LineView, lineView, type PagerView } from '../platform/web/components/page-view.js';
import { quarterName } from './figures/figure.wording.js';
import { type PublishedSummary, PublishedSummaries } from './published/published-summaries.js';
import { addressOf, summaryPath, summaryPdfPath } from './quarter-address.js';

/** The calm page of who reads summaries: the last one with its sentences, and those before. */
export interface SummaryHomeView {
  readonly latest: LatestSummaryView | null;
  readonly published: readonly LineView[];
  readonly pager: PagerView | null;
}

export interface LatestSummaryView {
  /** « 4 », « e »: the title of the page writes the ordinal in superscript. */
  readonly number: string;
  readonly ordinal: string;
  readonly year: string;
  readonly title: string;
  readonly sentences: string;
  readonly read: ActionLinkView;
  readonly download: ActionLinkView | null;
}

const A_PAGE = 12;

/** What the home of an elected reader and the page /bilan show alike. */
@Injectable()
export class SummaryHome {
  constructor(private readonly summaries: PublishedSummaries) {}

  /** `before`: a quarter, for the older ones. */
  async view(viewer: Viewer, before: string | null = null): Promise<SummaryHomeView> {
    const found = await this.summaries.page(viewer, before, A_PAGE + 1);
    const latest = before === null ? (found[0] ?? null) : await this.summaries.latest(viewer);
    return presentSummaryHome(latest, found.slice(0, A_PAGE), found.length > A_PAGE, before !== null);
  }
}

export function presentSummaryHome(latest: PublishedSummary | null, shown: readonly PublishedSummary[], hasMore: boolean, isOlder: boolean): SummaryHomeView {
  const last = shown.at(-1);
  const nextHref = hasMore && last !== undefined ? `/bilan?avant=${addressOf(last.quarter)}` : null;
  return {
    latest: latest === null ? null : latestView(latest),
    published: shown.map(lineOf),
    pager: nextHref === null && !isOlder ? null : { label: 'Autres bilans', previousHref: isOlder ? '/bilan' : null, nextHref },
  };
}

/** « 4e trimestre 2025 » */
export function quarterTitle(quarter: string): string {
  const { number, ordinal } = quarterName(quarter);
  return `${number}${ordinal}\u00a0trimestre ${quarter.slice(0, 4)}`;
}

/** The same, said of the quarter that runs: « 1er trimestre 2026, en cours ». */
export function quarterChoiceLabel(quarter: string, today: string): string {
  return quarter === quarterOf(today) ? `${quarterTitle(quarter)}, en cours` : quarterTitle(quarter);
}

function latestView({ quarter, content, fileId }: PublishedSummary): LatestSummaryView {
  const { number, ordinal } = quarterName(quarter);
  const about = quarterTitle(quarter);
  return {
    number,
    ordinal,
    year: quarter.slice(0, 4),
    title: content.title,
    sentences: content.sentences.join(' '),
    read: actionLink(summaryPath(quarter), 'Lire le bilan', { about }),
    download: fileId === null ? null : pdfLink(quarter),
  };
}

export function pdfLink(quarter: string): ActionLinkView {
  return actionLink(summaryPdfPath(quarter), 'Télécharger en PDF', { style: 'second', icon: 'telecharge' });
}

function lineOf({ quarter, content, publishedAt }: PublishedSummary): LineView {
  return lineView(content.title, {
    href: summaryPath(quarter),
    text: `${quarterTitle(quarter)}, publié le ${longDate(parisDay(publishedAt))}`,
  });
}
