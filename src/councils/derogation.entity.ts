import { Column, Entity, Index } from 'typeorm';
import { DayColumn, InstantColumn, KeyColumn, ReferenceColumn } from '../platform/database/columns.js';

/** A dated derogation to the second factor, signed on its page. `Council.derogationUntil` is the one in force. */
@Entity('derogation')
@Index('ix_derogation_council_id_signed_at', ['councilId', 'signedAt'])
export class Derogation {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @DayColumn()
  until!: string;

  @Column({ type: 'varchar', length: 500 })
  reason!: string;

  @ReferenceColumn('person')
  signedByPersonId!: string;

  @InstantColumn()
  signedAt!: string;

  @InstantColumn({ nullable: true })
  endedAt!: string | null;

  @ReferenceColumn('person', { nullable: true })
  endedByPersonId!: string | null;
}
