import { IsNotEmpty, MaxLength } from 'class-validator';

export class SignInForm {
  @IsNotEmpty({ message: 'Indiquez votre adresse électronique.' })
  @MaxLength(200, { message: 'Cette adresse est trop longue.' })
  email!: string;

  @IsNotEmpty({ message: 'Indiquez votre mot de passe.' })
  password!: string;
}
