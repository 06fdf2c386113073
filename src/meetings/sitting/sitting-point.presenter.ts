import { duration, NBSP } from '../../platform/formatting/french.js';
import { type ChoiceFieldView, type FieldView, type FormState, radioField, textField } from '../../platform/web/forms/form-view.js';
import { type StampView, stampView } from '../../platform/web/components/page-view.js';
import type { AgendaItem } from '../agenda/agenda-item.entity.js';
import { minutesOf } from '../meeting.rules.js';
import { ITEM_RESULT_STATUS } from '../meeting.wording.js';
import type { SittingSheet } from './sitting-sheet.query.js';

export interface PointView {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly place: string;
  readonly left: string | null;
  readonly isCurrent: boolean;
  readonly stamp: StampView | null;
  readonly problem: { readonly href: string; readonly label: string } | null;
  readonly result: ChoiceFieldView;
  readonly synthesis: FieldView;
  readonly hasSynthesis: boolean;
  readonly next: { readonly id: string; readonly label: string } | null;
}

/** `form` holds a synthesis when it was refused and comes back to be corrected. */
export function presentPoint(sheet: SittingSheet, item: AgendaItem, form: FormState): PointView {
  const { meeting, points, problem } = sheet;
  const index = points.findIndex(({ id }) => id === item.id);
  const next = points.slice(index + 1).find((point) => point.item !== null);
  const isRaised = item.audience.confidentiality !== meeting.audience.confidentiality;
  const { synthesis: refused } = form.errors;
  const state: FormState = {
    values: { result: item.result ?? 'treated', synthesis: form.values.synthesis ?? item.synthesis ?? '' },
    errors: refused === undefined ? {} : { synthesis: refused },
  };
  return {
    id: item.id,
    version: item.version,
    title: item.title,
    place: `Point${NBSP}${index + 1} sur${NBSP}${points.length} · ${duration(item.minutes)}`,
    left: minutesLeft(sheet, index),
    isCurrent: meeting.currentItemId === item.id,
    stamp: isRaised ? stampView(item.audience.confidentiality) : null,
    problem: problem === null ? null : { href: `/dossiers/${problem.id}`, label: `${problem.reference}, ${problem.title}` },
    result: radioField(state, 'result', 'Ce point est', RESULT_CHOICES),
    synthesis: textField(state, 'synthesis', 'Synthèse du point', {
      optional: true, rows: 4, readers: sheet.readers.synthesis, help: 'Ce qui s’est dit, sans dire qui. Des faits et des lieux, jamais de noms de personnes.',
    }),
    hasSynthesis: item.synthesis !== null || refused !== undefined,
    next: next?.item ? { id: next.id, label: `Point suivant${NBSP}: ${next.item.title}` } : null,
  };
}

const RESULT_CHOICES = (['treated', 'postponed', 'untreated'] as const).map((value) => ({ value, label: ITEM_RESULT_STATUS[value].label }));

type Hours = Pick<SittingSheet, 'points' | 'today' | 'now'> & { readonly meeting: Pick<SittingSheet['meeting'], 'state' | 'currentItemId' | 'heldOn' | 'startsAt'> };

/** Against the hours of the agenda, on the day of the sitting only. */
export function minutesLeft({ meeting, points, today, now }: Hours, index: number): string | null {
  const isNow = meeting.state === 'in_session' && meeting.currentItemId === points[index]?.id && meeting.heldOn === today;
  if (!isNow) return null;
  const planned = points.slice(0, index + 1).reduce((end, { minutes }) => end + minutes, minutesOf(meeting.startsAt));
  const left = planned - minutesOf(now);
  return left >= 0 ? `il reste ${duration(left)}` : `${duration(-left)} de plus que prévu`;
}
