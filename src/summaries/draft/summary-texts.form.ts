import { IsOptional, MaxLength, Validate, type ValidationArguments, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import type { WrittenSummary } from '../summary.service.js';
import { linesOf, LONGEST_TITLE, MOST_ASKED, MOST_SENTENCES } from '../summary.rules.js';

/** At most so many lines, the number given as constraint. */
@ValidatorConstraint({ name: 'mostLines' })
class MostLines implements ValidatorConstraintInterface {
  validate(text: unknown, given?: ValidationArguments): boolean {
    return typeof text === 'string' && linesOf(text).length <= Number(given?.constraints[0]);
  }
}

/** What is written around the figures. A draft may be kept incomplete; publication says what is missing. */
export class SummaryTextsForm {
  @IsOptional()
  @MaxLength(LONGEST_TITLE, { message: `Ce titre est trop long\u00a0: ${LONGEST_TITLE}\u00a0caractères au plus.` })
  title?: string;

  @IsOptional()
  @MaxLength(600, { message: 'Ces phrases sont trop longues\u00a0: 600\u00a0caractères au plus.' })
  @Validate(MostLines, [MOST_SENTENCES], { message: 'Trois phrases au plus, une par ligne.' })
  sentences?: string;

  @IsOptional()
  @MaxLength(400, { message: 'Ce texte est trop long\u00a0: 400\u00a0caractères au plus.' })
  worked?: string;

  @IsOptional()
  @MaxLength(400, { message: 'Ce texte est trop long\u00a0: 400\u00a0caractères au plus.' })
  resists?: string;

  @IsOptional()
  @MaxLength(1000, { message: 'Ces demandes sont trop longues\u00a0: 1\u00a0000\u00a0caractères au plus.' })
  @Validate(MostLines, [MOST_ASKED], { message: 'Cinq demandes au plus, une par ligne.' })
  asked?: string;
}

export function writtenOf(form: SummaryTextsForm): WrittenSummary {
  return {
    title: form.title ?? null,
    sentences: form.sentences ?? null,
    worked: form.worked ?? null,
    resists: form.resists ?? null,
    asked: form.asked ?? null,
  };
}
