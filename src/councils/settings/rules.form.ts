import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { readPastFrenchDay } from '../../platform/formatting/french-day.reader.js';
import { type FormReading, readForm } from '../../platform/web/forms/form-reader.js';
import { cleanText, parseInteger } from '../../platform/web/forms/strict.js';
import type { Rules } from './council-settings.service.js';

const WORDS = { message: '300\u00a0caractères au plus\u00a0: l’essentiel de l’article.' };
const NUMBER = { message: 'Écrivez un nombre entier.' };

/** The bounds of each number; nothing is due, and nothing is supposed when it is left empty. */
const NUMBERS = {
  convocationDays: { max: 90, error: 'Un nombre de jours, de 0 à 90.' },
  restrictedConvocationDays: { max: 90, error: 'Un nombre de jours, de 0 à 90.' },
  tacitApprovalDays: { max: 365, error: 'Un nombre de jours, de 0 à 365.' },
  minutesDays: { max: 365, error: 'Un nombre de jours, de 0 à 365.' },
  silenceDays: { max: 365, error: 'Un nombre de jours, de 0 à 365.' },
  mandateYears: { max: 20, error: 'Un nombre d’années, de 0 à 20.' },
} as const;

type NumberField = keyof typeof NUMBERS;

export class RulesForm {
  @IsOptional() @MaxLength(10, NUMBER)
  convocationDays?: string;

  @IsOptional() @MaxLength(10, NUMBER)
  restrictedConvocationDays?: string;

  @IsOptional() @MaxLength(10, NUMBER)
  tacitApprovalDays?: string;

  @IsOptional() @MaxLength(10, NUMBER)
  minutesDays?: string;

  @IsOptional() @MaxLength(10, NUMBER)
  silenceDays?: string;

  @IsOptional() @MaxLength(10, NUMBER)
  mandateYears?: string;

  @IsOptional() @IsIn(['1'], { message: 'Case illisible.' })
  plenaryApprovedAtNext?: string;

  @IsOptional() @IsIn(['1'], { message: 'Case illisible.' })
  charterForRestricted?: string;

  @IsOptional() @MaxLength(300, WORDS)
  quorumWords?: string;

  @IsOptional() @MaxLength(300, WORDS)
  voteWords?: string;

  @IsOptional() @MaxLength(300, WORDS)
  proposalWords?: string;

  @IsOptional() @MaxLength(300, WORDS)
  chairingWords?: string;

  @IsOptional() @MaxLength(60, { message: 'Écrivez une date.' })
  adoptedOn?: string;
}

export async function readRules(body: unknown, today: string): Promise<FormReading<Rules>> {
  const reading = await readForm(RulesForm, body);
  const { values } = reading;
  const errors: Record<string, string> = { ...reading.errors };
  const number = (name: NumberField): number | null => numberOf(values[name] ?? '', name, errors);
  const words = (text: string | undefined): string | null => (text === undefined ? null : cleanText(text));
  const numbers = {
    convocationDays: number('convocationDays'), restrictedConvocationDays: number('restrictedConvocationDays'), tacitApprovalDays: number('tacitApprovalDays'),
    minutesDays: number('minutesDays'), silenceDays: number('silenceDays'), mandateYears: number('mandateYears'),
  };
  const adoptedOn = adoptedDay(values.adoptedOn ?? '', today, errors);
  if (!reading.ok || Object.keys(errors).length > 0) return { ok: false, values, errors };
  const { form } = reading;
  const texts = { quorumWords: words(form.quorumWords), voteWords: words(form.voteWords), proposalWords: words(form.proposalWords), chairingWords: words(form.chairingWords) };
  const ticks = { plenaryApprovedAtNext: form.plenaryApprovedAtNext === '1', charterForRestricted: form.charterForRestricted === '1' };
  return { ok: true, values, errors, form: { ...numbers, ...texts, ...ticks, adoptedOn } };
}

function numberOf(typed: string, name: NumberField, errors: Record<string, string>): number | null {
  if (typed === '') return null;
  const value = parseInteger(typed, { min: 0, max: NUMBERS[name].max });
  if (value === null) errors[name] ??= NUMBERS[name].error;
  return value;
}

function adoptedDay(typed: string, today: string, errors: Record<string, string>): string | null {
  if (typed === '') return null;
  const read = readPastFrenchDay(typed, today);
  if ('error' in read) errors.adoptedOn ??= read.error;
  else if (read.day > today) errors.adoptedOn ??= 'Ce jour est à venir\u00a0: un texte s’adopte avant d’être recopié.';
  else return read.day;
  return null;
}
