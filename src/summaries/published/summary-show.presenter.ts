import type { ActionLinkView, SealView } from '../../platform/web/components/page-view.js';
import { sealView } from '../../platform/web/components/page-view.js';
import type { PublishedSummary } from './published-summaries.js';
import { presentDocument, type SummaryDocumentView } from './summary-document.presenter.js';
import { pdfLink } from '../summary-home.js';
import { SUMMARY_READERS, versionText } from './summary-paper.presenter.js';

export interface SummaryShowPage {
  readonly title: string;
  readonly seal: SealView;
  readonly document: SummaryDocumentView;
  /** Null for the moment that the making of the PDF takes. */
  readonly download: ActionLinkView | null;
  readonly version: string;
  readonly hash: string;
}

export function presentSummary(summary: PublishedSummary, withLists: boolean): SummaryShowPage {
  return {
    title: summary.content.title,
    seal: sealView('members', SUMMARY_READERS),
    document: presentDocument(summary.content, withLists),
    download: summary.fileId === null ? null : pdfLink(summary.quarter),
    version: versionText(summary.content.publication),
    hash: summary.hash,
  };
}
