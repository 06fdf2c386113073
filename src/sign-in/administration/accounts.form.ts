import { IsIn } from 'class-validator';
import { FACTOR_RESET_REASONS, type FactorResetReason } from '../sign-in-words.js';

export class FactorResetForm {
  @IsIn(FACTOR_RESET_REASONS, { message: 'Dites pourquoi\u00a0: la personne le lira dans son courriel.' })
  reason!: FactorResetReason;
}
