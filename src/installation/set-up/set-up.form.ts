import { IsOptional, MaxLength } from 'class-validator';
import { type FormReading, readForm } from '../../platform/web/forms/form-reader.js';
import { type NewCouncil, type NewPerson, personErrors, personOf, readNewCouncil } from '../councils/new-council.form.js';

/** What the set-up asks besides the council. */
export class SetUpForm {
  @IsOptional()
  @MaxLength(60, { message: 'Seize signes, en quatre groupes.' })
  code?: string;

  @IsOptional()
  @MaxLength(80, { message: '80\u00a0caractères au plus.' })
  technicalGivenName?: string;

  @IsOptional()
  @MaxLength(80, { message: '80\u00a0caractères au plus.' })
  technicalFamilyName?: string;

  @IsOptional()
  @MaxLength(200, { message: 'Cette adresse est trop longue.' })
  technicalEmail?: string;
}

export interface SetUpRequest {
  readonly code: string;
  readonly council: NewCouncil;
  readonly technical: NewPerson;
}

const SAME_ADDRESS = 'Une autre adresse que celle de la coordination\u00a0: le compte technique ne lit aucun contenu.';

export async function readSetUp(body: unknown): Promise<FormReading<SetUpRequest>> {
  const [own, council] = await Promise.all([readForm(SetUpForm, body), readNewCouncil(body)]);
  const values = { ...council.values, ...own.values };
  const technical = personOf(values, 'technical');
  const isSame = council.ok && technical !== null && technical.email === council.form.coordinator.email;
  const errors = {
    ...((values.code ?? '') === '' ? { code: 'Recopiez le code affiché par le serveur.' } : {}),
    ...council.errors,
    ...personErrors(values, 'technical'),
    ...(isSame ? { technicalEmail: SAME_ADDRESS } : {}),
    ...own.errors,
  };
  if (!own.ok || !council.ok || technical === null || Object.keys(errors).length > 0) return { ok: false, values, errors };
  return { ok: true, values, errors, form: { code: values.code ?? '', council: council.form, technical } };
}
