import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { readFrenchDay } from '../../../platform/formatting/french-day.reader.js';
import { type FieldErrors, type FormReading, readForm } from '../../../platform/web/forms/form-reader.js';
import { parseId } from '../../../platform/web/forms/strict.js';
import type { CouncilWords } from '../../../councils/index.js';
import type { ContributionState, Motive } from '../action-words.js';
import { type Answer, faultsOf, isFinal, LONGEST_WORDS } from './reply.rules.js';

/** The words of the page for the states that may be answered; the style sheet shows the motives of `bloque` and `refuse`. */
const STATE_OF_WORD: Readonly<Record<string, ContributionState>> = {
  fait: 'done',
  cours: 'under_way',
  bloque: 'blocked',
  pris: 'accepted',
  partie: 'partly_done',
  refuse: 'refused',
};

export class ReplyForm {
  @IsIn(Object.keys(STATE_OF_WORD), { message: 'Dites où en est l’action.' })
  state!: string;

  @IsOptional()
  @MaxLength(40)
  blockedMotive?: string;

  @IsOptional()
  @MaxLength(40)
  refusedMotive?: string;

  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date, par exemple 28/02/2026.' })
  expectedOn?: string;

  @IsOptional()
  @MaxLength(LONGEST_WORDS, { message: `${LONGEST_WORDS}\u00a0caractères au plus\u00a0: raccourcissez ce mot.` })
  words?: string;

  /** For which organisation, when the page answers for several. */
  @IsOptional()
  organisation?: string;

  /** Who spoke, on the form of a telephone call. */
  @IsOptional()
  speaker?: string;
}

export interface TypedReply extends Answer {
  readonly organisationId: string | null;
  readonly speakerId: string | null;
}

/** Reads the answer form, by link, signed in or for a call; the announced date is never in the past. */
export async function readReply(body: unknown, today: string, words: CouncilWords): Promise<FormReading<TypedReply>> {
  const reading = await readForm(ReplyForm, body);
  if (!reading.ok) return reading;
  const { form, values } = reading;
  const expected = readExpected(form.expectedOn, today);
  const state = STATE_OF_WORD[form.state] ?? 'asked';
  const answer = {
    state,
    motive: motiveOf(state, form),
    words: form.words ?? null,
    expectedOn: isFinal(state) || 'error' in expected ? null : expected.day,
  };
  const errors = { ...fieldErrors(state, answer, words), ...('error' in expected ? { expectedOn: expected.error } : {}) };
  if (Object.keys(errors).length > 0) return { ok: false, values, errors };
  return { ok: true, values, errors, form: { ...answer, organisationId: parseId(form.organisation), speakerId: parseId(form.speaker) } };
}

export function wordOfState(state: ContributionState): string {
  return Object.entries(STATE_OF_WORD).find(([, known]) => known === state)?.[0] ?? '';
}

function motiveOf(state: ContributionState, form: ReplyForm): Motive | null {
  const said = state === 'blocked' ? form.blockedMotive : state === 'refused' ? form.refusedMotive : undefined;
  return (said as Motive | undefined) ?? null;
}

function readExpected(typed: string | undefined, today: string): { readonly day: string | null } | { readonly error: string } {
  if (typed === undefined) return { day: null };
  const reading = readFrenchDay(typed, today);
  if ('error' in reading) return reading;
  return reading.day < today ? { error: 'Cette date est passée\u00a0: annoncez une date à venir.' } : reading;
}

function fieldErrors(state: ContributionState, answer: Answer, words: CouncilWords): FieldErrors {
  const { motive, ...others } = faultsOf(answer, words);
  if (motive === undefined) return others;
  return { ...others, [state === 'blocked' ? 'blockedMotive' : 'refusedMotive']: motive };
}
