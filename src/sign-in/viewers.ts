import { Injectable } from '@nestjs/common';
import type { Viewer } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { type Asker, COUNCILS_OF_PERSON, type CouncilFacts, FACTS_OF_PERSON, factsByCouncil, viewerOf } from './viewer-facts.js';

/** Builds viewers from what the database says today. */
@Injectable()
export class Viewers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async factsOf(personId: string): Promise<CouncilFacts[]> {
    const [councils, facts] = await Promise.all([
      this.database.sql(COUNCILS_OF_PERSON, { personId }),
      this.database.sql(FACTS_OF_PERSON, { personId, day: this.clock.today() }),
    ]);
    return factsByCouncil(councils, facts);
  }

  /** A person acting without a browser: the demonstration's acts, commands. */
  async forPerson(personId: string, currentCouncilId: string | null = null, assurance: Asker['assurance'] = 'two-factor'): Promise<Viewer> {
    return viewerOf({ accountId: null, personId, assurance, currentCouncilId, isTechnicalAdministrator: false }, await this.factsOf(personId), this.clock.today());
  }
}
