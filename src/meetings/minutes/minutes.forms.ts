import { IsOptional, MaxLength } from 'class-validator';

export class PublishForm {
  /** Asked for when a check is not lifted. */
  @IsOptional()
  @MaxLength(500, { message: 'Une raison tient en 500 signes.' })
  reason?: string;
}
