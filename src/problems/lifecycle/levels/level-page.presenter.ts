import { agree, capitalise, count, inWords } from '../../../platform/formatting/french.js';
import {
  type CheckboxView, checkbox, type ChoiceFieldView, type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors, radioField, textField,
} from '../../../platform/web/forms/form-view.js';
import { type NoticeView, noticeView, type SealView } from '../../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../../platform/web/components/table-view.js';
import type { Reader } from '../../../councils/index.js';
import type { Audience } from '../../../platform/access/audience.js';
import type { LevelledKind } from '../../core/levels/level-changes.js';
import { type LevelChoice, levelName } from './level-choices.js';
import { levelKey } from './level-keys.js';
import type { LevelPreview } from './level-preview.query.js';
import { LEVEL_WORDS, RAISED_WORDS } from './level.wording.js';

/** The first step: which level; the second one is another page, so that nothing needs a script. */
export interface ChooseLevelView {
  readonly action: string;
  readonly level: ChoiceFieldView;
  readonly now: string;
}

export interface LevelPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly seal: SealView;
  readonly parent: { readonly href: string; readonly label: string };
  readonly now: string;
  readonly choose: ChooseLevelView | null;
  readonly nothing: string | null;
  readonly confirm: ConfirmLevelView | null;
}

interface ConfirmLevelView {
  readonly action: string;
  readonly key: string;
  readonly seen: string;
  readonly version: number | null;
  readonly heading: string;
  readonly warning: NoticeView;
  readonly keep: string;
  readonly consequences: readonly string[];
  readonly gained: TableView | null;
  readonly lost: TableView | null;
  readonly gainedWords: string;
  readonly lostWords: string;
  readonly reason: FieldView;
  readonly reread: CheckboxView | null;
  readonly submit: string;
  readonly isWider: boolean;
  readonly back: { readonly href: string; readonly label: string };
}

/** The row whose level moves, as its page names it. */
export interface LevelSubject {
  readonly kind: LevelledKind;
  readonly id: string;
  readonly audience: Audience;
  readonly version: number | null;
  /** Address of the form. */
  readonly path: string;
  readonly parent: { readonly href: string; readonly label: string };
  readonly seal: SealView;
}

export function presentChoice({ path, audience, kind }: Pick<LevelSubject, 'path' | 'audience' | 'kind'>, choices: readonly LevelChoice[]): ChooseLevelView {
  const options = choices.map(({ key, label, readers }) => ({ value: key, label, note: readers }));
  // What is public can leave the council: nobody asks for it by pressing too fast.
  const first = choices.find(({ audience: { confidentiality } }) => confidentiality !== 'public') ?? choices[0];
  const form: FormState = { values: { vers: first?.key ?? '' }, errors: {} };
  return { action: path, level: radioField(form, 'vers', 'Nouveau niveau', options), now: nowWords(audience, kind) };
}

export function presentLevelChoice(subject: LevelSubject, choices: readonly LevelChoice[]): LevelPage {
  return {
    ...pageOf(subject, { values: {}, errors: {} }),
    choose: choices.length === 0 ? null : presentChoice(subject, choices),
    nothing: choices.length > 0 ? null : `Aucun autre niveau ne convient à ${LEVEL_WORDS[subject.kind].it}.`,
    confirm: null,
  };
}

export function presentLevelChange(subject: LevelSubject, preview: LevelPreview, version: number | null, form: FormState): LevelPage {
  return { ...pageOf(subject, form), choose: null, nothing: null, confirm: confirmView(subject, preview, version, form) };
}

function pageOf({ kind, audience, parent, seal }: LevelSubject, form: FormState) {
  return {
    title: `Changer le niveau de ${LEVEL_WORDS[kind].it}`,
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(form.errors),
    seal,
    parent,
    now: nowWords(audience, kind),
  };
}

