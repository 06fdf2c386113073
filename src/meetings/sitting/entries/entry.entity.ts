import { Check, Column, Entity, Index } from 'typeorm';
import { Audience } from '../../../platform/access/audience.js';
import { Confidential } from '../../../platform/access/confidential.js';
import { InstantColumn, KeyColumn, ListColumn, ReferenceColumn } from '../../../platform/database/columns.js';
import { ENTRY_KINDS, type EntryKind } from '../../meeting-words.js';

/** A line taken in a sitting: a note, a decision, or an action whose sentence lives in the action alone. */
@Entity('entry')
@Confidential('entry')
@Index('ix_entry_item_id_position', ['itemId', 'position'])
@Index('ix_entry_meeting_id_position', ['meetingId', 'position'])
@Index('ix_entry_action_id', ['actionId'])
@Check('ck_entry_action_text', `("kind" = 'action') = ("action_id" is not null)`)
@Check('ck_entry_text_action', `("kind" = 'action') = ("text" is null)`)
export class Entry {
  @KeyColumn()
  id!: string;

  @Column(() => Audience, { prefix: false })
  audience!: Audience;

  @ReferenceColumn('meeting')
  meetingId!: string;

  @ReferenceColumn('agenda_item')
  itemId!: string;

  @Column({ type: 'integer' })
  position!: number;

  @ListColumn(ENTRY_KINDS)
  kind!: EntryKind;

  @Column({ type: 'text', nullable: true })
  text!: string | null;

  @ReferenceColumn('action', { nullable: true })
  actionId!: string | null;

  /** Given to a decision at publication. */
  @Column({ type: 'varchar', length: 30, nullable: true })
  reference!: string | null;

  @InstantColumn()
  at!: string;

  @ReferenceColumn('person', { nullable: true })
  personId!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
