import { IsOptional, Length, Matches, MaxLength } from 'class-validator';
import { codeOf, type OrganisationValues } from '../../people/index.js';
import { type FormReading, readForm } from '../../platform/web/forms/form-reader.js';
import { cleanLine, parseInteger } from '../../platform/web/forms/strict.js';
import { LAST_CATEGORY } from '../partner.wording.js';

/** Figures, spaces and the signs that people put between them. */
export const PHONE = /^\+?[\d\s.\-()/]{4,29}$/;
export const PHONE_MESSAGE = 'Écrivez un numéro de téléphone, par exemple 03\u00a053\u00a001\u00a042\u00a018';

export class OrganisationForm {
  @Length(2, 160, { message: 'Donnez le nom de l’organisation, de 2 à 160\u00a0caractères' })
  name!: string;

  @IsOptional()
  @MaxLength(80, { message: 'Le nom court tient en 80\u00a0caractères' })
  shortName?: string;

  @IsOptional()
  @MaxLength(20, { message: 'Le sigle tient en 20\u00a0caractères' })
  code?: string;

  @IsOptional()
  category?: string;

  @IsOptional()
  @MaxLength(300, { message: 'La présentation tient en 300\u00a0caractères' })
  presentation?: string;

  @IsOptional()
  @Matches(PHONE, { message: PHONE_MESSAGE })
  phone?: string;
}

/** Reads the form of an organisation, all that is wrong at once. */
export async function readOrganisation(body: unknown): Promise<FormReading<OrganisationValues>> {
  const reading = await readForm(OrganisationForm, body);
  const { values } = reading;
  const errors: Record<string, string> = { ...reading.errors };
  const category = parseInteger(values.category ?? '', { min: 1, max: LAST_CATEGORY });
  const code = values.code === undefined || values.code === '' ? null : codeOf(values.code);
  const name = cleanLine(values.name) ?? '';
  if (category === null) errors.category = 'Choisissez une catégorie';
  if (code === '') errors.code ??= 'Un sigle s’écrit en lettres et en chiffres, par exemple BH';
  if (!reading.ok || category === null || Object.keys(errors).length > 0) return { ok: false, values, errors };
  const { form } = reading;
  return {
    ok: true,
    values,
    errors,
    form: { name, shortName: line(form.shortName) ?? shortened(name), code, category, presentation: line(form.presentation), phone: line(form.phone) },
  };
}

/** The short name that is proposed: the name itself, cut where it must be. */
export function shortened(name: string): string {
  return name.length <= 80 ? name : `${[...name].slice(0, 70).join('').trimEnd()}…`;
}

function line(text: string | undefined): string | null {
  return text === undefined ? null : cleanLine(text);
}
