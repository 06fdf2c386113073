import type { AuditVerification } from '../platform/audit/audit-verification.entity.js';
import { type ActionLinkView, actionLink, type EmptyStateView, type LinkView, type NoticeView, type PagerView, type TabView } from '../platform/web/components/page-view.js';
import { type Cell, type TableView, tableView } from '../platform/web/components/table-view.js';
import { type Choice, dateField, type FieldView, selectField, type SelectView } from '../platform/web/forms/form-view.js';
import { NATURES } from './journal-acts.js';
import { BY_ITSELF, type JournalFilter, journalAddress, natureWord } from './journal-filter.js';
import { type JournalFacts, type JournalLineView, presentLine, presentVerification, writings } from './journal.presenter.js';
import type { JournalPage } from './journal.query.js';

/** One of the three journals: a council's, the installation's, a person's own. */
export interface JournalFrame {
  readonly path: string;
  readonly title: string;
  readonly lead: string;
  readonly tabs: readonly TabView[];
  readonly back: LinkView | null;
  readonly exportPath: string | null;
}

export interface JournalIndex {
  readonly frame: JournalFrame;
  readonly filter: JournalFilter;
  readonly page: JournalPage;
  readonly total: number;
  readonly facts: JournalFacts;
  /** Whose acts may be looked for; none in a person's own journal. */
  readonly persons: readonly Choice[];
  /** Undefined where no chain is shown whole. */
  readonly verification: AuditVerification | null | undefined;
}

export interface JournalIndexPage extends Omit<JournalFrame, 'exportPath'> {
  readonly notice: NoticeView | null;
  readonly fields: readonly FieldView[];
  readonly selects: readonly SelectView[];
  readonly clearHref: string | null;
  readonly table: TableView | null;
  readonly empty: EmptyStateView | null;
  readonly pager: PagerView | null;
  readonly export: ActionLinkView | null;
}

export const MOST_EXPORTED = 20_000;

const CAPTION = 'Écritures du journal, les plus récentes d’abord';
const COLUMNS = ['Quand', 'Qui', 'Acte et droit', 'Référence', 'Niveau'];
const NATURE_LABELS = { read: 'Lectures', write: 'Écritures', access: 'Accès et droits' } as const;

export function presentJournal({ frame, filter, page, total, facts, persons, verification }: JournalIndex): JournalIndexPage {
  const { path, title, lead, tabs, back } = frame;
  const { typed, errors } = filter;
  const form = { values: { ...typed, nature: filter.nature === null ? '' : natureWord(filter.nature), compte: filter.who ?? '' }, errors };
  const isNarrowed = journalAddress(path, filter) !== path;
  return {
    path, title, lead, tabs, back,
    notice: verification === undefined ? null : presentVerification(verification, facts.today),
    fields: [dateField(form, 'du', 'Du', { help: 'Exemple : 28/02/2026' }), dateField(form, 'au', 'Au', { help: 'Jour compris' })],
    selects: [
      selectField(form, 'nature', 'Nature', NATURES.map((nature) => ({ value: natureWord(nature), label: NATURE_LABELS[nature] })), { empty: 'Toutes' }),
      ...(persons.length === 0 ? [] : [selectField(form, 'compte', 'Compte', [...persons, { value: BY_ITSELF, label: 'Beffroi' }], { empty: 'Tous' })]),
    ],
    clearHref: isNarrowed ? path : null,
    table: page.rows.length === 0 ? null : tableView(CAPTION, COLUMNS, page.rows.map((line) => cellsOf(presentLine(line, facts)))),
    empty: page.rows.length > 0 ? null : { title: 'Aucune écriture', text: isNarrowed ? 'Élargissez les dates ou retirez un filtre.' : 'Ce journal commencera au premier acte.', action: null },
    pager: page.next === null ? null : { label: 'Pages du journal', previousHref: null, nextHref: journalAddress(path, filter, page.next) },
    export: exportLink(frame, filter, total),
  };
}

function cellsOf({ day, time, who, place, icon, act, right, reference, stamp }: JournalLineView): Cell[] {
  return [{ text: day, note: time }, { text: who, note: place }, { icon, text: act, note: right }, reference, stamp === null ? 'sans objet' : { stamp }];
}

function exportLink({ exportPath }: JournalFrame, filter: JournalFilter, total: number): ActionLinkView | null {
  if (exportPath === null || total === 0) return null;
  const label = total > MOST_EXPORTED ? `Exporter les ${writings(MOST_EXPORTED)} les plus récentes (CSV)` : total === 1 ? 'Exporter cette écriture (CSV)' : `Exporter ces ${writings(total)} (CSV)`;
  return actionLink(journalAddress(exportPath, filter), label, { style: 'second', icon: 'telecharge' });
}
