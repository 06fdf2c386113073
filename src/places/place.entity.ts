import { Column, Entity, Index } from 'typeorm';
import { Audience } from '../platform/access/audience.js';
import { Confidential } from '../platform/access/confidential.js';
import { KeyColumn, ReferenceColumn } from '../platform/database/columns.js';

/** A hall, street or line where something happens. A place known only through a confidential problem is as hidden as it. */
@Entity('place')
@Confidential('place')
@Index('ix_place_council_id_name', ['audience.councilId', 'name'])
export class Place {
  @KeyColumn()
  id!: string;

  @Column(() => Audience, { prefix: false })
  audience!: Audience;

  @ReferenceColumn('commune', { nullable: true })
  communeId!: string | null;

  @ReferenceColumn('sector', { nullable: true })
  sectorId!: string | null;

  @Column({ type: 'varchar', length: 160 })
  name!: string;
}
