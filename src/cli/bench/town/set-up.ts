import type { INestApplicationContext } from '@nestjs/common';
import { type BodyKind, type BodyLevel, type CouncilRoleName, CouncilSetup } from '../../../councils/index.js';
import { PeopleRegister } from '../../../people/index.js';
import { Territory } from '../../../places/index.js';
import { Database } from '../../../platform/database/database.js';
import { hashPassword } from '../../../sign-in/passwords/passwords.js';
import { day } from './days.js';
import { ORGANISATIONS } from './volumes.js';

export const PASSWORD = 'un-long-mot-de-passe';
export const COORDINATOR = 'coordination@mesures.example';

export interface BenchBody {
  readonly id: string;
  readonly key: 'plenary' | 'restricted' | 'group' | 'watch';
  readonly level: BodyLevel;
  readonly series: string;
  readonly name: string;
  readonly seats: readonly BenchSeat[];
}

export interface BenchSeat {
  readonly id: string;
  readonly organisationId: string;
  readonly personId: string;
}

export interface BenchCouncil {
  readonly id: string;
  readonly code: string;
  readonly coordinatorId: string;
  readonly bodies: readonly BenchBody[];
  readonly organisationIds: readonly string[];
  readonly sectorIds: readonly string[];
}

interface Somebody {
  readonly organisationId: string;
  readonly personId: string;
  readonly job: string;
}

const CODE = 'MES';
const BODIES: readonly (readonly [BenchBody['key'], BodyKind, BodyLevel, string, string, number])[] = [
  ['plenary', 'plenary', 'members', 'Formation plénière', '', ORGANISATIONS],
  ['restricted', 'restricted', 'restricted', 'Formation restreinte', 'R', 8],
  ['group', 'group', 'group', 'Groupe de la Gare', 'G', 8],
  ['watch', 'watch_unit', 'members', 'Cellule de veille', '', 14],
];
const JOBS = ['directrice', 'chef de service', 'responsable sûreté', 'proviseure', 'responsable d’agence', 'référent'] as const;
const FAMILIES = ['Aubrac', 'Brémont', 'Castelin', 'Delorme', 'Esnault', 'Fauvel', 'Garrigue', 'Hautbois', 'Isnard', 'Joubert'] as const;

/** The small tables, by the services that build every council: institution, bodies, partners, one coordinator who signs in. */
export async function setUpCouncil(app: INestApplicationContext, since: number): Promise<BenchCouncil> {
  const hash = await hashPassword(PASSWORD);
  return app.get(Database, { strict: false }).unitOfWork(() => new SetUp(app, day(since)).build(hash));
}

class SetUp {
  private readonly setup: CouncilSetup;
  private readonly register: PeopleRegister;
  private readonly territory: Territory;

  constructor(app: INestApplicationContext, private readonly since: string) {
    this.setup = app.get(CouncilSetup, { strict: false });
    this.register = app.get(PeopleRegister, { strict: false });
    this.territory = app.get(Territory, { strict: false });
  }

  async build(passwordHash: string): Promise<BenchCouncil> {
    const id = await this.council();
    const sectors = await this.territory.addZoning(id, 'Secteurs', Array.from({ length: 12 }, (_, rank) => `Secteur ${rank + 1}`));
    const somebodies = await this.people(id);
    const coordinator = await this.somebody(id, somebodies[0]?.organisationId ?? '', ['Claire', 'Montbrun'], 'coordinatrice', 2, COORDINATOR);
    await this.register.addAccount(coordinator.personId, COORDINATOR, passwordHash);
    await this.setup.giveRole(id, coordinator.personId, 'coordinator' satisfies CouncilRoleName, this.since);
    const charterId = await this.setup.adoptCharter(id, 1, this.since);
    for (const { personId } of [coordinator, ...somebodies]) await this.setup.signCharter(id, charterId, { personId }, this.since);
    const bodies: BenchBody[] = [];
    for (const [key, kind, level, name, series, places] of BODIES) {
      const bodyId = await this.setup.createBody({ councilId: id, kind, level, name, shortName: name, series, isDefault: key === 'plenary', createdOn: this.since });
      const seated = key === 'group' ? [coordinator, ...somebodies.slice(1, places)] : somebodies.slice(0, places);
      bodies.push({ id: bodyId, key, level, series, name, seats: await this.seats(id, bodyId, seated) });
    }
    const organisationIds = somebodies.map(({ organisationId }) => organisationId);
    return { id, code: CODE, coordinatorId: coordinator.personId, bodies, organisationIds, sectorIds: [...sectors.values()] };
  }

  private council(): Promise<string> {
    return this.setup.createCouncil(
      { code: CODE, kind: 'CLSPD', name: 'Mesures', fullName: 'CLSPD de Mesures', tint: null, population: 62_000, derogationUntil: '2099-12-31', createdOn: this.since },
      { convocationDays: 7, plenaryApprovedAtNext: true, tacitApprovalDays: 10, silenceDays: 30, charterForRestricted: true },
    );
  }

  /** One holder an organisation; the first organisation is the town, whose first contact is its mayor. */
  private async people(councilId: string): Promise<Somebody[]> {
    const somebodies: Somebody[] = [];
    for (let rank = 0; rank < ORGANISATIONS; rank += 1) {
      const name = rank === 0 ? 'Ville de Mesures' : `Partenaire ${String(rank).padStart(2, '0')}`;
      const values = { councilId, code: `P${String(rank).padStart(2, '0')}`, name, shortName: name, category: 1 + (rank % 22) };
      const organisationId = await this.register.addOrganisation(values);
      const family = FAMILIES[rank % FAMILIES.length] ?? '';
      somebodies.push(await this.somebody(councilId, organisationId, ['Camille', family], JOBS[rank % JOBS.length] ?? '', 1, `p${rank}@mesures.example`));
    }
    return somebodies;
  }

  private async somebody(councilId: string, organisationId: string, names: readonly [string, string], job: string, rank: number, email: string): Promise<Somebody> {
    const personId = await this.register.addPerson(...names);
    await this.register.addContact({ councilId, organisationId, personId, jobTitle: job, rank, email });
    return { organisationId, personId, job };
  }

  private async seats(councilId: string, bodyId: string, somebodies: readonly Somebody[]): Promise<BenchSeat[]> {
    const seats: BenchSeat[] = [];
    for (const [rank, { organisationId, personId, job }] of somebodies.entries()) {
      const id = await this.setup.addSeat({ councilId, bodyId, organisationId, jobTitle: job, rank: rank + 1, startsOn: this.since, endsOn: null });
      await this.setup.giveMandate(councilId, id, personId, 'holder', this.since);
      seats.push({ id, organisationId, personId });
    }
    return seats;
  }
}
