import {
  AttendanceService, EntryService, InvitationRepository, MeetingRepository, MinutesRepository, MinutesService, type NewEntry, SittingService,
} from '../../src/meetings/index.js';
import { SittingRepository } from '../../src/meetings/sitting/sitting.repository.js';
import type { Viewer } from '../../src/platform/access/viewer.js';
import type { TestApp } from '../support/app.js';
import { aMeeting } from './meeting.js';

/** A draft of that body on the day of the tests, from 9:30 to 11:00. */
export function aMeetingToday(test: TestApp, viewer: Viewer, bodyId: string): Promise<string> {
  return aMeeting(test, viewer, bodyId, { heldOn: '2026-03-03' });
}

export async function openSitting(test: TestApp, viewer: Viewer, meetingId: string): Promise<void> {
  const { version } = await test.app.get(MeetingRepository).visibleById(viewer, meetingId);
  await test.app.get(SittingService).openSitting(viewer, meetingId, version);
}

export function aLine(test: TestApp, viewer: Viewer, meetingId: string, itemId: string, values: Partial<NewEntry> = {}): Promise<string> {
  const plain = { kind: 'note', text: 'Deux faits sur trois le samedi soir.', leadOrganisationId: null, contributorIds: [], dueOn: null } as const;
  return test.app.get(EntryService).add(viewer, meetingId, { itemId, ...plain, ...values });
}

/** Everybody present, every readable point treated (or these alone), then the end of the sitting. */
export async function endSitting(test: TestApp, viewer: Viewer, meetingId: string, itemIds?: readonly string[]): Promise<void> {
  const sittings = test.app.get(SittingService);
  await test.app.get(AttendanceService).allPresent(viewer, meetingId);
  for (const { id, version } of await test.app.get(SittingRepository).itemsOf(viewer, meetingId)) {
    if (itemIds?.includes(id) ?? true) await sittings.setResult(viewer, meetingId, id, version, 'treated');
  }
  const { version } = await test.app.get(MeetingRepository).visibleById(viewer, meetingId);
  await sittings.closeSitting(viewer, meetingId, version, '10:52');
}

export async function publish(test: TestApp, viewer: Viewer, meetingId: string, reason: string | null = null): Promise<string> {
  const minutes = await test.app.get(MinutesRepository).ofMeeting(meetingId);
  return test.app.get(MinutesService).publish(viewer, meetingId, minutes?.version ?? 0, reason);
}

export function invitationsOf(test: TestApp, viewer: Viewer, meetingId: string) {
  return test.app.get(InvitationRepository).ofMeeting(viewer, meetingId);
}
