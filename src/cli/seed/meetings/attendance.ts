import type { Attendance } from '../../../meetings/meeting-words.js';
import { bodyData, coordinatorOf, type PersonData } from '../councils/councils.data.js';
import { type AttendanceData, type MeetingData, MEETINGS } from './meetings.data.js';
import { holdersOf, seatedFor } from '../councils/seats.js';

interface SeatedPerson {
  readonly person: string;
  readonly attendance: Attendance;
  readonly representedBy: string | null;
}

const EXCEPTIONS = ['represented', 'excused', 'absent'] as const;

/**
 * Attendance by seat: the named exceptions, then, where the paper gives a number, the next seats in their order, represented
 * before excused; the rest is present. Whoever chairs or keeps the record cannot be elsewhere: the count passes over them.
 */
export function attendanceOf(meeting: MeetingData): SeatedPerson[] {
  const { attendance = {} } = meeting;
  const found = new Map<string, Attendance>();
  for (const word of EXCEPTIONS) for (const person of namedIn(meeting, attendance[word])) found.set(familyOf(person), word);
  const free = holders(meeting).filter((person) => !found.has(person) && !isNeeded(meeting, person));
  for (const word of EXCEPTIONS) for (const person of free.splice(0, numberIn(attendance[word]))) found.set(person, word);
  return holders(meeting).map((person) => ({ person, attendance: found.get(person) ?? 'present', representedBy: standIn(meeting, attendance, person) }));
}

function holders({ body, day }: MeetingData): string[] {
  const seated = holdersOf(body).filter(({ person }) => (person.since?.[body] ?? bodyData(body).created) <= day);
  return seated.map(({ person }) => familyOf(person));
}

function namedIn({ body }: MeetingData, seats: AttendanceData['excused']): PersonData[] {
  return typeof seats === 'object' ? seats.flatMap((named) => seatedFor(body, named)) : [];
}

function numberIn(seats: AttendanceData['excused']): number {
  return typeof seats === 'number' ? seats : 0;
}

function isNeeded({ body }: MeetingData, person: string): boolean {
  const officers: readonly string[] = MEETINGS.officers[body] ?? [];
  return person === coordinatorOf(bodyData(body).council) || officers.includes(person);
}

function standIn({ body }: MeetingData, { by = {} }: AttendanceData, person: string): string | null {
  const [, words] = Object.entries(by).find(([named]) => seatedFor(body, named).some((seated) => familyOf(seated) === person)) ?? [];
  return words ?? null;
}

function familyOf({ name }: PersonData): string {
  return name[1];
}
