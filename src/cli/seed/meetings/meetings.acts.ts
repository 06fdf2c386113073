import { InvitationRepository } from '../../../meetings/invitations/invitation.repository.js';
import { InvitationService } from '../../../meetings/invitations/invitation.service.js';
import { MeetingRepository } from '../../../meetings/meeting.repository.js';
import { MeetingService } from '../../../meetings/meeting.service.js';
import { MinutesRepository } from '../../../meetings/minutes/minutes.repository.js';
import { MinutesService } from '../../../meetings/minutes/minutes.service.js';
import { ActionService } from '../../../problems/actions/action.service.js';
import { arrangeAgenda } from './agenda.acts.js';
import { bodyData } from '../councils/councils.data.js';
import { type MeetingData, MEETINGS, slotOf } from './meetings.data.js';
import type { Act } from '../player.js';
import { seatedFor } from '../councils/seats.js';
import { sittingActs } from './sitting.acts.js';
import type { Stage } from '../stage.js';

const CREATED_BEFORE = 28;
const CONVENED_BEFORE = 7;
const UPCOMING_CREATED_ON = -12;
const ANSWERED_ON = -8;
const OFFICE_HOUR = '09:00';
const ARRANGING_HOUR = '09:05';
const OPENING_HOUR = '09:30';
const ANSWER_HOUR = '11:00';
const MINUTES_HOUR = '18:00';

/** Meetings from their creation to their minutes, prepared and run by the coordinator. */
export function meetingActs(stage: Stage): Act[] {
  return MEETINGS.meetings.flatMap((meeting) => [
    { at: stage.at(createdOn(meeting), OFFICE_HOUR), run: () => create(stage, meeting) },
    ...preparationActs(stage, meeting),
    ...sittingActs(stage, meeting),
    ...endActs(stage, meeting),
  ]);
}

function isPast({ attendance, cancelled }: MeetingData): boolean {
  return attendance !== undefined || cancelled !== undefined;
}

function createdOn(meeting: MeetingData): number {
  return isPast(meeting) ? meeting.day - CREATED_BEFORE : UPCOMING_CREATED_ON;
}

function preparationActs(stage: Stage, meeting: MeetingData): Act[] {
  if (!isPast(meeting)) return upcomingActs(stage, meeting);
  const convocation = meeting.day - CONVENED_BEFORE;
  return [
    { at: stage.at(convocation, OFFICE_HOUR), run: () => convene(stage, meeting) },
    { at: stage.at(convocation, ARRANGING_HOUR), run: () => arrangeAgenda(stage, meeting) },
    { at: stage.at(meeting.day, ARRANGING_HOUR), run: () => arrangeAgenda(stage, meeting) },
  ];
}

function upcomingActs(stage: Stage, meeting: MeetingData): Act[] {
  return [
    { at: stage.at(createdOn(meeting), ARRANGING_HOUR), run: () => arrangeAgenda(stage, meeting) },
    ...(meeting.announced === true ? [{ at: stage.at(createdOn(meeting), OPENING_HOUR), run: () => announce(stage, meeting) }] : []),
    ...(meeting.answers === undefined ? [] : [{ at: stage.at(ANSWERED_ON, ANSWER_HOUR), run: () => answer(stage, meeting) }]),
  ];
}

function endActs(stage: Stage, meeting: MeetingData): Act[] {
  const { cancelled, published, opened } = meeting;
  return [
    ...(cancelled === undefined ? [] : [{ at: stage.at(...cancelled), run: () => cancel(stage, meeting) }]),
    ...(published === undefined ? [] : [{ at: stage.at(published, MINUTES_HOUR), run: () => publish(stage, meeting) }]),
    ...(opened === undefined ? [] : [{ at: stage.at(opened, OPENING_HOUR), run: () => openActions(stage, meeting) }]),
  ];
}

async function create(stage: Stage, meeting: MeetingData): Promise<void> {
  const { council } = bodyData(meeting.body);
  const [startsAt, endsAt] = slotOf(meeting);
  const place = MEETINGS.places[council] ?? '';
  const slot = { bodyId: stage.id('body', meeting.body), heldOn: stage.day(meeting.day), startsAt, endsAt, place };
  stage.know('meeting', meeting.label, await stage.get(MeetingService).create(await stage.coordinator(council), slot));
}

async function convene(stage: Stage, meeting: MeetingData): Promise<void> {
  await stage.get(MeetingService).convene(await viewerOf(stage, meeting), ...(await meetingRow(stage, meeting)));
}

async function cancel(stage: Stage, meeting: MeetingData): Promise<void> {
  await stage.get(MeetingService).cancel(await viewerOf(stage, meeting), ...(await meetingRow(stage, meeting)));
}

async function announce(stage: Stage, meeting: MeetingData): Promise<void> {
  await stage.get(MeetingService).announceDate(await viewerOf(stage, meeting), ...(await meetingRow(stage, meeting)));
}

/** Each invited person answers for her own seat. */
async function answer(stage: Stage, meeting: MeetingData): Promise<void> {
  const invitations = await stage.get(InvitationRepository).ofMeeting(await viewerOf(stage, meeting), stage.id('meeting', meeting.label));
  for (const word of ['coming', 'excused'] as const) {
    for (const { name } of (meeting.answers?.[word] ?? []).flatMap((named) => seatedFor(meeting.body, named))) {
      const invitation = invitations.find(({ personId }) => personId === stage.id('person', name[1]));
      if (invitation === undefined) throw new Error(`${name[1]} is not invited to ${meeting.label}.`);
      const viewer = await stage.as(name[1], bodyData(meeting.body).council);
      await stage.get(InvitationService).answer(viewer, invitation.id, invitation.version, { answer: word, representedBy: null });
    }
  }
}

/** A check that is not met asks for a reason, kept with the version. */
async function publish(stage: Stage, meeting: MeetingData): Promise<void> {
  const viewer = await viewerOf(stage, meeting);
  const meetingId = stage.id('meeting', meeting.label);
  const isChecked = (await stage.get(MinutesService).checks(viewer, meetingId)).length === 0;
  const minutes = await stage.get(MinutesRepository).ofMeeting(meetingId);
  await stage.get(MinutesService).publish(viewer, meetingId, minutes?.version ?? 0, isChecked ? null : MEETINGS.unchecked);
}

async function openActions(stage: Stage, meeting: MeetingData): Promise<void> {
  const viewer = await viewerOf(stage, meeting);
  for (const { entries = [] } of meeting.points ?? []) {
    for (const { action } of entries) if (action !== undefined) await stage.get(ActionService).open(viewer, stage.id('action', action));
  }
}

async function meetingRow(stage: Stage, meeting: MeetingData): Promise<[id: string, version: number]> {
  const { id, version } = await stage.get(MeetingRepository).visibleById(await viewerOf(stage, meeting), stage.id('meeting', meeting.label));
  return [id, version];
}

function viewerOf(stage: Stage, { body }: MeetingData) {
  return stage.coordinator(bodyData(body).council);
}
