import { noticeDays, type NoticeRules } from '../../councils/index.js';
import { addDays } from '../../platform/clock/calendar.js';
import { capitalise, count, longDate, relativeDay, timeOfDay } from '../../platform/formatting/french.js';
import { actionLink, type ActionLinkView, lineView, type LineView, stampView, type TabView } from '../../platform/web/components/page-view.js';
import { type Cell, tableView, type TableView } from '../../platform/web/components/table-view.js';
import { dayKeyText } from '../../platform/web/list-page.js';
import { MEETING_STATUS, minutesStatus } from '../meeting.wording.js';
import { type MeetingCounts, NO_COUNTS } from './meeting-counts.query.js';
import type { MeetingPage, MeetingRow } from './meeting-list.query.js';
import { answersWords, attendanceWords, takenWords } from './meeting-sentences.js';

export interface MeetingListData {
  readonly today: string;
  readonly upcoming: MeetingPage;
  readonly past: MeetingPage;
  readonly counts: ReadonlyMap<string, MeetingCounts>;
  /** A page further on shows its own list alone. */
  readonly shows: 'both' | 'upcoming' | 'past';
  readonly mayPrepare: boolean;
  /** Null for a person without council. */
  readonly rules: NoticeRules | null;
}

export interface MeetingListPage {
  readonly title: string;
  readonly lead: string;
  readonly create: ActionLinkView | null;
  readonly tabs: readonly TabView[];
  readonly showsUpcoming: boolean;
  readonly showsPast: boolean;
  readonly upcoming: { readonly words: string; readonly table: TableView | null; readonly moreHref: string | null };
  readonly past: { readonly items: readonly LineView[]; readonly moreHref: string | null };
}

export function presentMeetingList(data: MeetingListData): MeetingListPage {
  const { upcoming, past } = data;
  return {
    title: 'Réunions',
    lead: leadOf(data),
    create: data.mayPrepare ? actionLink('/reunions/nouvelle', 'Prévoir une réunion', { icon: 'ajout' }) : null,
    tabs: listTabs('list', data.today),
    showsUpcoming: data.shows !== 'past',
    showsPast: data.shows !== 'upcoming',
    upcoming: {
      words: statesInWords(upcoming.rows),
      table: upcoming.rows.length === 0 ? null : upcomingTable(data),
      moreHref: upcoming.nextKey === null ? null : `/reunions?apres=${dayKeyText(upcoming.nextKey)}`,
    },
    past: {
      items: past.rows.map((row) => pastLine(row, data)),
      moreHref: past.nextKey === null ? null : `/reunions?avant=${dayKeyText(past.nextKey)}`,
    },
  };
}

export function listTabs(current: 'list' | 'month', today: string): TabView[] {
  return [
    { href: '/reunions', label: 'Liste', isCurrent: current === 'list' },
    { href: `/reunions/mois/${today.slice(0, 7)}`, label: 'Mois', isCurrent: current === 'month' },
  ];
}

function leadOf({ upcoming, today }: MeetingListData): string {
  const next = upcoming.rows.find((row) => row.heldOn >= today);
  if (next === undefined) return 'Aucune réunion n’est prévue.';
  return `La prochaine est ${isNear(next.heldOn, today) ? '' : 'le '}${relativeDay(next.heldOn, today)} à ${timeOfDay(next.startsAt)}\u00a0: ${next.bodyName}.`;
}

function isNear(day: string, today: string): boolean {
  return day === today || day === addDays(today, 1);
}

function statesInWords(rows: readonly MeetingRow[]): string {
  const parts = [
    [rows.filter(({ state }) => state === 'in_session').length, 'en séance', 'en séance'],
    [rows.filter(({ state }) => state === 'convened').length, 'convoquée', 'convoquées'],
    [rows.filter(({ state }) => state === 'draft').length, 'en brouillon', 'en brouillon'],
  ] as const;
  return parts.filter(([total]) => total > 0).map(([total, one, many]) => count(total, one, many)).join(', ');
}

function upcomingTable(data: MeetingListData): TableView {
  const columns = ['Réunion', 'Quand', 'Réponses', { label: 'État', cssClass: 'fin' as const }];
  return tableView('Réunions à venir', columns, data.upcoming.rows.map((row) => upcomingCells(row, data)));
}

function upcomingCells(row: MeetingRow, data: MeetingListData): Cell[] {
  const counts = data.counts.get(row.id) ?? NO_COUNTS;
  return [
    { text: row.bodyName, href: `/reunions/${row.id}`, stamp: stampView(row.level), note: count(counts.seats, 'siège') },
    `${longDate(row.heldOn, data.today)}, ${timeOfDay(row.startsAt)}`,
    answersWords(counts),
    { status: MEETING_STATUS[row.state], note: stateNote(row, data) },
  ];
}

/** « à convoquer aujourd’hui » when the council's own rules set a notice; « date annoncée » otherwise. */
function stateNote(row: MeetingRow, { today, rules }: MeetingListData): string | null {
  if (row.state !== 'draft') return null;
  const convocationDays = rules === null ? null : noticeDays(rules, row.level);
  if (convocationDays !== null) {
    const lastDay = addDays(row.heldOn, -convocationDays);
    if (lastDay === today) return 'à convoquer aujourd’hui';
    if (lastDay < today) return 'délai de convocation passé';
  }
  return row.dateAnnounced ? 'date annoncée' : null;
}

function pastLine(row: MeetingRow, { counts, today }: MeetingListData): LineView {
  const isCancelled = row.state === 'cancelled';
  return lineView(row.bodyName, {
    href: `/reunions/${row.id}`,
    stamp: stampView(row.level),
    text: `${capitalise(longDate(row.heldOn, today))}, ${isCancelled ? 'annulée.' : heldWords(counts.get(row.id) ?? NO_COUNTS)}`,
    status: isCancelled ? MEETING_STATUS.cancelled : minutesStatus(row.minutesState, row.lastVersion),
  });
}

function heldWords(counts: MeetingCounts): string {
  const taken = takenWords(counts);
  return `${attendanceWords(counts)}. Levée${taken === null ? '' : `, ${taken}`}.`;
}
