import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { parseInsee, readCommunes, type TypedCommune } from '../../../places/index.js';
import { sortKey } from '../../../platform/formatting/sort-key.js';
import { type FormReading, readForm } from '../../../platform/web/forms/form-reader.js';
import { cleanLine } from '../../../platform/web/forms/strict.js';

const LONGEST_NAME = 120;
const MOST_SECTORS = 200;
const TOO_LONG = { message: 'Cette liste est trop longue.' };

export class CommunesForm {
  @IsOptional() @MaxLength(40_000, TOO_LONG)
  communes?: string;
}

export class ZoningForm {
  @IsOptional() @MaxLength(LONGEST_NAME, { message: `${LONGEST_NAME}\u00a0caractères au plus.` })
  zoningName?: string;

  @IsOptional() @MaxLength(40_000, TOO_LONG)
  sectors?: string;
}

export class PartForm {
  @IsOptional() @MaxLength(LONGEST_NAME, { message: `${LONGEST_NAME}\u00a0caractères au plus.` })
  name?: string;

  @IsOptional() @MaxLength(20, { message: 'Cinq caractères.' })
  code?: string;

  @IsOptional() @IsIn(['1'], { message: 'Case illisible.' })
  isRetired?: string;
}

export interface TypedPart {
  readonly name: string;
  readonly code: string | null;
  readonly isRetired: boolean;
}

export async function readNewCommunes(body: unknown): Promise<FormReading<readonly TypedCommune[]>> {
  const reading = await readForm(CommunesForm, body);
  const { values } = reading;
  const read = readCommunes(values.communes ?? '');
  const error = 'error' in read ? read.error : read.communes.length === 0 ? 'Écrivez une commune par ligne.' : null;
  if (!reading.ok) return reading;
  if (error !== null || 'error' in read) return { ok: false, values, errors: { communes: error ?? '' } };
  return { ok: true, values, errors: {}, form: read.communes };
}

export interface TypedZoning {
  readonly name: string;
  readonly sectors: readonly string[];
}

/** A new zoning with its first sectors, or more sectors for one that exists (`isNew` false: no name is asked). */
export async function readZoning(body: unknown, isNew: boolean): Promise<FormReading<TypedZoning>> {
  const reading = await readForm(ZoningForm, body);
  const { values } = reading;
  const name = cleanLine(values.zoningName ?? '') ?? '';
  const read = sectorsOf(values.sectors ?? '');
  const errors = {
    ...(isNew && name === '' ? { zoningName: 'Nommez ce découpage\u00a0: «\u00a0Secteur de la police nationale\u00a0».' } : {}),
    ...('error' in read ? { sectors: read.error } : {}),
    ...reading.errors,
  };
  if ('error' in read || Object.keys(errors).length > 0) return { ok: false, values, errors };
  return { ok: true, values, errors, form: { name, sectors: read.sectors } };
}

export async function readPart(body: unknown, hasCode: boolean): Promise<FormReading<TypedPart>> {
  const reading = await readForm(PartForm, body);
  const { values } = reading;
  const name = cleanLine(values.name ?? '') ?? '';
  const code = parseInsee(values.code ?? '');
  const errors = {
    ...(name === '' ? { name: 'Écrivez un nom.' } : {}),
    ...(hasCode && (values.code ?? '') !== '' && code === null ? { code: 'Un code INSEE a cinq caractères\u00a0: 98F01.' } : {}),
    ...reading.errors,
  };
  if (Object.keys(errors).length > 0) return { ok: false, values, errors };
  return { ok: true, values, errors, form: { name, code, isRetired: values.isRetired === '1' } };
}

function sectorsOf(text: string): { readonly sectors: readonly string[] } | { readonly error: string } {
  const sectors = text.split('\n').map((line) => cleanLine(line) ?? '').filter((line) => line !== '');
  if (sectors.length === 0) return { error: 'Écrivez un secteur par ligne.' };
  if (sectors.length > MOST_SECTORS) return { error: `${MOST_SECTORS}\u00a0secteurs au plus.` };
  const tooLong = sectors.find((name) => name.length > LONGEST_NAME);
  if (tooLong !== undefined) return { error: `Le nom «\u00a0${tooLong.slice(0, 40)}…\u00a0» est trop long\u00a0: ${LONGEST_NAME}\u00a0caractères au plus.` };
  const twice = sectors.find((name, index) => sectors.slice(0, index).some((other) => sortKey(other) === sortKey(name)));
  return twice === undefined ? { sectors } : { error: `«\u00a0${twice}\u00a0» est écrit deux fois.` };
}
