import { type GaugeView, segmentedGauge } from '../../platform/web/components/chart-view.js';
import { agree, count, dayMonthYear, inWords, number, timeOfDay } from '../../platform/formatting/french.js';
import type { FormState } from '../../platform/web/forms/form-view.js';
import { stampView, type StampView, type StatusView } from '../../platform/web/components/page-view.js';
import { type ActionRow, isClosedStatus } from '../../problems/index.js';
import type { AgendaItem } from '../agenda/agenda-item.entity.js';
import { budgetWords, startsOf } from '../agenda/agenda-hours.js';
import type { AgendaPoint } from '../agenda/agenda.repository.js';
import type { CarryOrigin } from '../agenda/carry-over/carry-over.query.js';
import { isOver, slotMinutes } from '../meeting.rules.js';
import { ITEM_KIND_LABELS, ITEM_RESULT_STATUS } from '../meeting.wording.js';
import type { MeetingPageData } from './meeting-page.query.js';

export interface AgendaView {
  readonly points: readonly PointView[];
  readonly budget: { readonly total: string; readonly rest: string } | null;
  readonly gauge: GaugeView | null;
}

export interface PointView {
  readonly id: string;
  readonly number: number;
  readonly time: string;
  readonly title: string;
  readonly href: string | null;
  readonly about: string | null;
  readonly stamp: StampView | null;
  readonly flags: readonly StatusView[];
  readonly result: StatusView | null;
  readonly synthesis: readonly string[];
  readonly minutes: number;
  /** Null for a masked point: it stays where it is, the others pass around it. */
  readonly controls: ControlsView | null;
}

export interface ControlsView {
  readonly minutes: { readonly id: string; readonly name: string; readonly value: string; readonly label: string; readonly error: string | null };
  readonly versionName: string;
  readonly version: number;
  readonly editHref: string;
  readonly upLabel: string;
  readonly downLabel: string;
  readonly removeLabel: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const MANY_TIMES = 3;

/** `typed` is what was just written beside the points; null where the agenda is only read. */
export function presentAgenda(data: MeetingPageData, typed: FormState | null): AgendaView {
  const { meeting, points } = data;
  const lengths = points.map(({ minutes }) => minutes);
  const starts = startsOf(meeting.startsAt, lengths);
  const slot = slotMinutes(meeting.startsAt, meeting.endsAt);
  const total = lengths.reduce((sum, minutes) => sum + minutes, 0);
  return {
    points: points.map((point, index) => pointView(point, starts[index] ?? meeting.startsAt, data, typed)),
    budget: points.length === 0 ? null : budgetWords(total, slot),
    gauge: points.length === 0 ? null : segmentedGauge('budget', lengths, slot),
  };
}

function pointView(point: AgendaPoint, start: string, data: MeetingPageData, typed: FormState | null): PointView {
  const { id, number: rank, minutes, item } = point;
  const base = { id, number: rank, time: timeOfDay(start), minutes };
  if (item === null) return { ...base, ...MASKED };
  const problem = item.problemId === null ? undefined : data.problems.get(item.problemId);
  return {
    ...base,
    title: item.title,
    href: problem === undefined ? null : `/dossiers/${problem.id}`,
    about: aboutPoint(item, data),
    stamp: problem === undefined ? null : stampView(problem.audience.confidentiality),
    flags: [
      ...(problem !== undefined && isClosedStatus(problem.status) ? [{ label: 'Clos', tone: 'neutre' as const, icon: 'cadenas' }] : []),
      ...(item.postponedCount >= MANY_TIMES ? [{ label: `Reporté ${timesWords(item.postponedCount)}`, tone: 'retard' as const, icon: 'attention' }] : []),
    ],
    result: item.result === null ? null : ITEM_RESULT_STATUS[item.result],
    synthesis: item.synthesis === null ? [] : item.synthesis.split('\n').filter((line) => line !== ''),
    controls: typed === null ? null : controlsOf(item, rank, data.points.length, typed),
  };
}

const MASKED = { title: 'Point restreint', href: null, about: null, stamp: null, flags: [], result: null, synthesis: [], controls: null };

function controlsOf(item: AgendaItem, rank: number, last: number, typed: FormState): ControlsView {
  const name = `minutes_${item.id}`;
  const value = typed.values[name];
  return {
    minutes: {
      id: name,
      name,
      value: typeof value === 'string' ? value : String(item.minutes),
      label: `Durée du point ${rank}, en minutes`,
      error: typed.errors[name] ?? null,
    },
    versionName: `version_${item.id}`,
    version: item.version,
    editHref: `/reunions/${item.meetingId}/points/${item.id}`,
    upLabel: `Monter le point ${rank}`,
    downLabel: `Descendre le point ${rank}`,
    removeLabel: `Retirer le point ${rank}`,
    isFirst: rank === 1,
    isLast: rank === last,
  };
}

/** « Police municipale · Décision · 1 action bloquée, 1 en retard · reporté du 17 février ». */
function aboutPoint(item: AgendaItem, data: MeetingPageData): string {
  const presenter = item.presenterOrganisationId === null ? undefined : data.organisations.get(item.presenterOrganisationId);
  const parts = [
    presenter?.name ?? '',
    ITEM_KIND_LABELS[item.kind],
    isOver(data.meeting.state) ? '' : aliveWords(item, data),
    item.isRecurring ? 'à chaque séance' : '',
    originWords(item, item.carryOverId === null ? undefined : data.origins.get(item.carryOverId), data.today),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

// What is open today says nothing of a meeting of the past.
function aliveWords(item: AgendaItem, { followUp, problemActions }: MeetingPageData): string {
  return item.standing === 'follow_up' ? followUpWords(followUp) : problemWords(item, problemActions);
}

function problemWords(item: AgendaItem, actions: ReadonlyMap<string, readonly ActionRow[]>): string {
  const open = item.problemId === null ? [] : (actions.get(item.problemId) ?? []);
  const blocked = open.filter(({ actionClass }) => actionClass === 'blocked').length;
  const late = open.filter(({ actionClass }) => actionClass === 'late').length;
  const parts = [
    blocked === 0 ? '' : `${count(blocked, 'action')} ${agree(blocked, 'bloquée')}`,
    late === 0 ? '' : `${blocked === 0 ? count(late, 'action') : number(late)} en retard`,
  ].filter((part) => part !== '');
  return parts.join(', ');
}

export function followUpWords(actions: readonly ActionRow[]): string {
  if (actions.length === 0) return 'aucune action ouverte';
  const late = actions.filter(({ actionClass }) => actionClass === 'late').length;
  return `${count(actions.length, 'action')}${late === 0 ? '' : `, dont ${number(late)} en retard`}`;
}

function originWords({ postponedCount, isRecurring }: AgendaItem, origin: CarryOrigin | undefined, today: string): string {
  if (isRecurring || origin === undefined) return '';
  const day = dayMonthYear(origin.heldOn, today);
  if (origin.reason === 'open_action') return `suite du ${day}`;
  if (origin.reason === 'cancelled_meeting') return `repris de la réunion annulée du ${day}`;
  return postponedCount < 2 ? `reporté du ${day}` : `reporté ${timesWords(postponedCount)}, la dernière le ${day}`;
}

function timesWords(times: number): string {
  return `${inWords(times, 'feminine')} fois`;
}
