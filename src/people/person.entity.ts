import { Column, Entity } from 'typeorm';
import { KeyColumn } from '../platform/database/columns.js';

/** Somebody who acts for an organisation. Professional contact only: nobody is followed in Beffroi. */
@Entity('person')
export class Person {
  @KeyColumn()
  id!: string;

  @Column({ type: 'varchar', length: 80 })
  givenName!: string;

  @Column({ type: 'varchar', length: 80 })
  familyName!: string;

  @Column({ type: 'varchar', length: 200 })
  sortKey!: string;

  @Column({ type: 'integer' })
  version!: number;
}
