import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { isTimeZone } from '../../platform/clock/calendar.js';
import { readPastFrenchDay } from '../../platform/formatting/french-day.reader.js';
import { type FormReading, readForm } from '../../platform/web/forms/form-reader.js';
import { cleanLine } from '../../platform/web/forms/strict.js';
import { ACCESSIBILITY_STATUSES, type AccessibilityStatus } from '../installation-words.js';
import type { Installation } from '../installation.entity.js';

const SHORT = { message: '200\u00a0caractères au plus.' };
const LONG = { message: '300\u00a0caractères au plus.' };

export class MentionsForm {
  @IsOptional() @MaxLength(200, SHORT)
  publisherName?: string;

  @IsOptional() @MaxLength(300, LONG)
  publisherAddress?: string;

  @IsOptional() @MaxLength(200, SHORT)
  directorName?: string;

  @IsOptional() @MaxLength(200, SHORT)
  hostName?: string;

  @IsOptional() @MaxLength(300, LONG)
  hostAddress?: string;

  @IsOptional() @MaxLength(200, SHORT)
  accessibilityContact?: string;

  @IsOptional() @IsIn(ACCESSIBILITY_STATUSES, { message: 'Choisissez une réponse de la liste.' })
  accessibilityStatus?: AccessibilityStatus;

  @IsOptional() @MaxLength(60, { message: 'Écrivez une date.' })
  accessibilityAuditedOn?: string;

  @IsOptional() @MaxLength(40, { message: 'Choisissez un fuseau de la liste.' })
  timeZone?: string;
}

export type Mentions = Pick<
  Installation,
  'publisherName' | 'publisherAddress' | 'directorName' | 'hostName' | 'hostAddress' | 'accessibilityContact' | 'accessibilityStatus' | 'accessibilityAuditedOn' | 'timeZone'
>;

/** A conformity without the date of its audit would be a claim: both come together. */
export async function readMentions(body: unknown, today: string): Promise<FormReading<Mentions>> {
  const reading = await readForm(MentionsForm, body);
  const { values } = reading;
  const errors: Record<string, string> = { ...reading.errors };
  const auditedOn = auditDay(values, today, errors);
  const timeZone = values.timeZone ?? '';
  if (timeZone !== '' && !isTimeZone(timeZone)) errors.timeZone ??= 'Choisissez un fuseau de la liste.';
  if (!reading.ok || Object.keys(errors).length > 0) return { ok: false, values, errors };
  const { form } = reading;
  const line = (text: string | undefined): string | null => (text === undefined ? null : cleanLine(text));
  return {
    ok: true, values, errors,
    form: {
      publisherName: line(form.publisherName), publisherAddress: line(form.publisherAddress), directorName: line(form.directorName),
      hostName: line(form.hostName), hostAddress: line(form.hostAddress), accessibilityContact: line(form.accessibilityContact),
      accessibilityStatus: form.accessibilityStatus ?? null, accessibilityAuditedOn: auditedOn, timeZone: timeZone === '' ? null : timeZone,
    },
  };
}

function auditDay(values: Readonly<Record<string, string>>, today: string, errors: Record<string, string>): string | null {
  const typed = values.accessibilityAuditedOn ?? '';
  const status = values.accessibilityStatus ?? '';
  if (typed === '') {
    if (status !== '') errors.accessibilityAuditedOn ??= 'Dites de quel jour date l’audit.';
    return null;
  }
  const read = readPastFrenchDay(typed, today);
  if ('error' in read) errors.accessibilityAuditedOn ??= read.error;
  else if (read.day > today) errors.accessibilityAuditedOn ??= 'Ce jour est à venir.';
  else if (status === '') errors.accessibilityStatus ??= 'Dites ce que l’audit a conclu.';
  else return read.day;
  return null;
}
