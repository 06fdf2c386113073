import { IsNotEmpty, MaxLength } from 'class-validator';

export class AskPasswordForm {
  @IsNotEmpty({ message: 'Indiquez votre adresse électronique.' })
  @MaxLength(200, { message: 'Cette adresse est trop longue.' })
  email!: string;
}

export class NewPasswordForm {
  @IsNotEmpty({ message: 'Choisissez un mot de passe.' })
  password!: string;

  @IsNotEmpty({ message: 'Retapez le même mot de passe.' })
  passwordAgain!: string;
}

/** As typed, the two alike; otherwise what to say. */
export function differs(fields: Readonly<Record<string, string>>): string | null {
  return fields.password === fields.passwordAgain ? null : 'Les deux mots de passe ne sont pas les mêmes\u00a0: retapez-les.';
}
