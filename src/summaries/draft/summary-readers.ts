import { Injectable } from '@nestjs/common';
import { CouncilRole, Readers } from '../../councils/index.js';
import { People } from '../../people/index.js';
import { audience } from '../../platform/access/audience.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { SummaryReaders } from './summary-draft.presenter.js';

/** Who will read a summary once published: told before the button. */
@Injectable()
export class SummaryAudience {
  constructor(
    private readonly database: Database,
    private readonly readers: Readers,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  async of(councilId: string): Promise<SummaryReaders> {
    const today = this.clock.today();
    const members = await this.readers.of(audience(councilId, 'members'), today);
    const elected = await this.electedReaders(councilId, today);
    const names = await this.people.names(elected);
    return { members: members.length, electedReaders: elected.map((id) => names.get(id) ?? '').sort() };
  }

  private electedReaders(councilId: string, day: string): Promise<string[]> {
    const query = this.database
      .read(CouncilRole, 'role')
      .select('role.personId', 'personId')
      .where("role.councilId = :councilId AND role.role = 'elected_reader'", { councilId })
      .andWhere('role.startsOn <= :day AND (role.endsOn IS NULL OR role.endsOn >= :day)', { day });
    return this.database.rows(query, (row) => String(row.personId));
  }
}
