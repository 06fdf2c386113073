import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { expectVersion, NotVisible, RuleViolation } from '../../platform/web/errors.js';
import { administeredCouncil } from '../administered.js';
import { BodyRepository } from '../bodies/body.repository.js';
import { CouncilRole } from '../council-role.entity.js';
import type { CouncilRoleName } from '../council-words.js';
import type { ChosenPerson } from '../seats/chosen-person.js';
import { CouncilPeople, type CouncilPerson } from '../seats/council-people.js';
import { lastDayBefore, lastsBeyond, overlaps } from '../span.js';
import { Coordination } from './coordination.js';
import { RoleRepository } from './role.repository.js';
import { expectCoordination, refuseSecondChair } from './role.rules.js';

export interface GivenRole {
  readonly role: CouncilRoleName;
  readonly person: ChosenPerson;
  /** For whom a newcomer acts. */
  readonly organisationId: string | null;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly act: string | null;
  readonly invites: boolean;
}

/** Who chairs, coordinates, keeps the secretariat, reads the summaries, looks after personal data; each with dates. */
@Injectable()
export class RoleService {
  constructor(
    private readonly database: Database,
    private readonly bodies: BodyRepository,
    private readonly roles: RoleRepository,
    private readonly coordination: Coordination,
    private readonly people: CouncilPeople,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async give(viewer: Viewer, given: GivenRole): Promise<CouncilPerson> {
    return this.change(viewer, (councilId, roles) => this.add(viewer, councilId, roles, given));
  }

  /** From that day on; a role not yet begun never begins. */
  async end(viewer: Viewer, id: string, version: number, from: string): Promise<void> {
    await this.change(viewer, async (_councilId, roles) => {
      const role = roles.find((one) => one.id === id);
      if (role === undefined) throw new NotVisible();
      if (role.endsOn === lastDayBefore(from)) return;
      expectVersion({ version: role.version ?? 1 }, version);
      if (!lastsBeyond(role, from)) throw new RuleViolation('role.ended', 'Ce rôle a déjà pris fin.');
      await this.endOne(viewer, role, from);
    });
  }

  /** In one gesture: the coordinator goes, the successor comes the same day. Everything stays with the council. */
  async handOver(viewer: Viewer, id: string, given: Omit<GivenRole, 'role' | 'endsOn'>): Promise<CouncilPerson> {
    return this.change(viewer, async (councilId, roles) => {
      const leaving = roles.find((one) => one.id === id && one.role === 'coordinator');
      if (leaving === undefined) throw new NotVisible();
      if (!lastsBeyond(leaving, given.startsOn)) throw new RuleViolation('role.ended', 'Ce rôle a déjà pris fin.');
      if ('personId' in given.person && given.person.personId === leaving.personId) {
        throw new RuleViolation('role.samePerson', 'Choisissez une autre personne que celle qui part.');
      }
      const successor = await this.add(viewer, councilId, roles, { ...given, role: 'coordinator', endsOn: null });
      await this.endOne(viewer, leaving, given.startsOn);
      return successor;
    });
  }

  /** What must stay true of all the roles of a council is checked under its row: two removals at once are one after the other. */
  private async change<T>(viewer: Viewer, work: (councilId: string, roles: CouncilRole[]) => Promise<T>): Promise<T> {
    const councilId = administeredCouncil(viewer);
    return this.database.unitOfWork(async () => {
      await this.bodies.lockCouncil(councilId);
      const roles = await this.roles.toChange(councilId);
      const before = (await this.coordination.effective(councilId, roles)).map(({ role, startsOn, endsOn }) => ({ role, startsOn, endsOn }));
      const result = await work(councilId, roles);
      expectCoordination(before, await this.coordination.effective(councilId, roles), this.clock.today());
      return result;
    });
  }

  private async add(viewer: Viewer, councilId: string, roles: CouncilRole[], given: GivenRole): Promise<CouncilPerson> {
    const { role, startsOn, endsOn, act } = given;
    if (endsOn !== null && endsOn < startsOn) throw new RuleViolation('role.order', 'La fin vient avant le début\u00a0: vérifiez les dates.');
    refuseSecondChair(roles, { role, startsOn, endsOn });
    const person = await this.people.settle(viewer, councilId, 'newcomer' in given.person ? given.organisationId : null, given.person);
    if (roles.some((one) => one.role === role && one.personId === person.personId && overlaps(one, { startsOn, endsOn }))) {
      throw new RuleViolation('role.already', `${person.name} tient déjà ce rôle à ces dates.`);
    }
    const row = Object.assign(new CouncilRole(), { id: this.ids.next(), councilId, personId: person.personId, role, startsOn, endsOn, act });
    roles.push(await this.database.insert(row));
    this.audit.record(viewer, { act: 'role.give', rowType: 'council_role', rowId: row.id, councilId });
    if (given.invites && may(viewer, 'account.invite', councilId)) await this.people.invite(viewer, councilId, person);
    return person;
  }

  private async endOne(viewer: Viewer, role: CouncilRole, from: string): Promise<void> {
    const before = { endsOn: role.endsOn };
    role.endsOn = lastDayBefore(from > role.startsOn ? from : role.startsOn);
    await this.database.save(role);
    this.audit.record(viewer, { act: 'role.end', rowType: 'council_role', rowId: role.id, councilId: role.councilId, before });
  }
}
