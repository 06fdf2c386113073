import { CouncilSetup } from '../../../councils/index.js';
import { PeopleRegister } from '../../../people/index.js';
import { Territory } from '../../../places/index.js';
import { hashPassword } from '../../../sign-in/passwords/passwords.js';
import { bodyActs } from './bodies.acts.js';
import {
  ACCOUNTS, actsIn, addressOf, COUNCILS, type CouncilData, jobOf, lettersOf, ORGANISATIONS, type OrganisationData, PASSWORD,
} from './councils.data.js';
import { recorded } from './recorded.js';
import type { Act } from '../player.js';
import type { Stage } from '../stage.js';

/** Councils with their territory, bodies, organisations, persons, seats and charters, each on its day. */
export function councilActs(stage: Stage): Act[] {
  const born = Math.min(...COUNCILS.map(({ created }) => created));
  return [
    { at: stage.at(born, '08:00'), run: () => registerPersons(stage) },
    ...COUNCILS.map((council) => ({ at: stage.at(council.created, '09:00'), run: () => createCouncil(stage, council) })),
    ...bodyActs(stage),
    ...COUNCILS.map((council) => ({ at: stage.at(council.derogationUntil - 365, '07:30'), run: () => signDerogation(stage, council) })),
    ...COUNCILS.flatMap((council) =>
      council.charter === null ? [] : [{ at: stage.at(council.charter, '09:30'), run: () => adoptCharter(stage, council, stage.day(council.charter ?? 0)) }],
    ),
  ];
}

async function registerPersons(stage: Stage): Promise<void> {
  const register = stage.get(PeopleRegister);
  const passwords = new Map(await Promise.all(ACCOUNTS.map(async ({ person }) => [person, await hashPassword(PASSWORD)] as const)));
  await recorded(stage, 'installation.registerPersons', null, async () => {
    for (const organisation of ORGANISATIONS) {
      for (const person of organisation.persons) {
        const id = stage.know('person', person.name[1], await register.addPerson(...person.name));
        const known = ACCOUNTS.find((account) => account.person === person.name[1]);
        const email = known?.email ?? addressOf(person, organisation);
        if (known !== undefined || lettersOf(person).length > 0) await register.addAccount(id, email, passwords.get(person.name[1]) ?? null);
      }
    }
    for (const { email, person, name } of ACCOUNTS) {
      if (name === undefined) continue;
      const id = stage.know('person', person, await register.addPerson(...name));
      await register.addAccount(id, email, passwords.get(person) ?? null, true);
    }
  });
}

async function createCouncil(stage: Stage, council: CouncilData): Promise<void> {
  const { code, kind, name, fullName, tint, population, territoryCode = null, hasPriorityDistrict = null, rules } = council;
  const setup = stage.get(CouncilSetup);
  const dates = { derogationUntil: stage.day(council.derogationUntil), createdOn: stage.day(council.created) };
  await recorded(stage, 'council.create', code, async () => {
    stage.know('council', code, await setup.createCouncil({ code, kind, name, fullName, tint, population, territoryCode, hasPriorityDistrict, ...dates }, rules));
    await drawTerritory(stage, council);
    for (const organisation of ORGANISATIONS) await addOrganisation(stage, organisation, code);
    for (const [role, person] of Object.entries(council.roles)) {
      await setup.giveRole(stage.council(code), stage.id('person', person), role as keyof CouncilData['roles'], dates.createdOn);
    }
  });
}

/** What lets the demonstration's accounts sign in by password alone, signed like any other. */
async function signDerogation(stage: Stage, { code, roles, derogationUntil }: CouncilData): Promise<void> {
  const signatory = stage.id('person', roles.chair ?? roles.coordinator ?? '');
  const reason = 'Démonstration\u00a0: ses comptes se connectent par mot de passe seul.';
  await recorded(stage, 'derogation.sign', code, async () => {
    await stage.get(CouncilSetup).signDerogation(stage.council(code), signatory, stage.day(derogationUntil), reason);
  });
}

async function drawTerritory(stage: Stage, { code, communes, zonings }: CouncilData): Promise<void> {
  const territory = stage.get(Territory);
  for (const [insee, name] of communes) await territory.addCommune(stage.council(code), insee, name);
  for (const { name, sectors } of zonings) {
    for (const [sector, id] of await territory.addZoning(stage.council(code), name, sectors)) {
      if (!stage.knows('sector', sector)) stage.know('sector', sector, id);
    }
  }
}

/** A partner with at least one person who acts in that council. */
async function addOrganisation(stage: Stage, { code, name, shortName, category, ...organisation }: OrganisationData, council: string): Promise<void> {
  const register = stage.get(PeopleRegister);
  const persons = organisation.persons.filter((person) => actsIn(person, council));
  if (persons.length === 0) return;
  const councilId = stage.council(council);
  const organisationId = await register.addOrganisation({ councilId, code, name, shortName, category, presentation: organisation.presentation ?? null });
  stage.know('organisation', `${council} ${code}`, organisationId);
  for (const [index, person] of persons.entries()) {
    const email = addressOf(person, { code, name, shortName, category, ...organisation });
    const personId = stage.id('person', person.name[1]);
    await register.addContact({ councilId, organisationId, personId, jobTitle: jobOf(person), rank: index + 1, email, phone: person.phone ?? null });
  }
}

async function adoptCharter(stage: Stage, { code, charterTitle, charterText }: CouncilData, day: string): Promise<void> {
  const setup = stage.get(CouncilSetup);
  const councilId = stage.council(code);
  await recorded(stage, 'charter.adopt', code, async () => {
    const charterId = await setup.adoptCharter(councilId, 1, day, { title: charterTitle ?? null, text: charterText?.join('\n\n') ?? null });
    for (const organisation of ORGANISATIONS) {
      const persons = organisation.persons.filter((person) => actsIn(person, code));
      if (persons.length === 0) continue;
      await setup.signCharter(councilId, charterId, { organisationId: stage.organisation(code, organisation.code) }, day);
      for (const person of persons) {
        if (person.unsigned !== true) await setup.signCharter(councilId, charterId, { personId: stage.id('person', person.name[1]) }, day);
      }
    }
  });
}
