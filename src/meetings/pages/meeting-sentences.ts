import { agree, count, list } from '../../platform/formatting/french.js';
import type { MeetingCounts } from './meeting-counts.query.js';

/** « 5 viennent, 1 s’excuse, 3 sans réponse »; « pas encore » when nobody answered. */
export function answersWords({ answers }: MeetingCounts): string {
  const given = [
    answers.coming === 0 ? '' : `${answers.coming} ${agree(answers.coming, 'vient', 'viennent')}`,
    answers.represented === 0 ? '' : `${answers.represented} ${agree(answers.represented, 'sera représenté', 'seront représentés')}`,
    answers.excused === 0 ? '' : `${answers.excused} ${agree(answers.excused, 's’excuse', 's’excusent')}`,
  ].filter((part) => part !== '');
  if (given.length === 0) return 'pas encore';
  return [...given, answers.none === 0 ? '' : `${answers.none} sans réponse`].filter((part) => part !== '').join(', ');
}

/** « 29 présents et 6 représentés sur 41 ». */
export function attendanceWords({ attendance, seats }: MeetingCounts): string {
  const parts = [count(attendance.present, 'présent')];
  if (attendance.represented > 0) parts.push(count(attendance.represented, 'représenté'));
  return `${list(parts)} sur ${seats}`;
}

/** « 3 décisions, 4 actions », null when nothing was taken that the reader may see. */
export function takenWords({ entries }: MeetingCounts): string | null {
  const parts = [
    entries.decision === 0 ? '' : count(entries.decision, 'décision'),
    entries.action === 0 ? '' : count(entries.action, 'action'),
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(', ');
}
