import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Ids } from '../clock/ids.js';
import { Database } from '../database/database.js';
import { NotVisible } from '../web/errors.js';
import { StoredChunk } from './stored-chunk.entity.js';
import { StoredFile } from './stored-file.entity.js';

const CHUNK_BYTES = 262_144;

/** The bytes of files, kept in the database. Who may read one is decided by the row that owns it, never here. */
@Injectable()
export class StoredFiles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Inside the unit of work of the row that will own the file. */
  async keep(bytes: Buffer, mediaType: string): Promise<StoredFile> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const row = { id: this.ids.next(), mediaType, size: bytes.length, sha256, storedAt: this.clock.now() };
    const file = await this.database.insert(Object.assign(new StoredFile(), row));
    for (let rank = 0; rank * CHUNK_BYTES < bytes.length; rank += 1) {
      const chunk = { id: this.ids.next(), fileId: file.id, rank, bytes: bytes.subarray(rank * CHUNK_BYTES, (rank + 1) * CHUNK_BYTES) };
      await this.database.insert(Object.assign(new StoredChunk(), chunk));
    }
    return file;
  }

  async bytesOf(fileId: string): Promise<Buffer> {
    const chunks = await this.database.read(StoredChunk, 'chunk').where('chunk.fileId = :fileId', { fileId }).orderBy('chunk.rank').getMany();
    if (chunks.length === 0) throw new NotVisible();
    return Buffer.concat(chunks.map((chunk) => chunk.bytes));
  }
}
