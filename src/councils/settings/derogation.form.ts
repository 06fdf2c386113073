import { IsOptional, Length, MaxLength } from 'class-validator';
import { readFrenchDay } from '../../platform/formatting/french-day.reader.js';
import { type FormReading, readForm } from '../../platform/web/forms/form-reader.js';
import { isOwnName, untilFault } from './derogation.rules.js';
import type { NewDerogation } from './derogations.js';

export class DerogationForm {
  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date.' })
  until?: string;

  @Length(10, 500, { message: 'Dites pourquoi en 10 à 500\u00a0caractères.' })
  reason!: string;

  @IsOptional()
  @MaxLength(200, { message: 'Votre prénom et votre nom.' })
  signature?: string;
}

export async function readDerogation(body: unknown, today: string, name: string): Promise<FormReading<NewDerogation>> {
  const reading = await readForm(DerogationForm, body);
  const { values } = reading;
  const day = readFrenchDay(values.until ?? '', today);
  const fault = 'error' in day ? day.error : untilFault(day.day, today);
  const errors = {
    ...(fault === null ? {} : { until: fault }),
    ...(isOwnName(values.signature ?? '', name) ? {} : { signature: `Pour signer, retapez votre nom\u00a0: ${name}.` }),
    ...reading.errors,
  };
  if (!reading.ok || 'error' in day || Object.keys(errors).length > 0) return { ok: false, values, errors };
  return { ok: true, values, errors, form: { until: day.day, reason: reading.form.reason } };
}
