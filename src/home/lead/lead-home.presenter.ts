import { count, days, longDate } from '../../platform/formatting/french.js';
import type { FrameCouncilChoice } from '../../platform/web/frame.js';
import { type DayView, type LineView, lineView, stampView } from '../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../platform/web/components/table-view.js';
import type { ActionRow } from '../../problems/index.js';
import { dayView } from '../../platform/web/components/day-view.js';
import type { Thing } from '../things/thing.js';
import { thingLines, thingsTitle } from '../things/things.presenter.js';
import type { KnownGroup } from './known-groups.query.js';
import { type LateActionsView, presentLateActions } from './late-actions.presenter.js';
import { type NextMeetingView, presentNextMeeting } from './next-meeting.presenter.js';
import type { NextMeeting } from './next-meeting.query.js';
import type { Silence, SilentProblem } from './silent-problems.query.js';

export interface LeadHome {
  readonly today: string;
  readonly things: readonly Thing[];
  readonly onTime: number;
  readonly factsSinceFriday: number;
  readonly late: readonly ActionRow[];
  readonly next: NextMeeting | null;
  readonly silence: Silence | null;
  readonly groups: readonly KnownGroup[];
}

export interface LeadHomePage {
  readonly title: string;
  readonly day: DayView;
  readonly heading: string;
  readonly intro: string;
  readonly things: readonly LineView[];
  readonly next: NextMeetingView | null;
  readonly late: LateActionsView | null;
  readonly silence: { readonly note: string; readonly lines: readonly LineView[] } | null;
  readonly groups: TableView | null;
}

export function presentLeadHome(home: LeadHome, councils: readonly FrameCouncilChoice[]): LeadHomePage {
  const { today, things, onTime, factsSinceFriday, silence, groups } = home;
  const onTimeWords = count(onTime, 'action dans les temps', 'actions dans les temps');
  const factWords = count(factsSinceFriday, 'fait signalé', 'faits signalés');
  return {
    title: 'Accueil',
    day: dayView(today),
    heading: thingsTitle(things, councils),
    intro: `${things.length === 0 ? 'Tout' : 'Le reste'} suit son cours\u00a0: ${onTimeWords}, ${factWords} depuis vendredi.`,
    things: thingLines(things, councils),
    next: home.next === null ? null : presentNextMeeting(home.next, today),
    late: presentLateActions(home.late),
    silence: silence === null || silence.problems.length === 0 ? null : presentSilence(silence, today),
    groups: groups.length === 0 ? null : groupTable(groups, today),
  };
}

function presentSilence({ delay, problems }: Silence, today: string): LeadHomePage['silence'] {
  return { note: `Rien depuis plus de ${days(delay)}.`, lines: problems.map((problem) => silentLine(problem, today)) };
}

function silentLine(problem: SilentProblem, today: string): LineView {
  const agenda = problem.onAgendaOf === null ? null : `à l’ordre du jour du ${longDate(problem.onAgendaOf, today)}`;
  const parts = [problem.sector, longDate(problem.lastNewsOn, today), agenda].filter((part) => part !== null);
  return lineView(problem.title, {
    href: `/dossiers/${problem.id}`,
    stamp: problem.level === 'members' || problem.level === 'public' ? null : stampView(problem.level),
    text: parts.join(' · '),
    figure: { value: String(problem.days), unit: problem.days < 2 ? 'jour' : 'jours' },
  });
}

/** From outside a group: that it exists, its date, its counts masked under 3. */
function groupTable(groups: readonly KnownGroup[], today: string): TableView {
  const columns = ['Groupe', { label: 'Actions ouvertes', cssClass: 'n' as const }, { label: 'Dossiers suivis', cssClass: 'n' as const }, 'Prochaine réunion'];
  const rows = groups.map((group) => [
    { text: group.name, stamp: stampView('group') },
    masked(group.openActions),
    masked(group.followedProblems),
    group.nextOn === null ? 'aucune date' : longDate(group.nextOn, today),
  ]);
  return tableView('Groupes dont vous n’êtes pas membre', columns, rows);
}

export function masked(number: number): string {
  return number === 1 || number === 2 ? '<\u00a03' : String(number);
}
