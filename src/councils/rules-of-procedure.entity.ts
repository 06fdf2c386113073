import { Column, Entity, Index } from 'typeorm';
import { KeyColumn, ReferenceColumn } from '../platform/database/columns.js';

/** The council’s règlement intérieur: empty unless the council itself wrote it. Nothing legal is invented (CSI D132-9). */
@Entity('rules_of_procedure')
@Index('uq_rules_of_procedure_council_id', ['councilId'], { unique: true })
export class RulesOfProcedure {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @Column({ type: 'integer', nullable: true })
  convocationDays!: number | null;

  @Column({ type: 'boolean' })
  plenaryApprovedAtNext!: boolean;

  @Column({ type: 'integer', nullable: true })
  tacitApprovalDays!: number | null;

  /** Days without news after which a problem is said to be silent. */
  @Column({ type: 'integer', nullable: true })
  silenceDays!: number | null;

  @Column({ type: 'boolean' })
  charterForRestricted!: boolean;

  @Column({ type: 'integer' })
  version!: number;
}
