import { Column, Entity, Index } from 'typeorm';
import { DayColumn, KeyColumn, ListColumn, ReferenceColumn } from '../platform/database/columns.js';
import { COUNCIL_ROLES, type CouncilRoleName } from './council-words.js';

/** Chair, coordinator, secretary, elected reader, DPO: per council, with dates. */
@Entity('council_role')
@Index('ix_council_role_person_id', ['personId'])
@Index('ix_council_role_council_id_role', ['councilId', 'role'])
export class CouncilRole {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('person')
  personId!: string;

  @ListColumn(COUNCIL_ROLES)
  role!: CouncilRoleName;

  @DayColumn()
  startsOn!: string;

  @DayColumn({ nullable: true })
  endsOn!: string | null;

  /** The act that gives it: « arrêté 2026-12 du 3 mars 2026 ». */
  @Column({ type: 'varchar', length: 160, nullable: true })
  act!: string | null;

  @Column({ type: 'integer', nullable: true })
  version!: number | null;
}
