import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { COUNCIL_KINDS, type CouncilKind, parseCouncilCode, parseTerritoryCode } from '../../councils/index.js';
import { readCommunes, type TypedCommune } from '../../places/index.js';
import { parseEmail } from '../../platform/web/forms/email.js';
import { type FieldErrors, type FormReading, readForm } from '../../platform/web/forms/form-reader.js';

const NAME_LENGTH = { message: '120\u00a0caractères au plus.' };
const PERSON_LENGTH = { message: '80\u00a0caractères au plus.' };
const MISSING = 'Écrivez ce nom.';

/** The council and who coordinates it: the set-up and « créer un conseil » ask the same. */
export class NewCouncilForm {
  @IsIn(COUNCIL_KINDS, { message: 'Dites si c’est un CLSPD ou un CISPD.' })
  kind!: CouncilKind;

  @IsOptional()
  @MaxLength(120, NAME_LENGTH)
  name?: string;

  @IsOptional()
  @MaxLength(20, { message: 'Cinq caractères ou neuf chiffres.' })
  territoryCode?: string;

  @IsOptional()
  @MaxLength(40_000, { message: 'Cette liste est trop longue.' })
  communes?: string;

  @IsOptional()
  @MaxLength(20, { message: 'De deux à cinq lettres ou chiffres.' })
  councilCode?: string;

  @IsOptional()
  @MaxLength(80, PERSON_LENGTH)
  coordinatorGivenName?: string;

  @IsOptional()
  @MaxLength(80, PERSON_LENGTH)
  coordinatorFamilyName?: string;

  @IsOptional()
  @MaxLength(200, { message: 'Cette adresse est trop longue.' })
  coordinatorEmail?: string;
}

export interface NewPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}

export interface NewCouncil {
  readonly kind: CouncilKind;
  readonly name: string;
  readonly territoryCode: string;
  readonly communes: readonly TypedCommune[];
  /** Null: drawn from the name. */
  readonly code: string | null;
  readonly coordinator: NewPerson;
}

export async function readNewCouncil(body: unknown): Promise<FormReading<NewCouncil>> {
  const reading = await readForm(NewCouncilForm, body);
  const { values } = reading;
  const found = councilOf(values);
  const errors = { ...found.errors, ...personErrors(values, 'coordinator'), ...reading.errors };
  const coordinator = personOf(values, 'coordinator');
  if (!reading.ok || found.council === null || coordinator === null || Object.keys(errors).length > 0) return { ok: false, values, errors };
  return { ok: true, values, errors, form: { ...found.council, coordinator } };
}

type Typed = Readonly<Record<string, string>>;

function councilOf(values: Typed): { readonly council: Omit<NewCouncil, 'coordinator'> | null; readonly errors: FieldErrors } {
  const kind = COUNCIL_KINDS.find((one) => one === values.kind) ?? 'CLSPD';
  const name = lineOf(values.name);
  const territoryCode = parseTerritoryCode(values.territoryCode ?? '', kind);
  const read = readCommunes(values.communes ?? '');
  const code = parseCouncilCode(values.councilCode ?? '');
  const errors = {
    ...(name === '' ? { name: 'Écrivez le nom de la commune ou du groupement.' } : {}),
    ...(territoryCode === null ? { territoryCode: kind === 'CLSPD' ? 'Écrivez le code INSEE\u00a0: cinq caractères, par exemple 98F01.' : 'Écrivez le SIREN du groupement\u00a0: neuf chiffres.' } : {}),
    ...communeErrors(read, kind),
    ...(code === null && (values.councilCode ?? '') !== '' ? { councilCode: 'De deux à cinq lettres ou chiffres, une lettre d’abord\u00a0: VAL.' } : {}),
  };
  if ('error' in read || territoryCode === null) return { council: null, errors };
  const communes = read.communes.length === 0 ? [{ code: territoryCode, name }] : read.communes;
  return { council: { kind, name, territoryCode, communes, code }, errors };
}

/** The commune of a CLSPD is known already; a groupement gathers several. */
function communeErrors(read: ReturnType<typeof readCommunes>, kind: CouncilKind): FieldErrors {
  if ('error' in read) return { communes: read.error };
  return kind === 'CISPD' && read.communes.length === 0 ? { communes: 'Écrivez les communes du groupement, une par ligne.' } : {};
}

export function personOf(values: Typed, prefix: string): NewPerson | null {
  const email = parseEmail(values[`${prefix}Email`] ?? '');
  return email === null ? null : { givenName: lineOf(values[`${prefix}GivenName`]), familyName: lineOf(values[`${prefix}FamilyName`]), email };
}

export function personErrors(values: Typed, prefix: string): FieldErrors {
  const errors: Record<string, string> = {};
  for (const name of [`${prefix}GivenName`, `${prefix}FamilyName`]) if (lineOf(values[name]) === '') errors[name] = MISSING;
  if (parseEmail(values[`${prefix}Email`] ?? '') === null) errors[`${prefix}Email`] = 'Écrivez une adresse électronique, par exemple prenom.nom@ville.fr.';
  return errors;
}

function lineOf(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
