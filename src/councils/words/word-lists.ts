import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import type { EditedList } from '../council-words.js';
import { ListWord } from './list-word.entity.js';
import { CouncilWords } from './word-list.js';

/** Reads the lists of a council. The council is that of the row spoken of, whoever reads it. */
@Injectable()
export class WordLists {
  constructor(private readonly database: Database) {}

  async of(councilId: string): Promise<CouncilWords> {
    const query = this.database
      .read(ListWord, 'word')
      .select('word.list', 'list')
      .addSelect('word.code', 'code')
      .addSelect('word.label', 'label')
      .addSelect('word.rank', 'rank')
      .addSelect('word.retiredOn', 'retiredOn')
      .where('word.councilId = :councilId', { councilId });
    const rows = await this.database.rows(query, (row) => ({
      list: String(row.list) as EditedList, code: String(row.code), label: String(row.label), rank: Number(row.rank), retiredOn: textOrNull(row.retiredOn),
    }));
    return new CouncilWords(rows);
  }
}
