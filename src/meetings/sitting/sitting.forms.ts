import { IsIn, IsNotEmpty, IsOptional, IsUUID, MaxLength } from 'class-validator';

/** The one line of a sitting, with the fields that say the same without its signs. */
export class EntryForm {
  @IsUUID(undefined, { message: 'Rechargez la page.' })
  item!: string;

  @IsOptional()
  @IsIn(['n', 'd', 'a'], { message: 'Choisissez note, décision ou action.' })
  kind?: string;

  @MaxLength(2000, { message: 'Une ligne tient en 2 000 signes\u00a0: coupez-la en deux.' })
  @IsNotEmpty({ message: 'Écrivez une phrase.' })
  line!: string;

  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez une organisation de la liste.' })
  lead?: string;

  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date, par exemple lundi 16\u00a0mars.' })
  due?: string;
}

export class CorrectEntryForm {
  @MaxLength(2000, { message: 'Une ligne tient en 2 000 signes.' })
  @IsNotEmpty({ message: 'Écrivez une phrase.' })
  text!: string;

  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez une organisation de la liste.' })
  lead?: string;

  @IsOptional()
  @MaxLength(60, { message: 'Écrivez une date, par exemple lundi 16\u00a0mars.' })
  due?: string;
}

export class ResultForm {
  @IsIn(['treated', 'postponed', 'untreated'], { message: 'Dites si ce point est traité, reporté ou non traité.' })
  result!: 'treated' | 'postponed' | 'untreated';

  /** The point to go to then. */
  @IsOptional()
  @IsUUID(undefined, { message: 'Rechargez la page.' })
  next?: string;
}

export class SynthesisForm {
  @IsOptional()
  @MaxLength(10_000, { message: 'Une synthèse tient en 10 000 signes.' })
  synthesis?: string;
}

export class CloseSittingForm {
  @IsNotEmpty({ message: 'Indiquez l’heure de fin, par exemple 10\u00a0h\u00a050.' })
  end!: string;

  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez une personne de la liste.' })
  chair?: string;

  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez une personne de la liste.' })
  secretary?: string;
}
