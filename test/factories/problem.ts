import type { Viewer } from '../../src/platform/access/viewer.js';
import { ProblemService, THEMES, type NewProblem } from '../../src/problems/index.js';
import type { TestApp } from '../support/app.js';
import type { SmallCouncil } from './council.js';

const [THEME] = THEMES;

/** What a problem says unless told otherwise: nobody leads it, nothing is planned, no place. */
const PLAIN: Omit<NewProblem, 'bodyId' | 'title'> = {
  ...{ description: 'Des encombrants reviennent chaque semaine.', theme: THEME?.code ?? '', subtheme: THEME?.subthemes[0]?.code ?? '' },
  ...{ severity: 2, priority: 'normal', stage: 'response', status: 'open' },
  ...{ leadOrganisationId: null, originOrganisationId: null, affectedPublic: null, sectorId: null, places: [], nextReviewOn: null },
};

const RODEOS: Pick<NewProblem, 'title'> & Partial<NewProblem> = {
  title: 'Rodéos boulevard des Forges',
  description: 'Deux-roues et quads remontent le boulevard en fin de semaine.',
  ...{ theme: 'vehicles', subtheme: 'rodeo', severity: 3, priority: 'high' },
  places: ['Boulevard des Forges'],
  nextReviewOn: '2026-03-10',
};

/** The rodeos of the boulevard, opened by the coordinator in the plenary unless told. */
export async function aProblem(test: TestApp, council: SmallCouncil, values: Partial<NewProblem> = {}): Promise<string> {
  const viewer = await council.viewer('coordinator');
  return test.app.get(ProblemService).open(viewer, { ...PLAIN, ...RODEOS, bodyId: council.plenary.id, ...values });
}

/** An open problem of a body, at the body’s level. */
export function anOpenProblem(test: TestApp, viewer: Viewer, bodyId: string, title = 'Dépôts sauvages au Pont-Neuf'): Promise<string> {
  return test.app.get(ProblemService).open(viewer, { ...PLAIN, bodyId, title });
}
