import { parisDay } from '../../platform/clock/calendar.js';
import { longDate, time } from '../../platform/formatting/french.js';
import { type ErrorSummaryView, errorSummary, type FieldView, type FormState, textField } from '../../platform/web/forms/form-view.js';
import { type WhoReadsView, whoReadsView } from '../../platform/web/forms/who-reads-view.js';
import { type CheckView, type NoticeView, noticeView, type SealView, sealView } from '../../platform/web/components/page-view.js';
import { summaryPath } from '../quarter-address.js';
import type { SummaryContent } from '../summary-content.js';
import { presentDocument, type SummaryDocumentView } from '../published/summary-document.presenter.js';
import { quarterTitle } from '../summary-home.js';
import { LONGEST_TITLE } from '../summary.rules.js';
import type { Summary } from '../summary.entity.js';

export interface SummaryDraftPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly seal: SealView;
  readonly notice: NoticeView;
  readonly document: SummaryDocumentView;
  readonly version: number;
  readonly paths: { readonly self: string; readonly calculate: string; readonly publish: string };
  readonly mayPublish: boolean;
  /** Null for who publishes without preparing: she reads the texts in the document. */
  readonly form: DraftFormView | null;
}

export interface DraftFormView {
  readonly title: FieldView;
  readonly sentences: FieldView;
  readonly worked: FieldView;
  readonly resists: FieldView;
  readonly asked: FieldView;
}

export interface DraftRights {
  readonly mayPrepare: boolean;
  readonly mayPublish: boolean;
}

/** `typed`: what a refused form said, instead of the draft's own texts. */
export function presentDraft(summary: Summary, content: SummaryContent, rights: DraftRights, today: string, readers: SummaryReaders, typed: FormState | null = null): SummaryDraftPage {
  const path = summaryPath(summary.quarter);
  const form = typed ?? { values: textsOf(summary), errors: {} };
  return {
    title: `Bilan du ${quarterTitle(summary.quarter)}, brouillon`,
    hasErrors: Object.keys(form.errors).length > 0,
    errorSummary: errorSummary(form.errors),
    seal: sealView('members', 'Brouillon\u00a0: lu par la coordination, le secrétariat et la présidence jusqu’à sa publication.'),
    notice: computedNotice(content, today),
    document: presentDocument(content, true),
    version: summary.version,
    paths: { self: path, calculate: `${path}/calcul`, publish: `${path}/publication` },
    mayPublish: rights.mayPublish,
    form: rights.mayPrepare ? draftForm(form, whoReadsView([{ text: `Liront ce texte, une fois publié\u00a0: ${readersText(readers)}` }])) : null,
  };
}

export interface PublicationPage {
  readonly title: string;
  readonly seal: SealView;
  readonly quarter: string;
  readonly readers: string;
  readonly electedReaders: readonly string[];
  readonly checks: readonly CheckView[];
  readonly isReady: boolean;
  readonly version: number;
  readonly paths: { readonly draft: string; readonly publish: string };
  readonly document: SummaryDocumentView;
}

export interface SummaryReaders {
  readonly members: number;
  readonly electedReaders: readonly string[];
}

/** The question before publication: who will read, and what is still missing. */
export function presentPublication(summary: Summary, content: SummaryContent, readers: SummaryReaders, missing: readonly string[]): PublicationPage {
  const path = summaryPath(summary.quarter);
  return {
    title: `Publier le bilan du ${quarterTitle(summary.quarter)}\u00a0?`,
    seal: sealView('members', 'Brouillon\u00a0: pas encore publié.'),
    quarter: quarterTitle(summary.quarter),
    readers: readersText(readers),
    electedReaders: readers.electedReaders,
    checks: missing.map((text) => ({ isDone: false, text, href: path, note: null })),
    isReady: missing.length === 0,
    version: summary.version,
    paths: { draft: path, publish: `${path}/publication` },
    document: presentDocument(content, false),
  };
}

function readersText({ members, electedReaders }: SummaryReaders): string {
  const people = members < 2 ? `${members}\u00a0membre du conseil` : `${members}\u00a0membres du conseil`;
  if (electedReaders.length === 0) return `${people}.`;
  return `${people} et, en lecture des bilans\u00a0: ${electedReaders.join(', ')}.`;
}

function computedNotice({ computedAt, cutOffOn }: SummaryContent, today: string): NoticeView {
  const when = `${longDate(parisDay(computedAt), today)} à ${time(computedAt)}`;
  return noticeView('cours', `Chiffres calculés le ${when}, données arrêtées au soir du ${longDate(cutOffOn, today)}. Rien n’est figé avant la publication.`);
}

function draftForm(form: FormState, readers: WhoReadsView): DraftFormView {
  return {
    title: textField(form, 'title', 'Titre', { maxLength: LONGEST_TITLE, width: 'ligne', readers, help: 'Le constat, pas la rubrique\u00a0: «\u00a0Les faits liés aux véhicules reculent\u00a0».' }),
    sentences: textField(form, 'sentences', 'Trois phrases', { rows: 3, readers, help: 'Une phrase par ligne, trois au plus. Des faits et des lieux, jamais de noms de personnes.' }),
    worked: textField(form, 'worked', 'Ce qui va mieux', { rows: 2, optional: true, readers }),
    resists: textField(form, 'resists', 'Ce qui résiste', { rows: 2, optional: true, readers }),
    asked: textField(form, 'asked', 'Ce que vous demandez aux élus', { rows: 3, optional: true, readers, help: 'Une décision par ligne.' }),
  };
}

function textsOf({ title, sentences, worked, resists, asked }: Summary): Record<string, string> {
  return { title: title ?? '', sentences: sentences ?? '', worked: worked ?? '', resists: resists ?? '', asked: asked ?? '' };
}
