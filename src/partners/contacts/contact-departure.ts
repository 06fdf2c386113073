import { Injectable } from '@nestjs/common';
import { ContactService } from '../../people/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { PartnerLinks } from '../../partner-links/index.js';

/** Somebody no longer represents an organisation: the doors that her mails opened close in the same unit. */
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
}
