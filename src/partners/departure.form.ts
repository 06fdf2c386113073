import { IsOptional } from 'class-validator';
import { readPastFrenchDay } from '../platform/formatting/french-day.reader.js';
import { type FormReading, readForm } from '../platform/web/forms/form-reader.js';

export class DepartureForm {
  @IsOptional()
  day?: string;
}

/** The day of a departure that already happened: today, or before. */
export async function readDeparture(body: unknown, today: string): Promise<FormReading<{ readonly endedOn: string }>> {
  const reading = await readForm(DepartureForm, body);
  const { values } = reading;
  const day = readPastFrenchDay(values.day ?? '', today);
  if ('error' in day) return { ok: false, values, errors: { day: day.error, ...reading.errors } };
  if (day.day > today) return { ok: false, values, errors: { day: 'Ce jour est à venir\u00a0: revenez ce jour-là' } };
  return reading.ok ? { ok: true, values, errors: {}, form: { endedOn: day.day } } : reading;
}
