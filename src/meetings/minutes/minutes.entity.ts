import { Column, Entity, Index } from 'typeorm';
import { KeyColumn, ListColumn, ReferenceColumn } from '../../platform/database/columns.js';
import { MINUTES_STATES, type MinutesState } from './../meeting-words.js';

/** The record of one meeting: a draft until published, then versions. */
@Entity('minutes')
@Index('ix_minutes_council_id_state', ['councilId', 'state'])
@Index('uq_minutes_meeting_id', ['meetingId'], { unique: true })
export class Minutes {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('meeting')
  meetingId!: string;

  @ListColumn(MINUTES_STATES)
  state!: MinutesState;

  @Column({ type: 'integer' })
  lastVersion!: number;

  @Column({ type: 'integer' })
  version!: number;
}
