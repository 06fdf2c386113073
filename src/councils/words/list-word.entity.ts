import { Column, Entity, Index } from 'typeorm';
import { DayColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { EDITED_LISTS, type EditedList } from '../council-words.js';

/**
 * What a council changed in one of its lists: a word of its own, or a delivered word that it put aside. The delivered words
 * stay in the code; a retired word still names the rows that carry it.
 */
@Entity('list_word')
@Index('uq_list_word_council_id_list_code', ['councilId', 'list', 'code'], { unique: true })
export class ListWord {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ListColumn(EDITED_LISTS)
  list!: EditedList;

  /** A delivered code, or `own-…` for a word of the council. */
  @Column({ type: 'varchar', length: 40 })
  code!: string;

  @Column({ type: 'varchar', length: 80 })
  label!: string;

  @Column({ type: 'integer' })
  rank!: number;

  @DayColumn({ nullable: true })
  retiredOn!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
