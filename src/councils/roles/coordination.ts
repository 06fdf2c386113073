import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { CouncilRole } from '../council-role.entity.js';
import { expectCoordination } from './role.rules.js';

const COUNCILS = "SELECT DISTINCT council_id FROM council_role WHERE person_id = :personId AND role = 'coordinator'";
/** Whose account is closed coordinates nothing. */
const SHUT = `
  SELECT r.person_id FROM council_role r JOIN account a ON a.person_id = r.person_id
  WHERE r.council_id = :councilId AND r.role = 'coordinator' AND a.disabled_at IS NOT NULL`;

/** The last coordinator of a council cannot lose her account. */
@Injectable()
export class Coordination {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Inside the unit that closes the person's account: the roles stay locked until it ends. */
  async expectWithout(personId: string): Promise<void> {
    for (const { council_id } of await this.database.sql(COUNCILS, { personId })) {
      const councilId = String(council_id);
      const roles = await this.database.allToChange(this.database.read(CouncilRole, 'role').where('role.councilId = :councilId', { councilId }));
      const before = await this.effective(councilId, roles);
      expectCoordination(before, before.filter((role) => role.personId !== personId), this.clock.today());
    }
  }

  /** Those of the roles whose person can still sign in. */
  async effective<T extends { readonly personId: string }>(councilId: string, roles: readonly T[]): Promise<T[]> {
    const shut = new Set((await this.database.sql(SHUT, { councilId })).map(({ person_id }) => String(person_id)));
    return roles.filter(({ personId }) => !shut.has(personId));
  }
}
