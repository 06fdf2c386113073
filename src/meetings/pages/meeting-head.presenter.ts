import { timeOfDay } from '../../platform/formatting/french.js';
import { dayView } from '../../platform/web/components/day-view.js';
import { type DayView, type SealView, type StatusView } from '../../platform/web/components/page-view.js';
import { MEETING_STATUS, minutesStatus } from '../meeting.wording.js';
import type { MeetingPageData } from './meeting-page.query.js';

/** What the margin and the bar under the header say of a meeting. */
export interface MeetingHeadView {
  readonly title: string;
  readonly reference: string;
  readonly seal: SealView;
  readonly day: DayView;
  readonly hours: string;
  readonly place: string;
  readonly status: StatusView;
  readonly minutes: StatusView | null;
}

export function presentHead({ meeting, body, seal, minutes }: MeetingPageData): MeetingHeadView {
  return {
    title: body.name,
    reference: meeting.reference,
    seal,
    day: dayView(meeting.heldOn, meeting.openedAt ?? meeting.startsAt),
    hours: hoursWords(meeting.openedAt ?? meeting.startsAt, meeting.endedAt ?? meeting.endsAt),
    place: meeting.place,
    status: MEETING_STATUS[meeting.state],
    minutes: meeting.state === 'closed' ? minutesStatus(minutes?.state ?? null, minutes?.lastVersion ?? 0) : null,
  };
}

/** « de 9 h 30 à 11 h ». */
export function hoursWords(startsAt: string, endsAt: string): string {
  return `de ${timeOfDay(startsAt)} à ${timeOfDay(endsAt)}`;
}
