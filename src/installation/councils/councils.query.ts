import { Injectable } from '@nestjs/common';
import { Council, CouncilRole } from '../../councils/index.js';
import { Person } from '../../people/index.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

export interface InstalledCouncil {
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly createdOn: string;
  readonly coordinators: readonly string[];
}

/** The councils of the installation and who to call in each: nothing of what they write. */
@Injectable()
export class InstalledCouncils {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async all(): Promise<InstalledCouncil[]> {
    const today = this.clock.today();
    const [councils, coordinators] = await Promise.all([
      this.database.read(Council, 'council').orderBy('council.name').addOrderBy('council.id').getMany(),
      this.database.rows(
        this.database
          .read(CouncilRole, 'role')
          .innerJoin(Person, 'person', 'person.id = role.personId')
          .select('role.councilId', 'councilId')
          .addSelect('person.givenName', 'givenName')
          .addSelect('person.familyName', 'familyName')
          .where("role.role = 'coordinator' AND role.startsOn <= :today AND (role.endsOn IS NULL OR role.endsOn >= :today)", { today })
          .orderBy('person.sortKey'),
        (row) => ({ councilId: String(row.councilId), name: `${String(row.givenName)} ${String(row.familyName)}` }),
      ),
    ]);
    return councils.map(({ id, code, kind, name, createdOn }) => ({
      code, kind, name, createdOn, coordinators: coordinators.filter(({ councilId }) => councilId === id).map((one) => one.name),
    }));
  }
}
