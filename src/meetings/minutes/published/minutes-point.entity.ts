import { Column, Entity, Index } from 'typeorm';
import { Audience } from '../../../platform/access/audience.js';
import { Confidential } from '../../../platform/access/confidential.js';
import { KeyColumn, ReferenceColumn } from '../../../platform/database/columns.js';

/** One frozen point, with its audience outside the hashed bytes and a random salt inside them. */
@Entity('minutes_point')
@Confidential('minutes_point')
@Index('uq_minutes_point_version_id_number', ['versionId', 'number'], { unique: true })
@Index('ix_minutes_point_problem_id', ['problemId'])
export class MinutesPoint {
  @KeyColumn()
  id!: string;

  @Column(() => Audience, { prefix: false })
  audience!: Audience;

  @ReferenceColumn('minutes_version')
  versionId!: string;

  @ReferenceColumn('meeting')
  meetingId!: string;

  @Column({ type: 'integer' })
  number!: number;

  @ReferenceColumn('agenda_item')
  itemId!: string;

  @ReferenceColumn('problem', { nullable: true })
  problemId!: string | null;

  @Column({ type: 'text' })
  content!: string;

  @Column({ type: 'varchar', length: 64 })
  hash!: string;
}
