import { type Audience, isBelow } from '../../../platform/access/audience.js';
import { dayOfMonth, longDate, monthYear, weekday } from '../../../platform/formatting/french.js';
import type { AttendanceLine, MinutesPaper, MinutesPaperEntry, MinutesPaperPoint, PaperDay, PaperSignature } from '../../../platform/pdf/minutes-paper.js';
import { ATTENDANCE_STATUS, CAPACITY_LABELS, ITEM_RESULT_STATUS } from '../../meeting.wording.js';
import type { FrozenEntry, FrozenHeader, FrozenPoint, FrozenSeat, FrozenVersion } from './frozen-minutes.js';
import {
  contributorsWords, GROUP_NOTICE, hoursWords, leadSentence, officerWords, publishedWords, readersWords, totalsWords,
} from '../minutes.wording.js';

export interface ReadPoint {
  readonly audience: Audience;
  readonly content: FrozenPoint;
}

export interface FrozenMinutes {
  readonly version: FrozenVersion;
  readonly hash: string;
  readonly points: readonly ReadPoint[];
}

/** The paper of one level: what is not below that level keeps its number alone. The level, not the reader, decides. */
export function presentMinutesPaper({ version, hash, points }: FrozenMinutes, edition: Audience): MinutesPaper {
  const { header } = version;
  const printed = new Map(points.filter((point) => isBelow(point.audience, edition)).map((point) => [point.content.number, point]));
  const level = edition.confidentiality;
  return {
    council: { name: header.council.name, notebook: `Carnet de bord du ${header.council.kind}`, fullName: header.council.fullName },
    level,
    readers: readersWords(level, header.body),
    body: header.body,
    reference: header.meeting,
    lead: leadSentence(header.meeting, version.points.length, [...printed.values()].map(({ content }) => content)),
    day: paperDay(header.heldOn),
    hours: hoursWords(header),
    place: header.place,
    chair: officerWords(header.chair),
    secretary: officerWords(header.secretary),
    attendance: header.attendance.map(attendanceLine),
    attendanceTotals: totalsWords(header.totals),
    points: version.points.map(({ number }) => paperPoint(number, printed.get(number), edition)),
    signatures: signaturesOf(header),
    notice: level === 'group' ? GROUP_NOTICE : null,
    seal: { version: publishedWords(version), hash },
  };
}

export function attendanceLine(seat: FrozenSeat): AttendanceLine {
  const attendance = seat.attendance === null ? 'Non pointé' : ATTENDANCE_STATUS[seat.attendance].label;
  return {
    seat: [seat.organisation, seat.function].filter((part) => part !== null).join(', ') || 'Invité',
    person: seat.person,
    capacity: CAPACITY_LABELS[seat.capacity],
    attendance: seat.attendance === 'represented' && seat.representedBy !== null ? `${attendance} par ${seat.representedBy}` : attendance,
  };
}

function paperDay(day: string): PaperDay {
  return { weekday: weekday(day), number: dayOfMonth(day), monthYear: monthYear(day) };
}

function paperPoint(number: number, point: ReadPoint | undefined, edition: Audience): MinutesPaperPoint {
  if (point === undefined) return { withheld: true, number: String(number) };
  const { audience, content } = point;
  return {
    withheld: false,
    number: String(number),
    title: content.title,
    level: audience.confidentiality === edition.confidentiality ? null : audience.confidentiality,
    problemReference: content.problem,
    result: content.result === null ? null : ITEM_RESULT_STATUS[content.result].label,
    synthesis: content.synthesis,
    entries: content.entries.map(paperEntry),
  };
}

function paperEntry(entry: FrozenEntry): MinutesPaperEntry {
  if (entry.kind === 'note') return { kind: 'note', text: entry.text };
  if (entry.kind === 'decision') return { kind: 'decision', number: entry.reference, text: entry.text };
  const { reference, sentence, level, lead, contributors, dueOn } = entry;
  const due = dueOn === null ? null : longDate(dueOn);
  return { kind: 'action', reference, sentence, level, lead, contributors: contributorsWords(contributors), due };
}

function signaturesOf({ chair, secretary }: FrozenHeader): PaperSignature[] {
  const blocks = [
    { role: 'Présidence de séance', name: chair?.name },
    { role: 'Secrétariat de séance', name: secretary?.name },
  ];
  return blocks.flatMap(({ role, name }) => (name === undefined ? [] : [{ role, name }]));
}
