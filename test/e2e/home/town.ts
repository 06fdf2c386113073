import { CouncilSetup } from '../../../src/councils/index.js';
import { PeopleRegister } from '../../../src/people/index.js';
import { MeetingService } from '../../../src/meetings/index.js';
import { ReplyService } from '../../../src/problems/index.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { anOpenProblem } from '../../factories/problem.js';
import type { TestApp } from '../../support/app.js';

/** Words that only readers of the group may meet. */
export const GROUP_SECRETS = ['Occupation des halls', 'Réparer la porte', 'Fixer un passage', 'pas avant avril'];

export interface Town {
  readonly council: SmallCouncil;
  readonly neighbour: SmallCouncil;
}

/**
 * Two councils. In the first, a members problem with a late action of the landlord, a group problem with a late action of the landlord
 * and one that the police says blocked, a meeting of the group in seven days. In the second, an action asked of the first one's town.
 */
export async function aTown(test: TestApp): Promise<Town> {
  const council = await aCouncil(test);
  const neighbour = await aCouncil(test, 'VDB', 'Val de Brune');
  const { organisations } = council;
  const coordinator = await council.viewer('coordinator');
  const dump = await anOpenProblem(test, coordinator, council.plenary.id, 'Dépôts sauvages au Pont-Neuf');
  const halls = await anOpenProblem(test, coordinator, council.group.id, 'Occupation des halls');
  const landlord = organisations.BH ?? '';
  const police = organisations.PM ?? '';
  await anAction(test, coordinator, { problemId: dump, leadOrganisationId: landlord, contributorIds: [organisations.TB ?? ''], dueOn: '2026-02-28' });
  await anAction(test, coordinator, { problemId: halls, sentence: 'Réparer la porte', leadOrganisationId: landlord, dueOn: '2026-02-12' });
  const blocked = await anAction(test, coordinator, { problemId: halls, sentence: 'Fixer un passage', leadOrganisationId: police, dueOn: '2026-03-20' });
  await test.app.get(ReplyService).reply(await council.viewer('police'), blocked, {
    organisationId: police, state: 'blocked', motive: 'delivery', words: 'Livraison pas avant avril', expectedOn: null, channel: 'signed_in',
  });
  await test.app.get(MeetingService).create(coordinator, { bodyId: council.group.id, heldOn: '2026-03-10', startsAt: '09:30', endsAt: '11:00', place: 'Mairie' });
  await seatCoordinatorNextDoor(test, council, neighbour);
  return { council, neighbour };
}

async function seatCoordinatorNextDoor(test: TestApp, council: SmallCouncil, neighbour: SmallCouncil): Promise<void> {
  const setup = test.app.get(CouncilSetup);
  const register = test.app.get(PeopleRegister);
  const personId = council.persons.coordinator ?? '';
  const town = neighbour.organisations.VIL ?? '';
  await test.database.unitOfWork(async () => {
    const seat = { councilId: neighbour.councilId, bodyId: neighbour.plenary.id, organisationId: town, jobTitle: 'coordinatrice', rank: 20 };
    const seatId = await setup.addSeat({ ...seat, startsOn: '2024-01-01', endsOn: null });
    await setup.giveMandate(neighbour.councilId, seatId, personId, 'holder', '2024-01-01');
    await register.addContact({ councilId: neighbour.councilId, organisationId: town, personId, jobTitle: 'coordinatrice', rank: 20, email: null });
  });
  const other = await neighbour.viewer('coordinator');
  await anAction(test, other, { sentence: 'Dire qui pose les barrières', leadOrganisationId: town, dueOn: '2026-03-12' });
}
