import { PartnerLinks } from '../../src/partner-links/index.js';
import { systemViewer } from '../../src/platform/access/viewer.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { anAction } from '../factories/action.js';
import { aCouncil } from '../factories/council.js';
import { aMeeting, aPoint } from '../factories/meeting.js';
import { anOpenProblem } from '../factories/problem.js';
import { openSitting } from '../factories/sitting.js';
import { startTestApp } from '../support/app.js';
import type { FreshDatabase } from '../support/database.js';

/** A small council with a sitting in session: what the clients write on. */
export interface Town {
  readonly problemIds: readonly string[];
  /** Open actions in those problems, led by the landlord. */
  readonly actionIds: readonly string[];
  readonly meetingId: string;
  readonly itemIds: readonly string[];
  readonly landlord: { readonly organisationId: string; readonly personId: string };
  readonly linkTokens: readonly string[];
}

/** Prepared through the services, by an application that then closes; links made with the key of the same data folder. */
export async function prepareTown(base: FreshDatabase, links: number): Promise<Town> {
  const test = await startTestApp({ from: { ...base, drop: () => Promise.resolve() }, now: new Clock().now() });
  try {
    const council = await aCouncil(test);
    const coordinator = await council.viewer('coordinator');
    const landlord = { organisationId: council.organisations.BH ?? '', personId: council.persons.landlord ?? '' };
    const problemIds = [];
    for (const title of ['Rodéos boulevard des Forges', 'Dépôts sauvages au Pont-Neuf', 'Halls des Tilleuls']) {
      problemIds.push(await anOpenProblem(test, coordinator, council.plenary.id, title));
    }
    const actionIds = [];
    for (const problemId of problemIds) {
      for (let rank = 0; rank < 4; rank += 1) {
        actionIds.push(await anAction(test, coordinator, { problemId, leadOrganisationId: landlord.organisationId, decidedOn: test.clock.today() }));
      }
    }
    const meetingId = await aMeeting(test, coordinator, council.plenary.id, { heldOn: test.clock.today() });
    const itemIds = [];
    for (const title of ['Centre-ville', 'Gare']) itemIds.push(await aPoint(test, coordinator, meetingId, { title }));
    await openSitting(test, coordinator, meetingId);
    const linkTokens = [];
    for (let rank = 0; rank < links; rank += 1) {
      const owner = { councilId: council.councilId, ...landlord, notificationId: null };
      linkTokens.push((await test.app.get(PartnerLinks).make(systemViewer('test', council.councilId), owner)).token);
    }
    return { problemIds, actionIds, meetingId, itemIds, landlord, linkTokens };
  } finally {
    await test.stop();
  }
}
