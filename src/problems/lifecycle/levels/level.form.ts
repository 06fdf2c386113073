import { IsOptional, Length } from 'class-validator';
import { type FormReading, readForm } from '../../../platform/web/forms/form-reader.js';
import type { LevelChoice } from './level-choices.js';

export class LevelForm {
  @IsOptional()
  level?: string;

  /** The level that the page showed: a note and a fact have no version. */
  @IsOptional()
  seen?: string;

  @Length(5, 500, { message: 'Dites pourquoi ce niveau change, en 5 à 500\u00a0caractères.' })
  reason!: string;

  @IsOptional()
  reread?: string;
}

/** A lowering asks besides that the words were read again. */
export async function readLevel(body: unknown, choice: LevelChoice): Promise<FormReading<LevelForm>> {
  const reading = await readForm(LevelForm, body);
  const isReread = reading.values.reread !== undefined && reading.values.reread !== '';
  const errors = { ...reading.errors, ...(choice.move === 'lower' && !isReread ? { reread: 'Relisez le texte, puis cochez cette case.' } : {}) };
  if (!reading.ok || Object.keys(errors).length > 0) return { ok: false, values: reading.values, errors };
  return reading;
}
