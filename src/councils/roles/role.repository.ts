import { Injectable } from '@nestjs/common';
import { Person } from '../../people/index.js';
import { Database } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import { NotVisible } from '../../platform/web/errors.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { CouncilRole } from '../council-role.entity.js';
import type { CouncilRoleName } from '../council-words.js';
import type { RoleSpan } from './role.rules.js';

export interface RoleRow extends RoleSpan {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly act: string | null;
  readonly version: number;
}

/** The roles of one council, of today and of before. */
@Injectable()
export class RoleRepository {
  constructor(private readonly database: Database) {}

  /** The newest first within each role. */
  ofCouncil(councilId: string): Promise<RoleRow[]> {
    const query = this.database
      .read(CouncilRole, 'role')
      .innerJoin(Person, 'person', 'person.id = role.personId')
      .select('role.id', 'id')
      .addSelect('role.personId', 'personId')
      .addSelect('role.role', 'role')
      .addSelect('role.startsOn', 'startsOn')
      .addSelect('role.endsOn', 'endsOn')
      .addSelect('role.act', 'act')
      .addSelect('role.version', 'version')
      .addSelect('person.givenName', 'givenName')
      .addSelect('person.familyName', 'familyName')
      .where('role.councilId = :councilId', { councilId })
      .orderBy('role.startsOn', 'DESC')
      .addOrderBy('role.id', 'DESC');
    return this.database.rows(query, (row) => ({
      id: String(row.id),
      personId: String(row.personId),
      name: `${String(row.givenName)} ${String(row.familyName)}`,
      role: String(row.role) as CouncilRoleName,
      startsOn: String(row.startsOn),
      endsOn: textOrNull(row.endsOn),
      act: textOrNull(row.act),
      version: Number(row.version ?? 1),
    }));
  }

  async byId(councilId: string, id: string): Promise<RoleRow> {
    const found = parseId(id) === null ? undefined : (await this.ofCouncil(councilId)).find((role) => role.id === id);
    if (found === undefined) throw new NotVisible();
    return found;
  }

  toChange(councilId: string): Promise<CouncilRole[]> {
    return this.database.allToChange(this.database.read(CouncilRole, 'role').where('role.councilId = :councilId', { councilId }));
  }
}
