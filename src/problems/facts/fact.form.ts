import { IsOptional, MaxLength } from 'class-validator';
import type { CouncilWords } from '../../councils/index.js';
import { parisTime } from '../../platform/clock/calendar.js';
import { readPastFrenchDay } from '../../platform/formatting/french-day.reader.js';
import { type FieldErrors, type FormReading, readForm } from '../../platform/web/forms/form-reader.js';
import { parseId, parseInteger, parseTime } from '../../platform/web/forms/strict.js';
import { bandOf, type NewFact } from './fact.service.js';
import type { FactSource } from './fact-words.js';

export class FactForm {
  @IsOptional()
  day?: string;

  @IsOptional()
  time?: string;

  @IsOptional()
  band?: string;

  @IsOptional()
  @MaxLength(160, { message: 'Le lieu tient en 160\u00a0caractères.' })
  place?: string;

  @IsOptional()
  source?: string;

  @IsOptional()
  organisation?: string;

  @IsOptional()
  @MaxLength(500, { message: 'Le récit tient en 500\u00a0caractères.' })
  text?: string;
}

/** Reads the one line of a fact; `now` settles « aujourd’hui » and refuses what has not happened yet, `words` says the sources. */
export async function readFact(body: unknown, now: string, today: string, words: CouncilWords): Promise<FormReading<NewFact>> {
  const reading = await readForm(FactForm, body);
  const day = readPastFrenchDay(reading.values.day ?? '', today);
  const time = readTime(reading.values.time ?? '');
  const source = reading.values.source ?? '';
  const errors = {
    ...dayErrors(day, today),
    ...(words.isOffered('source', source) ? {} : { source: 'Dites d’où vient ce fait' }),
    ...(time === undefined ? { time: 'Écrivez une heure, par exemple 21\u00a0h ou 21\u00a0h\u00a015' } : {}),
    ...reading.errors,
  };
  if (!reading.ok || 'error' in day || time === undefined || Object.keys(errors).length > 0) return { ok: false, values: reading.values, errors };
  const band = parseInteger(reading.form.band, { min: 0, max: 11 });
  const later = timeErrors(day.day, time, band, now, today);
  if (Object.keys(later).length > 0) return { ok: false, values: reading.values, errors: later };
  return { ok: true, values: reading.values, errors, form: factOf(reading.form, source as FactSource, day.day, time, band) };
}

function factOf(form: FactForm, source: FactSource, happenedOn: string, time: string | null, band: number | null): NewFact {
  return {
    happenedOn,
    time,
    band: time === null ? band : bandOf(time),
    placeName: form.place ?? null,
    source,
    organisationId: parseId(form.organisation),
    text: form.text ?? null,
  };
}

/** Undefined when something was typed that is no hour. */
function readTime(typed: string): string | null | undefined {
  return typed === '' ? null : (parseTime(typed) ?? undefined);
}

function dayErrors(day: ReturnType<typeof readPastFrenchDay>, today: string): FieldErrors {
  if ('error' in day) return { day: day.error };
  return day.day > today ? { day: 'Ce jour est à venir\u00a0: un fait est déjà arrivé' } : {};
}

function timeErrors(day: string, time: string | null, band: number | null, now: string, today: string): FieldErrors {
  if (day !== today) return {};
  const clock = parisTime(now);
  if (time !== null) return time > clock ? { time: 'Cette heure n’est pas encore passée' } : {};
  return band !== null && band > bandOf(clock) ? { band: 'Cette tranche n’est pas encore passée' } : {};
}
