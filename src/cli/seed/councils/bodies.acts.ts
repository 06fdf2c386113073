import { CouncilSetup, type SeatStatus } from '../../../councils/index.js';
import { dayMonthYear } from '../../../platform/formatting/french.js';
import type { Act } from '../player.js';
import type { Stage } from '../stage.js';
import { BODIES, type BodyData, COUNCILS, jobOf, lettersOf, ORGANISATIONS, type OrganisationData, type PersonData } from './councils.data.js';
import { recorded } from './recorded.js';

/** Bodies on the day of their creation, and their seats on the day when somebody first holds them. */
export function bodyActs(stage: Stage): Act[] {
  return [
    ...BODIES.map((body) => ({ at: stage.at(body.created, '09:10'), run: () => createBody(stage, body, body.council) })),
    ...BODIES.flatMap((body) => seatDays(body).map((day) => ({ at: stage.at(day, '09:20'), run: () => seat(stage, body, day) }))),
  ];
}

async function createBody(stage: Stage, body: BodyData, council: string): Promise<void> {
  const { key, kind, level, name, shortName, series } = body;
  const values = { councilId: stage.council(council), kind, level, name, shortName, series, isDefault: body.isDefault ?? false };
  await recorded(stage, 'body.create', council, async () => {
    stage.know('body', key, await stage.get(CouncilSetup).createBody({ ...values, createdOn: stage.day(body.created) }));
  });
}

/** Days on which somebody is seated in the body: its creation, then each later arrival. */
function seatDays(body: BodyData): number[] {
  const days = seatedIn(body).map(({ person }) => startOf(person, body));
  return [...new Set(days)].sort((a, b) => a - b);
}

async function seat(stage: Stage, body: BodyData & { readonly council: string }, day: number): Promise<void> {
  const setup = stage.get(CouncilSetup);
  const councilId = stage.council(body.council);
  const startsOn = stage.day(day);
  await recorded(stage, 'body.seat', body.council, async () => {
    for (const { person, organisation, rank } of seatedIn(body)) {
      if (startOf(person, body) !== day) continue;
      const personId = stage.id('person', person.name[1]);
      const label = `${body.key} ${organisation.code}`;
      if (person.substitute?.includes(body.key)) {
        await setup.giveMandate(councilId, stage.id('seat', label), personId, 'substitute', startsOn);
        continue;
      }
      const place = { councilId, bodyId: stage.id('body', body.key), organisationId: stage.organisation(body.council, organisation.code) };
      const seatId = await setup.addSeat({ ...place, jobTitle: jobOf(person), rank, startsOn, endsOn: null, ...standingOf(stage, body, organisation) });
      if (!stage.knows('seat', label)) stage.know('seat', label, seatId);
      stage.know('seat', `${body.key} ${person.name[1]}`, seatId);
      await setup.giveMandate(councilId, seatId, personId, 'holder', startsOn);
    }
  });
}

/** Prefecture, prosecutor, and the EPCI in a CLSPD, are members of right; the others were appointed by the act of composition. */
const TOWN = 1;
const PREFECTURE = 3;
const PROSECUTOR = 5;
const EPCI = 24;
const BY_RIGHT = [PREFECTURE, PROSECUTOR, EPCI];

function standingOf(stage: Stage, { kind, created, council }: BodyData & { readonly council: string }, { category }: OrganisationData): { status?: SeatStatus; act?: string } {
  const isOwn = category === (COUNCILS.find(({ code }) => code === council)?.kind === 'CISPD' ? EPCI : TOWN);
  if (kind !== 'plenary' || isOwn) return {};
  return BY_RIGHT.includes(category) ? { status: 'by_right' } : { status: 'appointed', act: `arrêté du ${dayMonthYear(stage.day(created))}` };
}

interface Seated {
  readonly organisation: OrganisationData;
  readonly person: PersonData;
  readonly rank: number;
}

function seatedIn({ key }: BodyData): Seated[] {
  const everybody = ORGANISATIONS.flatMap((organisation) => organisation.persons.map((person) => ({ organisation, person })));
  return everybody.filter(({ person }) => lettersOf(person).includes(key)).map((seated, index) => ({ ...seated, rank: index + 1 }));
}

function startOf(person: PersonData, body: BodyData): number {
  return person.since?.[body.key] ?? body.created;
}
