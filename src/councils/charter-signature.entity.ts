import { Check, Entity, Index } from 'typeorm';
import { DayColumn, KeyColumn, ReferenceColumn } from '../platform/database/columns.js';

/** A person’s signature of the charter, or an organisation’s: only the former opens anything. */
@Entity('charter_signature')
@Index('ix_charter_signature_person_id', ['personId'])
@Index('ix_charter_signature_organisation_id', ['organisationId'])
@Check('ck_charter_signature_signatory', `("person_id" is null) <> ("organisation_id" is null)`)
export class CharterSignature {
  @KeyColumn()
  id!: string;

  @ReferenceColumn('council')
  councilId!: string;

  @ReferenceColumn('charter')
  charterId!: string;

  @ReferenceColumn('person', { nullable: true })
  personId!: string | null;

  @ReferenceColumn('organisation', { nullable: true })
  organisationId!: string | null;

  @DayColumn()
  signedOn!: string;
}
