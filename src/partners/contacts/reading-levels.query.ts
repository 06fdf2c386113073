import { Injectable } from '@nestjs/common';
import {
  Body, CouncilRole, type CouncilRoleName, Councils, Mandate, ROLES_READING_MEMBERS, ROLES_READING_RESTRICTED, Seat,
} from '../../councils/index.js';
import type { Confidentiality } from '../../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';

/** What a person holds in the council, as far as it decides what she reads. */
export interface Standing {
  readonly roles: readonly CouncilRoleName[];
  readonly mandates: readonly { readonly level: Confidentiality; readonly isHolder: boolean }[];
}

/** Up to which level a correspondent reads: the level alone, never the name of a group. */
@Injectable()
export class ReadingLevelsQuery {
  constructor(
    private readonly database: Database,
    private readonly councils: Councils,
    private readonly clock: Clock,
  ) {}

  /** Null for a person without seat nor role: she answers by link and reads nothing else. */
  async of(viewer: Viewer, personIds: readonly string[], signatures: ReadonlyMap<string, string>): Promise<Map<string, Confidentiality | null>> {
    const { charterForRestricted } = await this.councils.rulesOf(currentCouncil(viewer));
    const standings = await this.standings(viewer, personIds);
    return new Map(personIds.map((id) => [id, levelOf(standings.get(id), signatures.has(id), charterForRestricted)]));
  }

  async standings(viewer: Viewer, personIds: readonly string[]): Promise<Map<string, Standing>> {
    if (personIds.length === 0) return new Map();
    const asked = { councilId: currentCouncil(viewer), personIds: [...personIds], today: this.clock.today() };
    const mandates = () => this.database
      .read(Mandate, 'mandate')
      .innerJoin(Seat, 'seat', 'seat.id = mandate.seatId')
      .innerJoin(Body, 'body', 'body.id = seat.bodyId')
      .select('mandate.personId', 'personId')
      .addSelect('mandate.capacity', 'capacity')
      .addSelect('body.level', 'level')
      .where('mandate.councilId = :councilId AND mandate.personId IN (:...personIds)', asked)
      .andWhere('mandate.startsOn <= :today AND (mandate.endsOn IS NULL OR mandate.endsOn >= :today)');
    const roles = () => this.database
      .read(CouncilRole, 'role')
      .select('role.personId', 'personId')
      .addSelect('role.role', 'role')
      .where('role.councilId = :councilId AND role.personId IN (:...personIds)', asked)
      .andWhere('role.startsOn <= :today AND (role.endsOn IS NULL OR role.endsOn >= :today)');
    const held = await this.database.prepared('mandates of persons', asked, mandates).rows((row) => ({ personId: String(row.personId), level: String(row.level) as Confidentiality, isHolder: row.capacity === 'holder' }));
    const given = await this.database.prepared('roles of persons', asked, roles).rows((row) => ({ personId: String(row.personId), role: String(row.role) as CouncilRoleName }));
    const ids = new Set([...held, ...given].map(({ personId }) => personId));
    return new Map([...ids].map((id) => [id, { roles: given.filter(({ personId }) => personId === id).map(({ role }) => role), mandates: held.filter(({ personId }) => personId === id) }]));
  }
}

/** The same meaning as the viewer's: a group asks for her own signature and a titulaire, the restricted formation when the council says so. */
export function levelOf(standing: Standing | undefined, hasSigned: boolean, charterForRestricted: boolean): Confidentiality | null {
  if (standing === undefined) return null;
  const { roles, mandates } = standing;
  if (hasSigned && mandates.some(({ level, isHolder }) => level === 'group' && isHolder)) return 'group';
  const sitsInRestricted = mandates.some(({ level }) => level === 'restricted') && (hasSigned || !charterForRestricted);
  if (sitsInRestricted || roles.some((role) => ROLES_READING_RESTRICTED.includes(role))) return 'restricted';
  if (mandates.length > 0 || roles.some((role) => ROLES_READING_MEMBERS.includes(role))) return 'members';
  return null;
}
