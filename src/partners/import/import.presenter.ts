import { agree, count, list } from '../../platform/formatting/french.js';
import { type FigureView, figureView, noticeView, type NoticeView } from '../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../platform/web/components/table-view.js';
import {
  type ErrorSummaryView, errorSummary, type FieldView, type FileView, fileField, type FormState, hasErrors, textField,
} from '../../platform/web/forms/form-view.js';
import { categoryLabel } from '../partner.wording.js';
import { COLUMNS, HEADER } from './columns.js';
import type { ImportPlan, Remark } from './plan.js';
import { packed } from './rows.js';

export interface ImportPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly columns: string;
  readonly file: FileView;
  readonly text: FieldView;
}

export function presentImport(form: FormState): ImportPage {
  return {
    title: 'Importer une liste de partenaires',
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(form.errors),
    columns: list(COLUMNS.map((column) => HEADER[column])),
    file: fileField(form, 'file', 'Fichier', { optional: true, accept: '.csv,.xlsx,.txt', help: 'Un classeur XLSX ou un fichier CSV, 1\u00a0Mo et 1\u00a0000\u00a0lignes au plus.' }),
    text: textField(form, 'text', 'Ou le tableau, copié et collé', { rows: 6, optional: true, help: 'Depuis un tableur, avec sa première ligne.' }),
  };
}

export interface PreviewPage {
  readonly title: string;
  readonly intro: string;
  readonly notice: NoticeView | null;
  readonly figures: readonly FigureView[];
  readonly sections: readonly { readonly id: string; readonly title: string; readonly note: string; readonly table: TableView }[];
  /** Null when the list would change nothing. */
  readonly confirm: { readonly formKey: string; readonly lines: readonly string[]; readonly label: string } | null;
}

/** Longest table shown; the rest is counted, and imported all the same. */
const SHOWN = 200;

/** What would happen, line by line, while nothing is written yet. */
export function presentPreview(plan: ImportPlan, formKey: string, hasChanged = false): PreviewPage {
  const { organisations, contacts, completed, unchanged, refused } = plan;
  const creates = organisations.length + contacts.length + completed.length > 0;
  return {
    title: 'Vérifier avant d’importer',
    intro: creates ? 'Rien n’est encore enregistré.' : 'Cette liste ne changerait rien\u00a0: tout ce qu’elle dit est déjà connu, ou refusé.',
    notice: hasChanged ? noticeView('retard', 'Les partenaires ont changé depuis l’aperçu\u00a0: vérifiez de nouveau.') : null,
    figures: [
      figureView(organisations.length, agree(organisations.length, 'organisation'), 'à créer'),
      figureView(contacts.length, agree(contacts.length, 'correspondant'), 'à créer'),
      figureView(completed.length, agree(completed.length, 'correspondant'), 'à compléter'),
      figureView(unchanged.length, agree(unchanged.length, 'ligne'), agree(unchanged.length, 'laissée telle quelle', 'laissées telles quelles')),
      figureView(refused.length, agree(refused.length, 'ligne'), agree(refused.length, 'refusée')),
    ],
    sections: sectionsOf(plan),
    confirm: creates ? { formKey, lines: plan.accepted.map(packed), label: confirmLabel(plan) } : null,
  };
}

function confirmLabel({ organisations, contacts, completed, refused }: ImportPlan): string {
  const parts = [
    ...(organisations.length > 0 ? [count(organisations.length, 'organisation')] : []),
    ...(contacts.length > 0 ? [count(contacts.length, 'correspondant')] : []),
    ...(completed.length > 0 ? [count(completed.length, 'complément')] : []),
  ];
  return `Importer ${list(parts)}${refused.length > 0 ? ', sans les lignes refusées' : ''}`;
}

function sectionsOf(plan: ImportPlan): PreviewPage['sections'] {
  const { organisations, contacts, completed, refused, flagged, unchanged } = plan;
  const created = organisations.map(({ line, name, code, category }) => [String(line), name, code, categoryLabel(category)]);
  const added = contacts.map(({ line, givenName, familyName, organisation, email, phone, person }) => [
    String(line), { text: `${givenName} ${familyName}`, note: person === null ? null : 'déjà connue ailleurs\u00a0: rattachée' }, organisation.name, email ?? '–', phone ?? '–',
  ]);
  const filled = completed.map(({ line, name, email, phone }) => [String(line), name, email ?? '–', phone ?? '–']);
  return [
    ...remarks('t-refusees', 'Lignes refusées', 'Corrigez-les dans la liste, puis importez-la de nouveau\u00a0: ce qui est déjà là ne sera pas doublé.', refused),
    ...remarks('t-signalees', 'À regarder', 'Importées ainsi.', flagged),
    ...section('t-organisations', 'Organisations à créer', ['Ligne', 'Nom', 'Sigle', 'Catégorie'], created),
    ...section('t-correspondants', 'Correspondants à créer', ['Ligne', 'Nom', 'Organisation', 'Courriel', 'Téléphone'], added),
    ...section('t-completes', 'À compléter', ['Ligne', 'Nom', 'Courriel', 'Téléphone'], filled),
    ...remarks('t-inchangees', 'Laissées telles quelles', 'Rien de nouveau.', unchanged),
  ];
}

function remarks(id: string, title: string, note: string, lines: readonly Remark[]): PreviewPage['sections'][number][] {
  return section(id, title, ['Ligne', 'Contenu', 'Motif'], lines.map(({ line, words, reason }) => [String(line), words, reason]), note);
}

function section(id: string, title: string, columns: readonly string[], rows: Parameters<typeof tableView>[2], note = ''): PreviewPage['sections'][number][] {
  if (rows.length === 0) return [];
  const hidden = rows.length - SHOWN;
  const more = hidden > 0 ? `Les ${SHOWN}\u00a0premières sont montrées, ${count(hidden, 'autre suit', 'autres suivent')}.` : '';
  return [{ id, title: `${title} (${rows.length})`, note: [note, more].filter((part) => part !== '').join(' '), table: tableView(title, columns, rows.slice(0, SHOWN)) }];
}
