import { checkbox, type CheckboxView, choiceField, type ChoiceFieldView, type FieldView, type FormState, selectField, type SelectView, textField } from '../../platform/web/forms/form-view.js';
import type { WhoReadsView } from '../../platform/web/forms/who-reads-view.js';
import { ITEM_KIND_CHOICES } from '../meeting.wording.js';

export interface ItemFormView {
  readonly isOpen: boolean;
  /** Null when the point already exists: what it is about does not change. */
  readonly problem: SelectView | null;
  readonly title: FieldView;
  readonly kind: ChoiceFieldView;
  readonly minutes: FieldView;
  readonly presenter: SelectView;
  readonly recurring: CheckboxView;
}

interface Choices {
  readonly problems: readonly { readonly id: string; readonly title: string; readonly reference: string }[] | null;
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  /** A narrower problem narrows its point. */
  readonly readers: WhoReadsView;
}

/** A new point, free or about a problem; or the words of one that stands on the agenda. */
export function presentItemForm({ problems, organisations, readers }: Choices, form: FormState, isOpen: boolean): ItemFormView {
  const kinds = 'kind' in form.values ? form : { ...form, values: { ...form.values, kind: 'exchange' } };
  const problemChoices = (problems ?? []).map(({ id, title, reference }) => ({ value: id, label: `${title} (${reference})` }));
  return {
    isOpen,
    problem: problems === null ? null : selectField(form, 'problem', 'Dossier', problemChoices, { empty: 'Aucun, un point libre', optional: true }),
    title: textField(form, 'title', 'Titre du point', {
      maxLength: 200,
      readers,
      ...(problems === null ? {} : { help: 'Laissez vide pour reprendre le titre du dossier. Des faits et des lieux, jamais de noms de personnes.', optional: true }),
    }),
    kind: choiceField(kinds, 'kind', 'Nature', ITEM_KIND_CHOICES),
    minutes: textField(form, 'minutes', 'Durée, en minutes', { width: 'court', inputMode: 'numeric', maxLength: 3 }),
    presenter: selectField(form, 'presenter', 'Présenté par', organisations.map(({ id, name }) => ({ value: id, label: name })), {
      empty: 'Personne en particulier',
      optional: true,
    }),
    recurring: checkbox(form, 'recurring', 'Revient à chaque séance'),
  };
}
