import { count, dayMonthYear, longDate } from '../../platform/formatting/french.js';
import { type StampView, stampView } from '../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../platform/web/components/table-view.js';
import { type FieldView, type FormState, selectField, type SelectView, textField } from '../../platform/web/forms/form-view.js';
import type { Body } from '../body.entity.js';
import { CAPACITY_LABEL, STATUS_LABEL } from '../bodies/body.wording.js';
import type { ComposedSeat } from './composition.query.js';

export interface CompositionPage {
  readonly title: string;
  readonly heading: string;
  readonly council: string;
  readonly stamp: StampView;
  readonly note: string;
  readonly table: TableView | null;
  readonly form: { readonly body: SelectView; readonly day: FieldView };
}

export interface Composition {
  readonly council: string;
  readonly body: Body;
  readonly bodies: readonly Body[];
  readonly seats: readonly ComposedSeat[];
  readonly day: string;
  readonly today: string;
  /** What is wrong with the date asked for: today is shown instead. */
  readonly error: string | null;
}

/** The list of members on one day: the annex of the act that fixes the composition (CSI L132-4). */
export function presentComposition({ council, body, bodies, seats, day, today, error }: Composition): CompositionPage {
  const form: FormState = { values: { instance: body.id, le: day }, errors: error === null ? {} : { le: error } };
  const held = seats.filter(({ persons }) => persons.some(({ capacity }) => capacity === 'holder')).length;
  return {
    title: day === today ? 'Qui siège aujourd’hui\u00a0?' : `Qui siégeait le ${dayMonthYear(day)}\u00a0?`,
    heading: `${body.name}, ${longDate(day)}`,
    council,
    stamp: stampView(body.level),
    note: `${count(seats.length, 'siège')}, ${count(held, 'tenu')}.`,
    table: seats.length === 0 ? null : tableOf(body, seats, day),
    form: {
      body: selectField(form, 'instance', 'Instance', bodies.map(({ id, name }) => ({ value: id, label: name }))),
      day: textField(form, 'le', 'Le', { type: 'date', width: 'moyen' }),
    },
  };
}

function tableOf(body: Body, seats: readonly ComposedSeat[], day: string): TableView {
  const columns = ['Organisation', 'Qualité', 'Titulaire', 'Suppléance et représentation', 'Acte'];
  return tableView(`${body.name}, ${longDate(day)}`, columns, seats.map((seat) => {
    const holder = seat.persons.find(({ capacity }) => capacity === 'holder') ?? null;
    const others = seat.persons.filter(({ capacity }) => capacity !== 'holder');
    return [
      { text: seat.organisationName, note: seat.jobTitle },
      seat.status === null ? '–' : STATUS_LABEL[seat.status],
      holder === null ? 'vacant' : { text: holder.name, note: `depuis le ${dayMonthYear(holder.startsOn)}` },
      others.length === 0 ? '–' : others.map(({ name, capacity }) => `${name} (${CAPACITY_LABEL[capacity].toLowerCase()})`).join(', '),
      seat.act ?? '–',
    ];
  }));
}
