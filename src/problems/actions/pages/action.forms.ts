import { IsIn, IsOptional, Length, MaxLength, MinLength } from 'class-validator';
import { readFrenchDay } from '../../../platform/formatting/french-day.reader.js';
import { NotVisible } from '../../../platform/web/errors.js';
import { type FormReading, readChoices, readForm, type Typed } from '../../../platform/web/forms/form-reader.js';
import { parseId } from '../../../platform/web/forms/strict.js';
import { ACTION_RESULTS, type ActionResult } from '../action-words.js';
import { SHORTEST_RESULT_SENTENCE } from '../action.rules.js';
import { isPostponement } from '../action.rules.js';

const REASON_LENGTH = 300;

export class NewActionForm {
  @Length(5, 300, { message: 'Dites ce qui est demandé en une phrase de 5\u00a0à 300\u00a0caractères.' })
  sentence!: string;

  @IsOptional()
  lead?: string;

  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date, par exemple 28/02/2026.' })
  dueOn?: string;

  @IsOptional()
  problem?: string;

  @IsOptional()
  body?: string;

  /** Empty: the level of the problem or body. Otherwise `restricted`, or the id of a group. */
  @IsOptional()
  @MaxLength(36)
  level?: string;
}

export class ReplanForm {
  @IsOptional()
  lead?: string;

  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date, par exemple 28/02/2026.' })
  dueOn?: string;

  @IsOptional()
  @MaxLength(REASON_LENGTH, { message: 'La raison tient en 300\u00a0caractères.' })
  reason?: string;
}

export class CloseActionForm {
  @IsIn(ACTION_RESULTS, { message: 'Choisissez un résultat.' })
  result!: ActionResult;

  @MinLength(SHORTEST_RESULT_SENTENCE, { message: 'Dites le résultat en une phrase de dix caractères au moins.' })
  @MaxLength(1000, { message: 'Cette phrase tient en 1\u00a0000\u00a0caractères.' })
  sentence!: string;
}

export class ReopenActionForm {
  @Length(5, 1000, { message: 'Dites pourquoi l’action est rouverte, en quelques mots.' })
  reason!: string;
}

/** What both planning forms say: who, with whom, until when. */
export interface Plan {
  readonly leadOrganisationId: string | null;
  readonly contributorIds: readonly string[];
  readonly dueOn: string | null;
}

export interface TypedAction extends Plan {
  readonly sentence: string;
  readonly problemId: string | null;
  readonly bodyId: string | null;
  readonly level: string | null;
}

/** A new action is due today at the earliest; without a date it waits among those to complete. */
export async function readNewAction(body: unknown, today: string): Promise<FormReading<TypedAction>> {
  const reading = await readForm(NewActionForm, body);
  const due = readDue(reading.values, today);
  const errors = { ...reading.errors, ...due.errors };
  if (due.day !== null && due.day < today) Object.assign(errors, { dueOn: 'Cette date est passée\u00a0: vérifiez-la.' });
  if (!reading.ok || Object.keys(errors).length > 0) return { ok: false, values: reading.values, errors };
  const { sentence, problem, body: bodyId, level } = reading.form;
  const form = { ...planOf(reading.form, body, due.day), sentence, problemId: idOrNone(problem), bodyId: idOrNone(bodyId), level: level ?? null };
  return { ok: true, values: reading.values, errors, form };
}

export type TypedPlan = Plan & { readonly reason: string | null };

/** A date moved later and a lead replaced ask for a reason; completing what was missing does not. */
export async function readReplan(
  body: unknown,
  before: { readonly dueOn: string | null; readonly leadOrganisationId: string | null },
  today: string,
): Promise<FormReading<TypedPlan>> {
  const reading = await readForm(ReplanForm, body);
  const due = readDue(reading.values, today);
  const errors = { ...reading.errors, ...due.errors };
  if (!reading.ok || Object.keys(errors).length > 0) return { ok: false, values: reading.values, errors };
  const plan = planOf(reading.form, body, due.day);
  const isReplaced = before.leadOrganisationId !== null && before.leadOrganisationId !== plan.leadOrganisationId;
  if (reading.form.reason === undefined && (isReplaced || isPostponement(before.dueOn, plan.dueOn))) {
    return { ok: false, errors: { reason: 'Dites pourquoi l’échéance recule ou le pilote change.' }, values: reading.values };
  }
  return { ok: true, values: reading.values, errors, form: { ...plan, reason: reading.form.reason ?? null } };
}

/** What stands in the place of an id and is none is an id of nothing: taken for an empty choice, it would put the action elsewhere. */
export function idOrNone(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  const id = parseId(text);
  if (id === null) throw new NotVisible();
  return id;
}

function planOf(form: { readonly lead?: string }, body: unknown, dueOn: string | null): Plan {
  const leadOrganisationId = idOrNone(form.lead);
  const chosen = readChoices(body, 'contributors').flatMap((id) => parseId(id) ?? []);
  return { leadOrganisationId, contributorIds: chosen.filter((id) => id !== leadOrganisationId), dueOn };
}

function readDue(typed: Typed, today: string): { readonly day: string | null; readonly errors: Readonly<Record<string, string>> } {
  const words = typed.dueOn ?? '';
  if (words === '') return { day: null, errors: {} };
  const reading = readFrenchDay(words, today);
  return 'error' in reading ? { day: null, errors: { dueOn: reading.error } } : { day: reading.day, errors: {} };
}
