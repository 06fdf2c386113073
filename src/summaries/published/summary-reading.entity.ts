import { Entity, Index } from 'typeorm';
import { InstantColumn, KeyColumn, ReferenceColumn } from '../../platform/database/columns.js';

/** A reader opened a published summary. */
@Entity('summary_reading')
@Index('uq_summary_reading_version_id_person_id', ['versionId', 'personId'], { unique: true })
export class SummaryReading {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('summary_version')
  versionId!: string;

  @ReferenceColumn('person')
  personId!: string;

  @InstantColumn()
  at!: string;
}
