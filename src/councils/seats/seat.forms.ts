import { IsIn, IsOptional, Length, MaxLength } from 'class-validator';
import { type MandateCapacity, SEAT_STATUSES, type SeatStatus } from '../council-words.js';
import { PersonForm } from './chosen-person.js';

export class SeatWordsForm {
  @Length(2, 160, { message: 'Donnez une fonction de 2 à 160\u00a0caractères' })
  jobTitle!: string;

  @IsOptional()
  @IsIn(SEAT_STATUSES, { message: 'Choisissez une qualité de la liste' })
  status?: SeatStatus;

  @IsOptional()
  @MaxLength(160, { message: 'Un acte tient en 160\u00a0caractères' })
  act?: string;
}

export class LeavingForm {
  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date' })
  from?: string;

  @IsOptional()
  @MaxLength(200, { message: 'Le motif tient en 200\u00a0caractères' })
  reason?: string;
}

export class ReplacementForm extends PersonForm {
  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date' })
  from?: string;

  @IsOptional()
  @MaxLength(200, { message: 'Le motif tient en 200\u00a0caractères' })
  reason?: string;

  @IsOptional()
  @IsIn(['1'])
  leaves?: string;

  @IsOptional()
  @IsIn(['1'])
  invites?: string;
}

export class MandateForm extends PersonForm {
  @IsIn(['substitute', 'appointed'], { message: 'Choisissez en quelle qualité' })
  capacity!: MandateCapacity;

  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date' })
  startsOn?: string;

  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date' })
  endsOn?: string;

  @IsOptional()
  @IsIn(['1'])
  invites?: string;
}
