import { count } from '../../platform/formatting/french.js';
import { tableView, type TableView } from '../../platform/web/components/table-view.js';
import type { Invitation } from '../invitations/invitation.entity.js';
import { ANSWER_STATUS, ATTENDANCE_STATUS, NO_ANSWER } from '../meeting.wording.js';
import { isPrepared } from '../meeting.rules.js';
import type { MeetingPageData } from './meeting-page.query.js';

export interface InvitedView {
  readonly words: string;
  readonly table: TableView | null;
}

/** Answers before the sitting, attendance from its opening on. */
export function presentInvited(data: MeetingPageData): InvitedView {
  const { invitations, meeting } = data;
  const before = isPrepared(meeting.state) || meeting.state === 'cancelled';
  const rows = invitations.map((invitation) => [
    { text: personOf(invitation, data), note: jobTitleOf(invitation, data) },
    data.organisations.get(invitation.organisationId ?? '')?.name ?? '',
    before ? answerCell(invitation) : attendanceCell(invitation),
  ]);
  const columns = ['Personne', 'Organisation', before ? 'Réponse' : 'Présence'];
  return { words: invitedWords(data), table: rows.length === 0 ? null : tableView('Sièges invités', columns, rows) };
}

/** The name that stands for an invitation everywhere: the person, else « Siège à pourvoir ». */
export function personOf({ personId, guestName }: Invitation, { people }: Pick<MeetingPageData, 'people'>): string {
  return guestName ?? people.get(personId ?? '') ?? 'Siège à pourvoir';
}

function jobTitleOf({ seatId, capacity }: Invitation, { jobTitles }: MeetingPageData): string | null {
  if (capacity === 'guest') return 'Invité';
  return jobTitles.get(seatId ?? '') ?? null;
}

function invitedWords({ invitations, body }: MeetingPageData): string {
  const organisations = count(new Set(invitations.map(({ organisationId }) => organisationId)).size, 'organisation');
  if (body.level === 'group') return `${count(invitations.length, 'personne nommée', 'personnes nommées')}, ${organisations}, personne ne les remplace`;
  return `${count(invitations.length, 'siège')}, ${organisations}`;
}

function answerCell({ answer, representedBy }: Invitation) {
  return { status: answer === null ? NO_ANSWER : ANSWER_STATUS[answer], note: representedBy === null ? null : `par ${representedBy}` };
}

function attendanceCell({ attendance, representedBy }: Invitation) {
  const status = attendance === null ? { label: 'À noter', tone: 'neutre' as const, icon: 's-afaire' } : ATTENDANCE_STATUS[attendance];
  return { status, note: representedBy === null ? null : `par ${representedBy}` };
}
