import { IsEmail, IsIn, IsOptional, Length, Matches, MaxLength } from 'class-validator';
import type { ContactValues } from '../../people/index.js';
import { type FormReading, readForm } from '../../platform/web/forms/form-reader.js';
import { cleanLine } from '../../platform/web/forms/strict.js';
import { PHONE, PHONE_MESSAGE } from '../organisations/organisation.form.js';

export const EMAIL_MESSAGE = 'Écrivez une adresse électronique, par exemple prenom.nom@organisme.fr';

export class ContactForm {
  @Length(1, 80, { message: 'Donnez le prénom, en 80\u00a0caractères au plus' })
  givenName!: string;

  @Length(1, 80, { message: 'Donnez le nom, en 80\u00a0caractères au plus' })
  familyName!: string;

  @Length(2, 160, { message: 'Donnez la fonction, en 160\u00a0caractères au plus' })
  jobTitle!: string;

  @IsOptional()
  @MaxLength(200, { message: 'L’adresse tient en 200\u00a0caractères' })
  @IsEmail({}, { message: EMAIL_MESSAGE })
  email?: string;

  @IsOptional()
  @Matches(PHONE, { message: PHONE_MESSAGE })
  phone?: string;

  /** Whether the person already known by that address is meant: « yes », « no », absent while it was not asked. */
  @IsOptional()
  @IsIn(['yes', 'no'])
  same?: string;

  @IsOptional()
  bounces?: string;
}

export interface ReadContact extends ContactValues {
  readonly same: 'yes' | 'no' | null;
  readonly bounces: boolean;
}

export async function readContact(body: unknown): Promise<FormReading<ReadContact>> {
  const reading = await readForm(ContactForm, body);
  if (!reading.ok) return reading;
  const { form, values, errors } = reading;
  const { same, bounces, email } = form;
  return {
    ok: true,
    values,
    errors,
    form: {
      givenName: line(form.givenName) ?? '',
      familyName: line(form.familyName) ?? '',
      jobTitle: line(form.jobTitle) ?? '',
      email: email === undefined ? null : email.toLowerCase(),
      phone: line(form.phone),
      same: same === 'yes' || same === 'no' ? same : null,
      bounces: bounces !== undefined,
    },
  };
}

function line(text: string | undefined): string | null {
  return text === undefined ? null : cleanLine(text);
}
