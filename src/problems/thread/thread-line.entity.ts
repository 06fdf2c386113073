import { Column, Entity, Index } from 'typeorm';
import { Audience } from '../../platform/access/audience.js';
import { Confidential } from '../../platform/access/confidential.js';
import { IdColumn, InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { THREAD_KINDS, type ThreadKind } from './thread-words.js';

/** One line of a problem’s thread: when, of what kind, which row; no text. Written by the owner of the source in its unit. */
@Entity('thread_line')
@Confidential('thread_line')
@Index('ix_thread_line_problem_id_at_id', ['problemId', 'at', 'id'])
@Index('ix_thread_line_source_id', ['sourceId'])
export class ThreadLine {
  @KeyColumn()
  id!: string;

  @Column(() => Audience, { prefix: false })
  audience!: Audience;

  @ReferenceColumn('problem')
  problemId!: string;

  @InstantColumn()
  at!: string;

  @ListColumn(THREAD_KINDS)
  kind!: ThreadKind;

  @IdColumn()
  sourceId!: string;
}
