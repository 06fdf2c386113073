import { Column, Entity, Index } from 'typeorm';
import { DayColumn, InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { ACTION_CHANGE_KINDS, type ActionChangeKind } from './action-words.js';

/** A due date moved, a lead replaced, a closing taken back: what stood before is kept with its date. */
@Entity('action_change')
@Index('ix_action_change_action_id_recorded_at', ['actionId', 'recordedAt'])
@Index('ix_action_change_council_id_old_value', ['councilId', 'oldValue'])
@Index('ix_action_change_council_id_new_value', ['councilId', 'newValue'])
export class ActionChange {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('action')
  actionId!: string;

  @ListColumn(ACTION_CHANGE_KINDS)
  kind!: ActionChangeKind;

  @Column({ type: 'varchar', length: 40, nullable: true })
  oldValue!: string | null;

  @Column({ type: 'varchar', length: 40, nullable: true })
  newValue!: string | null;

  @DayColumn()
  changedOn!: string;

  @InstantColumn()
  recordedAt!: string;

  @ReferenceColumn('person', { nullable: true })
  personId!: string | null;

  @Column({ type: 'varchar', length: 300, nullable: true })
  reason!: string | null;
}
