import { IsEmail, IsOptional, MaxLength } from 'class-validator';
import { cleanLine, parseId } from '../../platform/web/forms/strict.js';
import type { FormValues } from '../../platform/web/forms/form-view.js';

export interface NewPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly jobTitle: string;
  readonly email: string | null;
}

/** Somebody known of the council, or somebody new. */
export type ChosenPerson = { readonly personId: string } | { readonly newcomer: NewPerson };

/** Values of the list of persons that are no id. */
export const NEWCOMER = 'new';
export const NOBODY = 'none';

/** The part of a form that says who: a line of the list, or the name of somebody new. */
export class PersonForm {
  @IsOptional()
  @MaxLength(40, { message: 'Choisissez une personne de la liste' })
  person?: string;

  @IsOptional()
  @MaxLength(80, { message: 'Un prénom tient en 80\u00a0caractères' })
  givenName?: string;

  @IsOptional()
  @MaxLength(80, { message: 'Un nom tient en 80\u00a0caractères' })
  familyName?: string;

  @IsOptional()
  @MaxLength(160, { message: 'Une fonction tient en 160\u00a0caractères' })
  jobTitle?: string;

  @IsOptional()
  @MaxLength(200, { message: 'Cette adresse est trop longue' })
  @IsEmail({}, { message: 'Écrivez une adresse complète, par exemple nom@organisme.fr' })
  email?: string;
}

interface Asked {
  /** Whether « personne pour l’instant » is an answer. */
  readonly allowsNobody?: boolean;
  readonly needsEmail?: boolean;
}

/** Reads who was chosen; what is wrong is put beside its field in `errors`. `undefined`: something is wrong. */
export function readChosenPerson(values: FormValues, errors: Record<string, string>, asked: Asked = {}): ChosenPerson | null | undefined {
  const word = String(values.person ?? '');
  if (word === NOBODY && asked.allowsNobody === true) return null;
  if (word === NEWCOMER) return readNewcomer(values, errors, asked.needsEmail ?? false);
  const personId = parseId(word);
  if (personId !== null) return { personId };
  errors.person ??= 'Choisissez une personne de la liste';
  return undefined;
}

function readNewcomer(values: FormValues, errors: Record<string, string>, needsEmail: boolean): ChosenPerson | undefined {
  const line = (name: string) => cleanLine(values[name] ?? '') ?? '';
  const newcomer = { givenName: line('givenName'), familyName: line('familyName'), jobTitle: line('jobTitle'), email: line('email') };
  if (newcomer.givenName === '') errors.givenName ??= 'Indiquez son prénom';
  if (newcomer.familyName === '') errors.familyName ??= 'Indiquez son nom';
  if (newcomer.jobTitle === '') errors.jobTitle ??= 'Indiquez sa fonction';
  if (newcomer.email === '' && needsEmail) errors.email ??= 'Indiquez l’adresse où l’inviter';
  const isWrong = ['givenName', 'familyName', 'jobTitle', 'email'].some((name) => errors[name] !== undefined);
  return isWrong ? undefined : { newcomer: { ...newcomer, email: newcomer.email === '' ? null : newcomer.email } };
}
