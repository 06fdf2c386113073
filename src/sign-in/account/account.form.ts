import { IsNotEmpty, IsOptional, MaxLength } from 'class-validator';

export class PasswordChangeForm {
  @IsNotEmpty({ message: 'Indiquez votre mot de passe actuel.' })
  presentPassword!: string;

  @IsNotEmpty({ message: 'Choisissez un mot de passe.' })
  password!: string;

  @IsNotEmpty({ message: 'Retapez le même mot de passe.' })
  passwordAgain!: string;
}

export class ConfirmationForm {
  @IsOptional()
  presentPassword?: string;

  @IsOptional()
  @MaxLength(20, { message: 'Ce code n’a pas la bonne longueur\u00a0: six chiffres.' })
  code?: string;
}

export class FactorRemovalForm {
  @IsNotEmpty({ message: 'Indiquez votre mot de passe.' })
  presentPassword!: string;

  @IsNotEmpty({ message: 'Indiquez le code à six chiffres de votre application.' })
  @MaxLength(20, { message: 'Ce code n’a pas la bonne longueur\u00a0: six chiffres.' })
  code!: string;
}
