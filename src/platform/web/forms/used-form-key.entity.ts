import { Column, Entity } from 'typeorm';
import { IdColumn, InstantColumn, KeyColumn } from '../../database/columns.js';

/** One creating form, used once: a second sending of the same answers the first result. */
@Entity('used_form_key')
export class UsedFormKey {
  @KeyColumn()
  id!: string;

  @IdColumn({ nullable: true })
  accountId!: string | null;

  @Column({ type: 'varchar', length: 64 })
  bodyHash!: string;

  /** Id of what the form created. */
  @Column({ type: 'varchar', length: 200 })
  result!: string;

  @InstantColumn()
  usedAt!: string;
}
