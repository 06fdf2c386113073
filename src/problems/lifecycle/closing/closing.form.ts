import { IsIn, IsOptional, Length, MaxLength } from 'class-validator';
import { type FormReading, readForm, readRows } from '../../../platform/web/forms/form-reader.js';
import { parseId, parseInteger } from '../../../platform/web/forms/strict.js';
import { SHORTEST_RESULT_SENTENCE } from '../../actions/action.rules.js';
import { ACTION_RESULTS, type ActionResult } from '../../actions/action-words.js';
import { CLOSING_MOTIVES, type ClosingMotive } from '../../core/problem-words.js';
import type { ClosingOutcome, Settlement } from './closure.service.js';

export const OUTCOMES = ['closed', 'transferred', 'no_follow_up'] as const satisfies readonly ClosingOutcome[];

export class ClosingForm {
  @IsIn(OUTCOMES, { message: 'Dites comment ce dossier s’achève' })
  outcome!: ClosingOutcome;

  @IsOptional()
  motive?: string;

  @IsOptional()
  @MaxLength(200, { message: 'Le lieu ou l’instance tient en 200\u00a0caractères' })
  where?: string;

  @Length(5, 2000, { message: 'Dites en une phrase ou deux ce qu’il faut en retenir' })
  lesson!: string;
}

export interface ReadClosing {
  readonly outcome: ClosingOutcome;
  readonly motive: ClosingMotive | null;
  readonly where: string | null;
  readonly lesson: string;
  readonly actions: readonly Settlement[];
}

/** Reads the closing form; `actionIds` are the open actions that the person reads, each of which must be settled. */
export async function readClosing(body: unknown, actionIds: readonly string[]): Promise<FormReading<ReadClosing>> {
  const reading = await readForm(ClosingForm, body);
  const rows = rowsOf(body);
  const values = { ...reading.values, ...typedRows(rows, actionIds) };
  const errors: Record<string, string> = { ...reading.errors };
  const settlements = actionIds.map((id) => settlementOf(id, rows, errors));
  const { outcome, motive = '', where = '' } = reading.values;
  const known = CLOSING_MOTIVES.find((one) => one === motive) ?? null;
  if (outcome === 'closed' && known === null) errors.motive = 'Choisissez un motif';
  if (outcome === 'closed' && known === 'moved' && where === '') errors.where = 'Dites où le problème s’est déplacé';
  if (outcome === 'transferred' && where === '') errors.where = 'Dites à qui le dossier est transféré';
  if (!reading.ok || Object.keys(errors).length > 0) return { ok: false, values, errors };
  const isWhereAsked = reading.form.outcome === 'transferred' || (reading.form.outcome === 'closed' && known === 'moved');
  const form = {
    outcome: reading.form.outcome,
    motive: reading.form.outcome === 'closed' ? known : null,
    where: isWhereAsked ? (reading.form.where ?? null) : null,
    lesson: reading.form.lesson,
    actions: settlements.filter((settlement) => settlement !== null),
  };
  return { ok: true, values, errors, form };
}

interface Rows {
  readonly result: Readonly<Record<string, string>>;
  readonly sentence: Readonly<Record<string, string>>;
  readonly to: Readonly<Record<string, string>>;
  readonly version: Readonly<Record<string, string>>;
}

function rowsOf(body: unknown): Rows {
  return { result: readRows(body, 'result_'), sentence: readRows(body, 'sentence_'), to: readRows(body, 'to_'), version: readRows(body, 'version_') };
}

function typedRows(rows: Rows, actionIds: readonly string[]): Record<string, string> {
  const fields = actionIds.flatMap((id) => (['result', 'sentence', 'to'] as const).map((name) => [`${name}_${id}`, rows[name][id] ?? ''] as const));
  return Object.fromEntries(fields);
}

function settlementOf(actionId: string, rows: Rows, errors: Record<string, string>): Settlement | null {
  const version = parseInteger(rows.version[actionId], { min: 1 });
  const result = rows.result[actionId] ?? '';
  if (version === null || ![...ACTION_RESULTS, 'moved'].includes(result)) {
    errors[`result_${actionId}`] = 'Dites ce que devient cette action';
    return null;
  }
  if (result === 'moved') {
    const toProblemId = parseId(rows.to[actionId]);
    if (toProblemId === null) errors[`to_${actionId}`] = 'Choisissez le dossier qui la reprend';
    return toProblemId === null ? null : { actionId, version, result: 'moved', toProblemId };
  }
  const sentence = rows.sentence[actionId] ?? '';
  if (sentence.length < SHORTEST_RESULT_SENTENCE) {
    errors[`sentence_${actionId}`] = 'Dites le résultat en une phrase de dix caractères au moins';
    return null;
  }
  return { actionId, version, result: result as ActionResult, sentence };
}
