import { addDays, addMonths, dayOf, lastDayOfMonth, weekdayIndex } from '../../platform/clock/calendar.js';
import { capitalise, dayOfMonth, monthYear, timeOfDay, weekday } from '../../platform/formatting/french.js';
import { stampView, type StampView, type TabView } from '../../platform/web/components/page-view.js';
import { listTabs } from './meeting-list.presenter.js';
import type { MeetingRow } from './meeting-list.query.js';

export interface MonthPage {
  readonly title: string;
  readonly tabs: readonly TabView[];
  readonly month: string;
  readonly weeks: readonly { readonly days: readonly MonthDayView[] }[];
  readonly previous: { readonly href: string; readonly label: string };
  readonly next: { readonly href: string; readonly label: string };
}

export interface MonthDayView {
  /** Null outside the month. */
  readonly iso: string | null;
  readonly weekday: string;
  readonly number: string;
  readonly isToday: boolean;
  readonly meetings: readonly { readonly href: string; readonly time: string; readonly name: string; readonly stamp: StampView }[];
}

/** A month that exists, '2026-03'. */
export function isMonth(text: string): boolean {
  const match = /^(20\d{2})-(\d{2})$/.exec(text);
  return match !== null && dayOf(Number(match[1]), Number(match[2]), 1) !== null;
}

export function presentMonth(month: string, rows: readonly MeetingRow[], today: string): MonthPage {
  const first = `${month}-01`;
  return {
    title: `Réunions de ${monthYear(month)}`,
    tabs: listTabs('month', today),
    month: capitalise(monthYear(month)),
    weeks: weeksOf(month, rows, today),
    previous: monthLink(addMonths(first, -1)),
    next: monthLink(addMonths(first, 1)),
  };
}

function monthLink(day: string): { href: string; label: string } {
  return { href: `/reunions/mois/${day.slice(0, 7)}`, label: capitalise(monthYear(day)) };
}

function weeksOf(month: string, rows: readonly MeetingRow[], today: string): { days: MonthDayView[] }[] {
  const last = lastDayOfMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  const weeks: { days: MonthDayView[] }[] = [];
  for (let monday = addDays(`${month}-01`, -weekdayIndex(`${month}-01`)); monday <= last; monday = addDays(monday, 7)) {
    const days = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
    weeks.push({ days: days.map((day) => (day.startsWith(month) ? dayCell(day, rows, today) : OUTSIDE)) });
  }
  return weeks;
}

const OUTSIDE: MonthDayView = { iso: null, weekday: '', number: '', isToday: false, meetings: [] };

function dayCell(day: string, rows: readonly MeetingRow[], today: string): MonthDayView {
  return {
    iso: day,
    weekday: weekday(day),
    number: dayOfMonth(day),
    isToday: day === today,
    meetings: rows
      .filter(({ heldOn, state }) => heldOn === day && state !== 'cancelled')
      .map(({ id, startsAt, bodyName, level }) => ({ href: `/reunions/${id}`, time: timeOfDay(startsAt), name: bodyName, stamp: stampView(level) })),
  };
}
