import { ProblemService, type NewProblem } from '../../src/problems/index.js';
import type { TestApp } from '../support/app.js';
import type { SmallCouncil } from './council.js';

const RODEOS: Omit<NewProblem, 'bodyId'> = {
  title: 'Rodéos boulevard des Forges',
  description: 'Deux-roues et quads remontent le boulevard en fin de semaine.',
  theme: 'vehicles',
  subtheme: 'rodeo',
  severity: 3,
  priority: 'high',
  stage: 'response',
  leadOrganisationId: null,
  originOrganisationId: null,
  affectedPublic: null,
  sectorId: null,
  places: ['Boulevard des Forges'],
  nextReviewOn: '2026-03-10',
  status: 'open',
};

/** A problem opened by the coordinator, in the plenary unless told. */
export async function aProblem(test: TestApp, council: SmallCouncil, values: Partial<NewProblem> = {}): Promise<string> {
  const viewer = await council.viewer('coordinator');
  return test.app.get(ProblemService).open(viewer, { ...RODEOS, bodyId: council.plenary.id, ...values });
}
