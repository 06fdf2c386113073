import { Councils, CouncilSetup, type Body, type BodyKind, type CouncilRoleName } from '../../src/councils/index.js';
import { PeopleRegister } from '../../src/people/index.js';
import type { Viewer } from '../../src/platform/access/viewer.js';
import { hashPassword } from '../../src/sign-in/passwords/passwords.js';
import { Viewers } from '../../src/sign-in/viewers.js';
import { PASSWORD, type TestApp } from '../support/app.js';

let passwordHash: Promise<string> | null = null;

export interface SmallCouncil {
  readonly councilId: string;
  readonly plenary: Body;
  readonly restricted: Body;
  /** A group of level III, where only the named persons read. */
  readonly group: Body;
  /** Organisation ids by code: VIL, PM, BH, TB. */
  readonly organisations: Readonly<Record<string, string>>;
  /** Person ids by key: coordinator, chair, secretary, reader, police, landlord, transport. */
  readonly persons: Readonly<Record<string, string>>;
  /** Seat ids by `<body>.<person>`: plenary.police… */
  readonly seats: Readonly<Record<string, string>>;
  viewer(person: string): Promise<Viewer>;
}

interface Somebody {
  readonly key: string;
  readonly names: readonly [string, string];
  readonly organisation: string;
  readonly job: string;
  readonly bodies: readonly ('plenary' | 'restricted' | 'group')[];
  readonly role?: CouncilRoleName;
}

const SOMEBODIES: readonly Somebody[] = [
  { key: 'coordinator', names: ['Claire', 'Montagnac'], organisation: 'VIL', job: 'coordinatrice', bodies: ['plenary', 'group'], role: 'coordinator' },
  { key: 'chair', names: ['Gilles', 'Ambrevert'], organisation: 'VIL', job: 'maire', bodies: ['plenary', 'restricted'], role: 'chair' },
  { key: 'secretary', names: ['Odile', 'Brévane'], organisation: 'VIL', job: 'secrétaire', bodies: [], role: 'secretary' },
  { key: 'reader', names: ['Solange', 'Périvier'], organisation: 'VIL', job: 'conseillère', bodies: [], role: 'elected_reader' },
  { key: 'police', names: ['Karim', 'Lortholary'], organisation: 'PM', job: 'chef de service', bodies: ['plenary', 'restricted', 'group'] },
  { key: 'landlord', names: ['Marc', 'Ouzrane'], organisation: 'BH', job: 'responsable d’agence', bodies: ['plenary', 'group'] },
  { key: 'transport', names: ['Solène', 'Kerzhéro'], organisation: 'TB', job: 'responsable sûreté', bodies: ['plenary'] },
];

/**
 * A council of seven persons with a plenary, a restricted formation and a group, the charter signed by all, and the
 * derogation that lets a password read everything. Accounts are `<key>@<code>.example` in lower case, e.g. `coordinator@val.example`.
 */
export async function aCouncil(test: TestApp, code = 'VAL', name = 'Valbrune'): Promise<SmallCouncil> {
  const setup = test.app.get(CouncilSetup);
  passwordHash ??= hashPassword(PASSWORD);
  const hash = await passwordHash;
  return test.database.unitOfWork(async () => {
    const councilId = await setup.createCouncil(
      { code, kind: 'CLSPD', name, fullName: `CLSPD de ${name}`, tint: null, population: 15_900, derogationUntil: '2099-12-31', createdOn: '2024-01-01' },
      { convocationDays: 7, plenaryApprovedAtNext: true, tacitApprovalDays: 10, silenceDays: 30, charterForRestricted: true },
    );
    const bodies = await createBodies(test, councilId);
    const made = await seatSomebodies(test, councilId, code, bodies, hash);

    return {
      councilId,
      plenary: await bodyRow(test, bodies.plenary), restricted: await bodyRow(test, bodies.restricted), group: await bodyRow(test, bodies.group),
      ...made,
      viewer: (person: string) => test.app.get(Viewers).forPerson(made.persons[person] ?? person, councilId),

    };
  });
}

async function bodyRow(test: TestApp, id: string): Promise<Body> {
  return test.app.get(Councils).bodyById(id);
}

async function createBodies(test: TestApp, councilId: string): Promise<Record<'plenary' | 'restricted' | 'group', string>> {
  const setup = test.app.get(CouncilSetup);
  const body = (kind: BodyKind, level: 'members' | 'restricted' | 'group', label: string, series: string) =>
    setup.createBody({ councilId, kind, level, name: label, shortName: label, series, isDefault: kind === 'plenary', createdOn: '2024-01-01' });
  return {
    plenary: await body('plenary', 'members', 'Formation plénière', ''),
    restricted: await body('restricted', 'restricted', 'Formation restreinte', 'R'),
    group: await body('group', 'group', 'Groupe des Tilleuls', 'T'),
  };
}

async function seatSomebodies(test: TestApp, councilId: string, code: string, bodies: Readonly<Record<string, string>>, hash: string) {
  const setup = test.app.get(CouncilSetup);
  const register = test.app.get(PeopleRegister);
  const organisations: Record<string, string> = {};
  const persons: Record<string, string> = {};
  const seats: Record<string, string> = {};
  const charterId = await setup.adoptCharter(councilId, 1, '2024-01-02');
  const names: Readonly<Record<string, readonly [string, string, number]>> = {
    VIL: ['Ville de Valbrune', 'Ville', 1], PM: ['Police municipale de Valbrune', 'Police municipale', 8],
    BH: ['Brune Habitat', 'Brune Habitat', 19], TB: ['Transbrune', 'Transbrune', 22],
  };
  for (const [organisation, [label, shortName, category]] of Object.entries(names)) {
    organisations[organisation] = await register.addOrganisation({ councilId, code: organisation, name: label, shortName, category });
  }
  let rank = 0;
  for (const { key, names: [given, family], organisation, job, bodies: sits, role } of SOMEBODIES) {
    rank += 1;
    const personId = await register.addPerson(given, family);
    const organisationId = organisations[organisation] ?? '';
    const email = `${key}@${code.toLowerCase()}.example`;
    persons[key] = personId;
    await register.addContact({ councilId, organisationId, personId, jobTitle: job, rank, email });
    await register.addAccount(personId, email, hash);
    await setup.signCharter(councilId, charterId, { personId }, '2024-01-02');
    if (role !== undefined) await setup.giveRole(councilId, personId, role, '2024-01-01');
    for (const body of sits) {
      const seatId = await setup.addSeat({ councilId, bodyId: bodies[body] ?? '', organisationId, jobTitle: job, rank, startsOn: '2024-01-01', endsOn: null });
      await setup.giveMandate(councilId, seatId, personId, 'holder', '2024-01-01');
      seats[`${body}.${key}`] = seatId;
    }
  }
  return { organisations, persons, seats };
}
