import { Injectable } from '@nestjs/common';
import { type CouncilRoleName, ROLE_LABEL } from '../councils/index.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { JournalLine } from './journal.query.js';

export interface Actor {
  readonly name: string;
  /** Her role in the council, else the organisation for which she acts. */
  readonly place: string | null;
}

const NAMES = 'SELECT id, given_name, family_name FROM person WHERE id IN (:...ids)';
const ORGANISATIONS = `
  SELECT c.person_id AS id, o.name AS place FROM contact c JOIN organisation o ON o.id = c.organisation_id
  WHERE c.council_id = :councilId AND c.person_id IN (:...ids) ORDER BY CASE WHEN c.ended_on IS NULL THEN 1 ELSE 0 END, c.rank DESC`;
const ROLES = `
  SELECT person_id AS id, role FROM council_role
  WHERE council_id = :councilId AND person_id IN (:...ids) AND starts_on <= :day AND (ends_on IS NULL OR ends_on >= :day) ORDER BY role DESC`;
const PERSONS_OF_COUNCIL = `
  SELECT p.id, p.given_name, p.family_name, p.sort_key FROM person p
  WHERE p.id IN (SELECT person_id FROM contact WHERE council_id = :councilId UNION SELECT person_id FROM council_role WHERE council_id = :councilId)
  ORDER BY p.sort_key, p.id`;
const PERSONS_WITH_ACCOUNT = 'SELECT p.id, p.given_name, p.family_name FROM person p JOIN account a ON a.person_id = p.id ORDER BY p.sort_key, p.id';

/** Who stands behind the lines of a journal: professional names, which their councils know already. */
@Injectable()
export class JournalActorsQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(lines: readonly JournalLine[], councilId: string | null): Promise<Map<string, Actor>> {
    const ids = [...new Set(lines.map(({ personId }) => personId).filter((id) => id !== null))];
    if (ids.length === 0) return new Map();
    const names = await this.database.sql(NAMES, { ids });
    const places = councilId === null ? new Map<string, string>() : await this.placesOf(ids, councilId);
    return new Map(names.map((row) => [String(row.id), { name: `${String(row.given_name)} ${String(row.family_name)}`, place: places.get(String(row.id)) ?? null }]));
  }

  /** Whose acts may be looked for: the persons of a council, or of the installation. */
  async choices(councilId: string | null): Promise<{ readonly value: string; readonly label: string }[]> {
    const rows = councilId === null ? await this.database.sql(PERSONS_WITH_ACCOUNT) : await this.database.sql(PERSONS_OF_COUNCIL, { councilId });
    return rows.map((row) => ({ value: String(row.id), label: `${String(row.given_name)} ${String(row.family_name)}` }));
  }

  private async placesOf(ids: readonly string[], councilId: string): Promise<Map<string, string>> {
    const organisations = await this.database.sql(ORGANISATIONS, { ids, councilId });
    const roles = await this.database.sql(ROLES, { ids, councilId, day: this.clock.today() });
    return new Map([
      ...organisations.map((row) => [String(row.id), String(row.place)] as const),
      ...roles.map((row) => [String(row.id), ROLE_LABEL[String(row.role) as CouncilRoleName]] as const),
    ]);
  }
}
