import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, KeyColumn, ReferenceColumn } from '../platform/database/columns.js';

/** A personal link sent by mail, good for 14 days. The token is kept hashed; opening it changes nothing. */
@Entity('partner_link')
@Index('uq_partner_link_token_hash', ['tokenHash'], { unique: true })
@Index('ix_partner_link_organisation_id', ['organisationId'])
export class PartnerLink {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('organisation')
  organisationId!: string;

  @ReferenceColumn('person')
  personId!: string;

  /** The mail that carried it, null for a link made by hand. */
  @IdColumn({ nullable: true })
  notificationId!: string | null;

  @Column({ type: 'varchar', length: 64 })
  tokenHash!: string;

  @InstantColumn()
  createdAt!: string;

  @InstantColumn()
  endsAt!: string;

  @InstantColumn({ nullable: true })
  revokedAt!: string | null;
}
