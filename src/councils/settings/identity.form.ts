import { IsIn, IsOptional, Length, MaxLength } from 'class-validator';
import { type FieldErrors, type FormReading, readForm } from '../../platform/web/forms/form-reader.js';
import { cleanLine, parseInteger } from '../../platform/web/forms/strict.js';
import type { Council } from '../council.entity.js';
import { parseCouncilCode, parseTerritoryCode } from './council-code.js';
import type { Identity } from './council-settings.service.js';
import { HUES } from './hues.js';
import { parseOffsets } from './reminder-offsets.js';

const MOST_INHABITANTS = 20_000_000;

export class IdentityForm {
  @Length(1, 120, { message: 'Écrivez le nom en 120\u00a0caractères au plus.' })
  name!: string;

  @Length(1, 200, { message: 'Écrivez le nom complet en 200\u00a0caractères au plus.' })
  fullName!: string;

  @IsOptional()
  @MaxLength(20, { message: 'De deux à cinq lettres ou chiffres.' })
  code?: string;

  @IsOptional()
  @MaxLength(20, { message: 'Cinq caractères ou neuf chiffres.' })
  territoryCode?: string;

  @IsOptional()
  @MaxLength(20, { message: 'Écrivez un nombre d’habitants.' })
  population?: string;

  @IsOptional()
  @IsIn(['oui', 'non'], { message: 'Choisissez oui ou non.' })
  hasPriorityDistrict?: 'oui' | 'non';

  @IsIn(Object.keys(HUES), { message: 'Choisissez une des huit couleurs.' })
  tint!: string;

  @IsOptional()
  @MaxLength(60, { message: 'Huit jours au plus.' })
  reminderOffsets?: string;

  @IsOptional()
  @MaxLength(200, { message: '200\u00a0caractères au plus.' })
  dpoContact?: string;
}

/** Reads what a council says of itself; its kind never changes, its code only while no reference begins with it. */
export async function readIdentity(body: unknown, council: Council): Promise<FormReading<Identity>> {
  const reading = await readForm(IdentityForm, body);
  const { values } = reading;
  const typed = parsedOf(values, council);
  const errors = { ...errorsOf(values, typed, council), ...reading.errors };
  if (!reading.ok || typed.code === null || Object.keys(errors).length > 0) return { ok: false, values, errors };
  const { form } = reading;
  const names = { name: lineOf(form.name), fullName: lineOf(form.fullName), dpoContact: form.dpoContact === undefined ? null : lineOf(form.dpoContact) };
  const hasPriorityDistrict = form.hasPriorityDistrict === undefined ? null : form.hasPriorityDistrict === 'oui';
  return { ok: true, values, errors, form: { ...names, ...typed, code: typed.code, hasPriorityDistrict, tint: form.tint } };
}

type Values = Readonly<Record<string, string>>;

function parsedOf(values: Values, council: Council) {
  return {
    code: values.code === undefined ? council.code : parseCouncilCode(values.code),
    territoryCode: parseTerritoryCode(values.territoryCode ?? '', council.kind),
    population: parseInteger((values.population ?? '').replace(/\s/g, ''), { min: 1, max: MOST_INHABITANTS }),
    reminderOffsets: parseOffsets(values.reminderOffsets ?? ''),
  };
}

function errorsOf(values: Values, typed: ReturnType<typeof parsedOf>, { kind }: Council): FieldErrors {
  const wrong = (name: string, parsed: unknown): boolean => (values[name] ?? '') !== '' && parsed === null;
  return {
    ...(lineOf(values.name ?? '') === '' ? { name: 'Écrivez le nom de la commune ou du groupement.' } : {}),
    ...(lineOf(values.fullName ?? '') === '' ? { fullName: 'Écrivez le nom complet du conseil.' } : {}),
    ...(typed.code === null ? { code: 'De deux à cinq lettres ou chiffres, une lettre d’abord\u00a0: VAL.' } : {}),
    ...(wrong('territoryCode', typed.territoryCode) ? { territoryCode: kind === 'CLSPD' ? 'Un code INSEE a cinq caractères\u00a0: 98F01.' : 'Un SIREN a neuf chiffres.' } : {}),
    ...(wrong('population', typed.population) ? { population: 'Écrivez un nombre d’habitants, en chiffres.' } : {}),
    ...(wrong('reminderOffsets', typed.reminderOffsets) ? { reminderOffsets: 'Écrivez des jours entre −60 et 90, séparés par des virgules\u00a0: −7, 0, 7, 21.' } : {}),
  };
}

function lineOf(text: string): string {
  return cleanLine(text) ?? '';
}
