import { type Viewer } from '../../src/platform/access/viewer.js';
import type { NewAction } from '../../src/problems/actions/new-action.js';
import { ActionService } from '../../src/problems/actions/action.service.js';
import { THEMES } from '../../src/problems/core/themes.js';
import { ProblemService } from '../../src/problems/lifecycle/problem.service.js';
import type { TestApp } from '../support/app.js';

/** An open problem of a body, at the body’s level. */
export function anOpenProblem(test: TestApp, viewer: Viewer, bodyId: string, title = 'Dépôts sauvages au Pont-Neuf'): Promise<string> {
  const [theme] = THEMES;
  return test.app.get(ProblemService).open(viewer, {
    bodyId,
    title,
    description: 'Des encombrants reviennent chaque semaine.',
    theme: theme?.code ?? '',
    subtheme: theme?.subthemes[0]?.code ?? '',
    severity: 2,
    priority: 'normal',
    stage: 'response',
    leadOrganisationId: null,
    originOrganisationId: null,
    affectedPublic: null,
    sectorId: null,
    places: [],
    nextReviewOn: null,
    status: 'open',
  });
}

/** What an action says unless told otherwise: no problem, no lead, no date, decided on the day of the tests. */
export function newAction(values: Partial<NewAction> = {}): NewAction {
  return {
    problemId: null,
    sentence: 'Dégager les encombrants',
    leadOrganisationId: null,
    leadSeatId: null,
    contributorIds: [],
    dueOn: null,
    decidedOn: '2026-03-03',
    bornMeetingId: null,
    ...values,
  };
}

export function anAction(test: TestApp, viewer: Viewer, values: Partial<NewAction> = {}): Promise<string> {
  return test.app.get(ActionService).create(viewer, newAction(values));
}
