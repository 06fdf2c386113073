import type { Viewer } from '../../src/platform/access/viewer.js';
import { ActionService, type NewAction } from '../../src/problems/index.js';
import type { TestApp } from '../support/app.js';

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
