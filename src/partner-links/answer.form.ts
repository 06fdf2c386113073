import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { readFrenchDay } from '../platform/formatting/french-day.reader.js';
import { readForm, type Typed } from '../platform/web/form-reader.js';
import type { FieldErrors } from '../platform/web/form-reader.js';
import { BLOCKED_MOTIVES, type ContributionState, faultsOf, isFinal, type Motive, REFUSED_MOTIVES } from '../problems/index.js';

export const ANSWER_STATES = ['done', 'under_way', 'blocked', 'accepted', 'partly_done', 'refused'] as const;

const UNCHOSEN = 'Dites où en est l’action.';

export class AnswerForm {
  @IsIn(ANSWER_STATES, { message: UNCHOSEN })
  state!: (typeof ANSWER_STATES)[number];

  @IsOptional()
  @IsIn(BLOCKED_MOTIVES, { message: 'Choisissez ce qui bloque dans la liste.' })
  blockedMotive?: Motive;

  @IsOptional()
  @IsIn(REFUSED_MOTIVES, { message: 'Choisissez le motif dans la liste.' })
  refusedMotive?: Motive;

  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date, par exemple 28\u00a0février ou 28/02/2026.' })
  expectedOn?: string;

  @IsOptional()
  @MaxLength(500, { message: '500 caractères au plus\u00a0: raccourcissez.' })
  words?: string;
}

export interface Answered {
  readonly state: ContributionState;
  readonly motive: Motive | null;
  readonly words: string | null;
  readonly expectedOn: string | null;
}

export type AnswerReading =
  | { readonly ok: true; readonly answer: Answered }
  | { readonly ok: false; readonly errors: FieldErrors; readonly typed: Typed };

/** The motive counts only with the state that asks for it: without script both lists are on the page and may both be filled. */
export async function readAnswer(body: unknown, today: string): Promise<AnswerReading> {
  const reading = await readForm(AnswerForm, body);
  if (!reading.ok) return reading;
  const { form, typed } = reading;
  const day = announcedDay(form, today);
  const motive = { blocked: form.blockedMotive, refused: form.refusedMotive }[form.state as string] ?? null;
  const answer = { state: form.state, motive, words: form.words ?? null, expectedOn: 'day' in day ? day.day : null };
  const errors = { ...faultsByField(answer), ...('error' in day ? { expectedOn: `${day.error}.` } : {}) };
  return Object.keys(errors).length === 0 ? { ok: true, answer } : { ok: false, errors, typed };
}

function announcedDay({ state, expectedOn }: AnswerForm, today: string): { readonly day: string | null } | { readonly error: string } {
  if (expectedOn === undefined || isFinal(state)) return { day: null };
  const reading = readFrenchDay(expectedOn, today);
  if ('day' in reading && reading.day < today) return { error: 'Cette date est passée\u00a0: annoncez-en une à venir' };
  return reading;
}

function faultsByField(answer: Answered): FieldErrors {
  const { motive, ...others } = faultsOf(answer);
  if (motive === undefined) return others;
  return { ...others, [answer.state === 'blocked' ? 'blockedMotive' : 'refusedMotive']: motive };
}
