import { IsIn, IsOptional, Length, MaxLength } from 'class-validator';
import { BODY_KINDS, type BodyKind, type BodyLevel, SEAT_STATUSES, type SeatStatus } from '../council-words.js';

export const LONGEST_PURPOSE = 500;

export class BodyNamesForm {
  @Length(3, 160, { message: 'Donnez un nom de 3 à 160\u00a0caractères' })
  name!: string;

  @Length(2, 80, { message: 'Donnez un nom court de 2 à 80\u00a0caractères' })
  shortName!: string;

  @IsOptional()
  @MaxLength(LONGEST_PURPOSE, { message: `L’objet tient en ${LONGEST_PURPOSE}\u00a0caractères` })
  purpose?: string;
}

export class NewBodyForm extends BodyNamesForm {
  @IsIn(BODY_KINDS, { message: 'Choisissez la nature de l’instance' })
  kind!: BodyKind;

  @IsOptional()
  @IsIn(['members', 'group'], { message: 'Choisissez qui la lit' })
  level?: BodyLevel;

  @IsOptional()
  @MaxLength(4, { message: 'Une lettre de série tient en quatre signes' })
  series?: string;
}

export class EndForm {
  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date' })
  on?: string;
}

export class SeatsForm {
  @IsOptional()
  @MaxLength(160, { message: 'Une fonction tient en 160\u00a0caractères' })
  jobTitle?: string;

  @IsOptional()
  @IsIn(SEAT_STATUSES, { message: 'Choisissez une qualité de la liste' })
  status?: SeatStatus;

  @IsOptional()
  @MaxLength(160, { message: 'Un acte tient en 160\u00a0caractères' })
  act?: string;

  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date' })
  startsOn?: string;

  @IsOptional()
  @IsIn(['1'])
  seatsFirst?: string;
}

export class NamingForm {
  @IsOptional()
  @MaxLength(40, { message: 'Choisissez une personne de la liste' })
  person?: string;

  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date' })
  from?: string;
}

export class SelfNamingForm {
  @Length(10, 300, { message: 'Dites pourquoi en 10 à 300\u00a0caractères' })
  reason!: string;

  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date' })
  from?: string;
}
