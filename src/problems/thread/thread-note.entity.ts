import { Column, Entity, Index } from 'typeorm';
import { Audience } from '../../platform/access/audience.js';
import { Confidential } from '../../platform/access/confidential.js';
import { InstantColumn, KeyColumn, ReferenceColumn } from '../../platform/database/columns.js';

/** An observation written to a problem’s thread. */
@Entity('thread_note')
@Confidential('thread_note')
@Index('ix_thread_note_problem_id_at', ['problemId', 'at'])
export class ThreadNote {
  @KeyColumn()
  id!: string;

  @Column(() => Audience, { prefix: false })
  audience!: Audience;

  @ReferenceColumn('problem')
  problemId!: string;

  @ReferenceColumn('organisation', { nullable: true })
  organisationId!: string | null;

  @ReferenceColumn('person', { nullable: true })
  personId!: string | null;

  @Column({ type: 'text' })
  text!: string;

  @InstantColumn()
  at!: string;

  @InstantColumn()
  recordedAt!: string;
}
