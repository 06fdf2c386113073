import type { Viewer } from '../../src/platform/access/viewer.js';
import { AgendaService, type NewItem } from '../../src/meetings/agenda/agenda.service.js';
import { type MeetingSlot, MeetingService } from '../../src/meetings/meeting.service.js';
import type { TestApp } from '../support/app.js';

/** A draft meeting of a body, a week after the day of the tests unless told otherwise. */
export function aMeeting(test: TestApp, viewer: Viewer, bodyId: string, slot: Partial<MeetingSlot> = {}): Promise<string> {
  return test.app.get(MeetingService).create(viewer, {
    bodyId,
    ...{ heldOn: '2026-03-10', startsAt: '09:30', endsAt: '11:00', place: 'Mairie, salle du Conseil' },
    ...slot,
  });
}

/** What a point says unless told otherwise: free, ten minutes, an exchange. */
export function newItem(values: Partial<NewItem> = {}): NewItem {
  return {
    ...{ title: 'Questions diverses', kind: 'exchange', minutes: 10, problemId: null, presenterOrganisationId: null, standing: null, isRecurring: false },
    ...values,
  };
}

export function aPoint(test: TestApp, viewer: Viewer, meetingId: string, values: Partial<NewItem> = {}): Promise<string> {
  return test.app.get(AgendaService).add(viewer, meetingId, newItem(values));
}
