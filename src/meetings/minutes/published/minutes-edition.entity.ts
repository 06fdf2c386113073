import { Column, Entity, Index } from 'typeorm';
import { Audience } from '../../../platform/access/audience.js';
import { Confidential } from '../../../platform/access/confidential.js';
import { InstantColumn, KeyColumn, ReferenceColumn } from '../../../platform/database/columns.js';

/** The PDF of one version for one level, rendered after publication and stored with its own hash. */
@Entity('minutes_edition')
@Confidential('minutes_edition')
@Index('uq_minutes_edition_version_id_confidentiality', ['versionId', 'audience.confidentiality'], { unique: true, where: `"withdrawn_at" is null` })
export class MinutesEdition {
  @KeyColumn()
  id!: string;

  @Column(() => Audience, { prefix: false })
  audience!: Audience;

  @ReferenceColumn('minutes_version')
  versionId!: string;

  @ReferenceColumn('meeting')
  meetingId!: string;

  @ReferenceColumn('stored_file')
  fileId!: string;

  @Column({ type: 'varchar', length: 64 })
  hash!: string;

  @InstantColumn()
  renderedAt!: string;

  @InstantColumn({ nullable: true })
  withdrawnAt!: string | null;
}
