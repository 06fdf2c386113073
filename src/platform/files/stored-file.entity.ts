import { Column, Entity } from 'typeorm';
import { InstantColumn, KeyColumn } from '../../platform/database/columns.js';

/** A file kept in the database, in chunks: one backup holds everything and several servers see the same bytes. */
@Entity('stored_file')
export class StoredFile {
  @KeyColumn()
  id!: string;

  @Column({ type: 'varchar', length: 100 })
  mediaType!: string;

  @Column({ type: 'integer' })
  size!: number;

  @Column({ type: 'varchar', length: 64 })
  sha256!: string;

  @InstantColumn()
  storedAt!: string;
}
