import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Council } from '../councils/index.js';
import { Installation } from '../installation/index.js';
import { Database } from '../platform/database/database.js';
import { SiteFacts } from '../platform/web/site-facts.js';

export interface CouncilContact {
  readonly name: string;
  /** Null: the council has not said it yet, and the page says so. */
  readonly contact: string | null;
}

/** What the pages of law say of this server: read where it is kept, never supposed. */
@Injectable()
export class LegalFacts implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly site: SiteFacts,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.site.tell((await this.installation())?.accessibilityStatus ?? null);
  }

  /** Null before the set-up. */
  installation(): Promise<Installation | null> {
    return this.database.read(Installation, 'installation').limit(1).getOne();
  }

  /** Whom to write to about personal data, council by council: each is answerable for its own rows. */
  dataContacts(): Promise<CouncilContact[]> {
    const query = this.database
      .read(Council, 'council')
      .select('council.kind', 'kind')
      .addSelect('council.name', 'name')
      .addSelect('council.dpoContact', 'contact')
      .orderBy('council.name');
    return this.database.rows(query, ({ kind, name, contact }) => ({ name: `${String(kind)} ${String(name)}`, contact: contact === null ? null : String(contact) }));
  }
}
