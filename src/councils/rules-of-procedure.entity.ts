import { Column, Entity, Index } from 'typeorm';
import { DayColumn, KeyColumn, ReferenceColumn } from '../platform/database/columns.js';

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

  @Column({ type: 'integer', nullable: true })
  restrictedConvocationDays!: number | null;

  /** Days within which the minutes are sent. */
  @Column({ type: 'integer', nullable: true })
  minutesDays!: number | null;

  @Column({ type: 'integer', nullable: true })
  mandateYears!: number | null;

  @Column({ type: 'varchar', length: 300, nullable: true })
  quorumWords!: string | null;

  @Column({ type: 'varchar', length: 300, nullable: true })
  voteWords!: string | null;

  /** Who may propose a point, and until when. */
  @Column({ type: 'varchar', length: 300, nullable: true })
  proposalWords!: string | null;

  /** Who chairs when the chair is away. */
  @Column({ type: 'varchar', length: 300, nullable: true })
  chairingWords!: string | null;

  /** Day when the council adopted the text that these fields copy. */
  @DayColumn({ nullable: true })
  adoptedOn!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
