import { IsOptional, Length } from 'class-validator';
import { readFrenchDay } from '../platform/formatting/french-day.reader.js';
import { type FormReading, readForm } from '../platform/web/forms/form-reader.js';
import { parseId, parseTime } from '../platform/web/forms/strict.js';
import type { MeetingSlot, NewMeeting } from './meeting.service.js';
import { slotMinutes } from './meeting.rules.js';

export class MeetingForm {
  @IsOptional()
  body?: string;

  @IsOptional()
  heldOn?: string;

  @IsOptional()
  startsAt?: string;

  @IsOptional()
  endsAt?: string;

  @Length(2, 200, { message: 'Dites où la réunion se tient.' })
  place!: string;
}

/** `bodyIds` are the bodies that the form offered. */
export async function readNewMeeting(body: unknown, today: string, bodyIds: readonly string[]): Promise<FormReading<NewMeeting>> {
  const reading = await readSlot(body, today);
  const bodyId = parseId(reading.values.body);
  if (bodyId === null || !bodyIds.includes(bodyId)) {
    return { ok: false, values: reading.values, errors: { body: 'Choisissez l’instance qui se réunit.', ...reading.errors } };
  }
  return reading.ok ? { ...reading, form: { ...reading.form, bodyId } } : reading;
}

export async function readSlot(body: unknown, today: string): Promise<FormReading<MeetingSlot>> {
  const reading = await readForm(MeetingForm, body);
  const { values } = reading;
  const day = readFrenchDay(values.heldOn ?? '', today);
  const startsAt = parseTime(values.startsAt);
  const endsAt = parseTime(values.endsAt);
  const errors: Record<string, string> = {};
  if ('error' in day) errors.heldOn = day.error;
  if (startsAt === null) errors.startsAt = 'Écrivez une heure, par exemple 9\u00a0h\u00a030.';
  if (endsAt === null) errors.endsAt = 'Écrivez une heure, par exemple 11\u00a0h.';
  else if (startsAt !== null && slotMinutes(startsAt, endsAt) <= 0) errors.endsAt = 'L’heure de fin vient après l’heure de début.';
  Object.assign(errors, reading.errors);
  if (!reading.ok || 'error' in day || startsAt === null || endsAt === null || Object.keys(errors).length > 0) return { ok: false, values, errors };
  return { ok: true, values, errors, form: { heldOn: day.day, startsAt, endsAt, place: reading.form.place } };
}
