import { Column, Entity, Index } from 'typeorm';
import { KeyColumn } from '../../platform/database/columns.js';

/** The last number given in one series of one council and year. Read to change inside the unit that uses it. */
@Entity('sequence')
@Index('uq_sequence_name', ['name'], { unique: true })
export class Sequence {
  @KeyColumn()
  id!: string;

  /** `<council>:<kind>:<series>:<year>`; a group and the restricted formation have series of their own */
  @Column({ type: 'varchar', length: 120 })
  name!: string;

  @Column({ type: 'integer' })
  lastNumber!: number;
}
