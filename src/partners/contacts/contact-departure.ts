import { Injectable } from '@nestjs/common';
import { ContactService, type ContactValues } from '../../people/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { PartnerLinks } from '../../partner-links/index.js';
import type { PartnerContact } from './contacts.query.js';

/** Somebody leaves an organisation, or gets her mails elsewhere: the doors that they opened close in the same unit. */
@Injectable()
export class ContactDeparture {
  constructor(
    private readonly database: Database,
    private readonly contacts: ContactService,
    private readonly links: PartnerLinks,
  ) {}

  async end(viewer: Viewer, organisationId: string, contactId: string, version: number, endedOn: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      const { personId } = await this.contacts.end(viewer, organisationId, contactId, version, endedOn);
      await this.links.revokeOf(viewer, organisationId, personId);
    });
  }

  /** Another address: what was sent to the former one, perhaps to somebody else, opens nothing any more. */
  async edit(viewer: Viewer, { organisationId, id, personId, email }: PartnerContact, version: number, values: ContactValues & { readonly bounces: boolean }): Promise<void> {
    await this.database.unitOfWork(async () => {
      await this.contacts.edit(viewer, organisationId, id, version, values);
      if (email !== null && email.toLowerCase() !== values.email) await this.links.revokeOf(viewer, organisationId, personId);
    });
  }
}
