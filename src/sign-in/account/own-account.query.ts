import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { Clock } from '../../platform/clock/clock.js';
import { roleLabel } from '../viewer-facts.js';
import { Viewers } from '../viewers.js';

/** What a person is in one council. */
export interface OwnPlace {
  readonly council: string;
  /** « Coordination, Formation restreinte »: roles, then bodies where she sits. */
  readonly role: string;
  readonly organisations: readonly string[];
}

const ORGANISATIONS = `
  SELECT c.council_id, o.name FROM contact c JOIN organisation o ON o.id = c.organisation_id
  WHERE c.person_id = :personId AND (c.ended_on IS NULL OR c.ended_on >= :day) ORDER BY o.sort_key`;

/** The account's owner, as the councils know her. */
@Injectable()
export class OwnAccountQuery {
  constructor(
    private readonly database: Database,
    private readonly viewers: Viewers,
    private readonly clock: Clock,
  ) {}

  async placesOf(personId: string): Promise<OwnPlace[]> {
    const [councils, organisations] = await Promise.all([
      this.viewers.factsOf(personId),
      this.database.sql(ORGANISATIONS, { personId, day: this.clock.today() }),
    ]);
    return councils.map((council) => ({
      council: `${council.kind} ${council.name}`,
      role: roleLabel(council),
      organisations: organisations.filter(({ council_id }) => council_id === council.id).map(({ name }) => String(name)),
    }));
  }
}