/** What cannot be chosen from here, and the way out. */
export function nowWords(audience: Audience, kind: LevelledKind): string {
  const now = `Aujourd’hui ${levelName(audience)}.`;
  if (kind !== 'problem') return `${now} Un élément n’est jamais plus ouvert que son dossier.`;
  if (audience.confidentiality === 'group') return `${now} II, Restreint ne se compare pas à un groupe, ni un groupe à un autre\u00a0: pour en parler ailleurs, ouvrir un dossier neutre de niveau I.`;
  if (audience.confidentiality === 'restricted') return `${now} Un groupe ne se compare pas à II, Restreint\u00a0: pour en parler en groupe, ouvrir un dossier neutre de niveau I.`;
  return now;
}

function confirmView(subject: LevelSubject, { choice, gained, lost, now, consequences }: LevelPreview, version: number | null, form: FormState): ConfirmLevelView {
  const { kind, path, audience } = subject;
  const words = LEVEL_WORDS[kind];
  const isWider = choice.move === 'lower';
  const isTold = isWider && (audience.confidentiality === 'restricted' || audience.confidentiality === 'group');
  const told = isTold ? ` ${currentReaders(now.length)} en ${agree(now.length, 'est prévenu', 'sont prévenus')}.` : '';
  return {
    action: path,
    key: choice.key,
    seen: levelKey(audience),
    version,
    heading: `${levelName(audience)}, puis ${choice.label}`,
    warning: isWider ? widerNotice(choice, gained, words.text) : noticeView('cours', narrowerWords(lost, words.it)),
    keep: isWider ? words.keep : RAISED_WORDS[kind],
    consequences,
    gained: gained.length === 0 ? null : readersTable(`Personnes qui liraient ${words.it}`, gained),
    lost: lost.length === 0 ? null : readersTable(`Personnes qui ne liraient plus ${words.it}`, lost),
    gainedWords: count(gained.length, 'personne de plus', 'personnes de plus'),
    lostWords: count(lost.length, 'personne de moins', 'personnes de moins'),
    reason: textField(form, 'reason', 'Pourquoi ce changement\u00a0?', { rows: 3, maxLength: 500, help: `Obligatoire, consigné au journal.${told}` }),
    reread: isWider ? checkbox(form, 'reread', words.reread) : null,
    submit: `${isWider ? 'Ouvrir' : 'Passer'} au niveau ${levelName(choice.audience)}`,
    isWider,
    back: { href: subject.parent.href, label: `Garder le niveau ${levelName(audience)}` },
  };
}

function currentReaders(n: number): string {
  return n === 1 ? 'Le lecteur actuel' : `Les ${inWords(n)} lecteurs actuels`;
}

function widerNotice({ audience }: LevelChoice, gained: readonly Reader[], text: string): NoticeView {
  const outside = audience.confidentiality === 'public' ? ' Ce qui est public peut sortir du conseil\u00a0: plus personne ne pourra le reprendre.' : '';
  if (gained.length === 0) return noticeView('retard', `Personne de plus ne lirait ${text} dans Beffroi.${outside}`);
  const people = `${capitalise(inWords(gained.length, 'feminine'))} ${agree(gained.length, 'personne', 'personnes')} de plus ${agree(gained.length, 'lirait', 'liraient')}`;
  return noticeView('retard', `${people} ${text}.${outside}`);
}

function narrowerWords(lost: readonly Reader[], it: string): string {
  if (lost.length === 0) return `Les mêmes personnes liraient ${it}.`;
  const people = capitalise(inWords(lost.length, 'feminine'));
  return agree(
    lost.length,
    `${people} personne ne lirait plus ${it} et ne saurait plus que cela existe.`,
    `${people} personnes ne liraient plus ${it} et ne sauraient plus que cela existe.`,
  );
}

function readersTable(caption: string, readers: readonly Reader[]): TableView {
  return tableView(caption, ['Personne', 'Organisation'], readers.map(({ name, organisation, jobTitle }) => [{ text: name, note: jobTitle }, organisation]));
}
