import { Column, Entity, Index } from 'typeorm';
import { KeyColumn, ReferenceColumn } from '../../platform/database/columns.js';

/** One piece of a stored file. */
@Entity('stored_chunk')
@Index('uq_stored_chunk_file_id_rank', ['fileId', 'rank'], { unique: true })
export class StoredChunk {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('stored_file')
  fileId!: string;

  @Column({ type: 'integer' })
  rank!: number;

  @Column({ type: 'blob' })
  bytes!: Buffer;
}
