import { parisDay } from '../../platform/clock/calendar.js';
import { dayMonthYear, longDate } from '../../platform/formatting/french.js';
import { type NoticeView, noticeView } from '../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../platform/web/components/table-view.js';
import { dateField, type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors, textField } from '../../platform/web/forms/form-view.js';
import type { Council } from '../council.entity.js';
import type { Derogation } from '../derogation.entity.js';
import { LONGEST_MONTHS } from './derogation.rules.js';
import { isStanding } from './derogations.js';

export interface DerogationPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly state: NoticeView;
  /** Address that ends the one in force; null when none is. */
  readonly endAction: string | null;
  /** What is signed, in full. */
  readonly sentences: readonly string[];
  readonly formKey: string;
  readonly until: FieldView;
  readonly reason: FieldView;
  readonly signature: FieldView;
  readonly history: TableView | null;
}

export interface DerogationRead {
  readonly council: Council;
  readonly derogations: readonly Derogation[];
  readonly names: ReadonlyMap<string, string>;
  readonly ownName: string;
  readonly today: string;
}

export function presentDerogation(read: DerogationRead, form: FormState, formKey: string): DerogationPage {
  const { council, derogations, today, ownName } = read;
  const isOn = council.derogationUntil !== null && council.derogationUntil >= today;
  const standing = derogations.find((one) => isStanding(one, today));
  return {
    title: 'Dérogation au second facteur',
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(form.errors),
    state: isOn
      ? noticeView('retard', `En vigueur jusqu’au ${longDate(council.derogationUntil ?? '', today)}\u00a0: un mot de passe seul ouvre les niveaux II et III à qui peut les lire.`)
      : noticeView('fait', 'Aucune dérogation en vigueur\u00a0: les niveaux II et III demandent un second facteur.'),
    endAction: isOn ? `/administration/derogation/${standing === undefined ? 'fin' : `${standing.id}/fin`}` : null,
    sentences: [
      `Je soussigné(e), au nom du ${council.fullName}, autorise jusqu’à la date ci-dessous les personnes qui peuvent lire les niveaux II (Restreint) et III (Groupe) à les lire avec un mot de passe seul, sans second facteur.`,
      'Je sais qu’un mot de passe volé suffit alors pour lire ce que la formation restreinte et les groupes de travail s’échangent (article L132-5 du code de la sécurité intérieure).',
      'Cette dérogation est affichée à chacun de ces lecteurs, consignée au journal, et prend fin d’elle-même.',
    ],
    formKey,
    until: dateField(form, 'until', 'Jusqu’au', { help: `Dans ${LONGEST_MONTHS}\u00a0mois au plus. Exemple\u00a0: 30\u00a0juin.` }),
    reason: textField(form, 'reason', 'Pour quelle raison', { rows: 3, maxLength: 500, help: 'Ce qui empêche le second facteur aujourd’hui, et ce qui est fait pour l’obtenir.' }),
    signature: textField(form, 'signature', 'Signature', { autocomplete: 'off', maxLength: 200, help: `Retapez votre prénom et votre nom\u00a0: ${ownName}.` }),
    history: derogations.length === 0 ? null : historyOf(read),
  };
}

function historyOf({ derogations, names, today }: DerogationRead): TableView {
  const who = (id: string | null): string => names.get(id ?? '') ?? 'Personne inconnue';
  return tableView('Dérogations signées, de la plus récente à la plus ancienne', ['Signée le', 'Par', 'Raison', 'Fin'], derogations.map((one) => [
    dayMonthYear(parisDay(one.signedAt)),
    who(one.signedByPersonId),
    one.reason,
    one.endedAt === null
      ? { text: dayMonthYear(one.until), note: isStanding(one, today) ? 'en vigueur' : 'à son terme' }
      : { text: dayMonthYear(parisDay(one.endedAt)), note: `avant son terme du ${dayMonthYear(one.until)}, par ${who(one.endedByPersonId)}` },
  ]));
}
