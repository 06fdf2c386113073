import { Column, Entity, Index } from 'typeorm';
import { DayColumn, KeyColumn, ReferenceColumn } from '../platform/database/columns.js';

/** A person as correspondent of one organisation, with or without a seat. */
@Entity('contact')
@Index('ix_contact_organisation_id_rank', ['organisationId', 'rank'])
@Index('ix_contact_person_id', ['personId'])
export class Contact {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('organisation')
  organisationId!: string;

  @ReferenceColumn('person')
  personId!: string;

  @Column({ type: 'varchar', length: 160 })
  jobTitle!: string;

  /** Order of the contacts within the organisation, from 1: the first with an address gets its mail. */
  @Column({ type: 'integer' })
  rank!: number;

  @Column({ type: 'varchar', length: 200, nullable: true })
  email!: string | null;

  @Column({ type: 'varchar', length: 30, nullable: true })
  phone!: string | null;

  /** The address answered that nobody is there: its mails stop until it is corrected. */
  @DayColumn({ nullable: true })
  bouncedOn!: string | null;

  @DayColumn({ nullable: true })
  endedOn!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
