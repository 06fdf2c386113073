import { Injectable } from '@nestjs/common';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import type { EditedList } from '../council-words.js';
import { ListWord } from './list-word.entity.js';
import { CouncilWords, DELIVERED } from './word-list.js';

/** Reads the lists of a council. The council is that of the row spoken of, whoever reads it. */
@Injectable()
export class WordLists {
  constructor(private readonly database: Database) {}

  async of(councilId: string): Promise<CouncilWords> {
    return (await this.ofAll([councilId])).get(councilId) ?? DELIVERED;
  }

  /** For rows of several councils; a council that changed nothing has the delivered words. */
  async ofAll(councilIds: readonly string[]): Promise<ReadonlyMap<string, CouncilWords>> {
    const ids = [...new Set(councilIds)].sort();
    if (ids.length === 0) return new Map();
    const rows = await this.database.prepared('words of councils', { ids }, () => this.query(ids)).rows(writtenOf);
    return new Map(ids.map((id) => [id, new CouncilWords(rows.filter(({ councilId }) => councilId === id))]));
  }

  private query(ids: readonly string[]) {
    return this.database
      .read(ListWord, 'word')
      .select('word.councilId', 'councilId')
      .addSelect('word.list', 'list')
      .addSelect('word.code', 'code')
      .addSelect('word.label', 'label')
      .addSelect('word.rank', 'rank')
      .addSelect('word.retiredOn', 'retiredOn')
      .where('word.councilId IN (:...ids)', { ids });
  }
}

function writtenOf(row: RawRow) {
  return {
    councilId: String(row.councilId), list: String(row.list) as EditedList, code: String(row.code), label: String(row.label),
    rank: Number(row.rank), retiredOn: textOrNull(row.retiredOn),
  };
}
