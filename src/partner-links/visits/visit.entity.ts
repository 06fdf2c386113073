import { Column, Entity, Index } from 'typeorm';
import { InstantColumn, KeyColumn, ReferenceColumn } from '../../platform/database/columns.js';

/** One browser that pressed the button of a link: narrow, logged, revocable. */
@Entity('visit')
@Index('uq_visit_token_hash', ['tokenHash'], { unique: true })
@Index('ix_visit_link_id', ['linkId'])
export class Visit {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('partner_link')
  linkId!: string;

  @ReferenceColumn('organisation')
  organisationId!: string;

  @ReferenceColumn('person')
  personId!: string;

  @Column({ type: 'varchar', length: 64 })
  tokenHash!: string;

  @Column({ type: 'varchar', length: 64 })
  csrf!: string;

  @InstantColumn()
  openedAt!: string;

  @InstantColumn()
  seenAt!: string;

  @InstantColumn()
  endsAt!: string;

  @InstantColumn({ nullable: true })
  endedAt!: string | null;
}
