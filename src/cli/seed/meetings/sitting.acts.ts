import { AttendanceService } from '../../../meetings/sitting/attendance/attendance.service.js';
import { InvitationRepository } from '../../../meetings/invitations/invitation.repository.js';
import { MeetingRepository } from '../../../meetings/meeting.repository.js';
import { laterHour } from '../../../meetings/meeting.rules.js';
import { EntryService } from '../../../meetings/sitting/entries/entry.service.js';
import { SittingRepository } from '../../../meetings/sitting/sitting.repository.js';
import { SittingService } from '../../../meetings/sitting/sitting.service.js';
import { actionData } from '../actions/actions.data.js';
import { wordsOf } from '../actions/actions.acts.js';
import { labelOf, levelOfPoint } from './agenda.acts.js';
import { attendanceOf } from './attendance.js';
import { bodyData } from '../councils/councils.data.js';
import { type EntryData, type MeetingData, MEETINGS, type PointData } from './meetings.data.js';
import type { Act } from '../player.js';
import type { Stage } from '../stage.js';

/** A sitting from its first hour to its last: attendance, then each point in its turn with what was written down. */
export function sittingActs(stage: Stage, meeting: MeetingData): Act[] {
  const { attendance, hours: [start, end] } = meeting;
  if (attendance === undefined || end === undefined) return [];
  return [
    { at: stage.at(meeting.day, start), run: () => openSitting(stage, meeting) },
    ...pointActs(stage, meeting, start, end),
    { at: stage.at(meeting.day, end), run: () => closeSitting(stage, meeting, end) },
  ];
}

function pointActs(stage: Stage, meeting: MeetingData, start: string, end: string): Act[] {
  let from = start;
  return (meeting.points ?? []).flatMap((point) => {
    const begun = from;
    const at = (minutes: number) => stage.at(meeting.day, earlier(laterHour(begun, minutes), end));
    from = laterHour(begun, minutesOf(point));
    const entries = (point.entries ?? []).map((entry, index) => ({ at: at(index + 1), run: () => write(stage, meeting, point, entry, index) }));
    return [...entries, { at: at(minutesOf(point)), run: () => settle(stage, meeting, point) }];
  });
}

async function openSitting(stage: Stage, meeting: MeetingData): Promise<void> {
  const viewer = await viewerOf(stage, meeting);
  const meetingId = stage.id('meeting', meeting.label);
  const { version } = await stage.get(MeetingRepository).visibleById(viewer, meetingId);
  await stage.get(SittingService).openSitting(viewer, meetingId, version);
  const invitations = await stage.get(InvitationRepository).ofMeeting(viewer, meetingId);
  const seats = attendanceOf(meeting).map(({ person, attendance, representedBy }) => {
    const invitation = invitations.find(({ personId }) => personId === stage.id('person', person));
    if (invitation === undefined) throw new Error(`${person} is not invited to ${meeting.label}.`);
    return { invitationId: invitation.id, attendance, representedBy };
  });
  if (seats.length !== invitations.length) throw new Error(`${meeting.label} has ${invitations.length} seats, the paper ${seats.length}.`);
  await stage.get(AttendanceService).setAll(viewer, meetingId, seats);
}

async function write(stage: Stage, meeting: MeetingData, point: PointData, entry: EntryData, index: number): Promise<void> {
  const viewer = await viewerOf(stage, meeting);
  const meetingId = stage.id('meeting', meeting.label);
  const itemId = itemOf(stage, meeting, point);
  if (entry.action !== undefined) {
    const { sentence, ...words } = wordsOf(stage, actionData(entry.action));
    const id = await stage.get(EntryService).add(viewer, meetingId, { itemId, kind: 'action', text: sentence, ...words });
    const { actionId } = await stage.get(SittingRepository).entryById(viewer, meetingId, id);
    stage.know('action', entry.action, actionId ?? '');
    return;
  }
  const kind = entry.decision === undefined ? 'note' : 'decision';
  const key = `${meeting.label} ${labelOf(point)} ${kind} ${index + 1}`;
  const text = stage.say(levelOfPoint(meeting, point), key, entry.decision ?? entry.note ?? '');
  await stage.get(EntryService).add(viewer, meetingId, { itemId, kind, text, leadOrganisationId: null, contributorIds: [], dueOn: null });
}

async function settle(stage: Stage, meeting: MeetingData, point: PointData): Promise<void> {
  const viewer = await viewerOf(stage, meeting);
  const meetingId = stage.id('meeting', meeting.label);
  const { id, version } = await stage.get(SittingRepository).itemById(viewer, meetingId, itemOf(stage, meeting, point));
  await stage.get(SittingService).setResult(viewer, meetingId, id, version, point.result ?? 'treated');
}

async function closeSitting(stage: Stage, meeting: MeetingData, end: string): Promise<void> {
  const viewer = await viewerOf(stage, meeting);
  const meetingId = stage.id('meeting', meeting.label);
  const { version } = await stage.get(MeetingRepository).visibleById(viewer, meetingId);
  const [chair, secretary] = MEETINGS.officers[meeting.body] ?? [];
  const officers = { chairPersonId: stage.id('person', chair ?? ''), secretaryPersonId: stage.id('person', secretary ?? '') };
  await stage.get(SittingService).closeSitting(viewer, meetingId, version, end, officers);
}

function itemOf(stage: Stage, meeting: MeetingData, point: PointData): string {
  return stage.id('item', `${meeting.label} ${labelOf(point)}`);
}

function minutesOf({ minutes, standing }: PointData): number {
  return minutes ?? (standing === undefined ? 0 : MEETINGS.standing[standing].minutes);
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function viewerOf(stage: Stage, { body }: MeetingData) {
  return stage.coordinator(bodyData(body).council);
}
