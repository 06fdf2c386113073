import { IsNotEmpty, MaxLength } from 'class-validator';

export class CodeForm {
  @IsNotEmpty({ message: 'Indiquez le code à six chiffres de votre application.' })
  @MaxLength(20, { message: 'Ce code n’a pas la bonne longueur\u00a0: six chiffres.' })
  code!: string;
}

export class RecoveryForm {
  @IsNotEmpty({ message: 'Indiquez un de vos codes de secours.' })
  @MaxLength(40, { message: 'Ce code est trop long\u00a0: dix signes, avec ou sans tiret.' })
  code!: string;
}
