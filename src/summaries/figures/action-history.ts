import { daysBetween, parisDay } from '../../platform/clock/calendar.js';
import type { QuarterWindow } from './quarter-window.js';

/** One action with everything that once was true of it: any past day can be told. Undone replies are nowhere. */
export interface ActionHistory {
  readonly id: string;
  readonly problemId: string | null;
  /** Of level members or below. */
  readonly isMembers: boolean;
  readonly decidedOn: string;
  readonly dueOn: string | null;
  readonly leadOrganisationId: string | null;
  /** Closed, at the cut-off, as moot or abandoned. */
  readonly isDropped: boolean;
  readonly changes: readonly ChangeMoment[];
  readonly replies: readonly ReplyMoment[];
}

export interface ChangeMoment {
  readonly kind: 'due' | 'lead';
  readonly oldValue: string | null;
  readonly newValue: string | null;
  readonly changedOn: string;
  readonly recordedAt: string;
}

export interface ReplyMoment {
  readonly organisationId: string;
  readonly state: string;
  readonly channel: string;
  readonly at: string;
}

export interface ExpectedAction {
  readonly dueOn: string;
  readonly isOnTime: boolean;
}

export interface FirstReply {
  readonly on: string;
  /** From the decision. */
  readonly days: number;
}

/** What was in force at the end of a day, from the changes known at the cut-off. */
export function valueOn(history: ActionHistory, kind: ChangeMoment['kind'], day: string, cutOff: string): string | null {
  const changes = history.changes.filter((change) => change.kind === kind);
  const [first] = changes;
  const current = kind === 'due' ? history.dueOn : history.leadOrganisationId;
  let value = first === undefined ? current : first.oldValue;
  for (const change of changes) if (change.recordedAt < cutOff && change.changedOn <= day) value = change.newValue;
  return value;
}

/** What the lead of that day had answered by the end of it. */
export function leadStateOn(history: ActionHistory, day: string, cutOff: string): string | null {
  const lead = valueOn(history, 'lead', day, cutOff);
  if (lead === null) return null;
  const said = history.replies.filter((reply) => reply.organisationId === lead && parisDay(reply.at) <= day);
  return said.at(-1)?.state ?? 'asked';
}

/**
 * An action was expected in the quarter when a due date of the quarter was in force the day it passed, or the day the lead said done.
 * Postponed after the day passed, it stays expected: it is judged once, on the first of its dates.
 */
export function expectedIn(history: ActionHistory, window: QuarterWindow): ExpectedAction | null {
  if (history.isDropped) return null;
  const inQuarter = dueDates(history).filter((day) => day >= window.first && day <= window.last);
  const [dueOn] = inQuarter.filter((day) => wasExpected(history, day, window.cutOff)).sort();
  return dueOn === undefined ? null : { dueOn, isOnTime: leadStateOn(history, dueOn, window.cutOff) === 'done' };
}

/** Open on the last day, its date past, and the lead had not said done. The caller gives actions open at the end of the window. */
export function lateOn(history: ActionHistory, day: string, cutOff: string): string | null {
  const dueOn = valueOn(history, 'due', day, cutOff);
  const isLate = dueOn !== null && dueOn < day && leadStateOn(history, day, cutOff) !== 'done';
  return isLate ? dueOn : null;
}

/** The very first answer of whoever led that day, when it came in the quarter; an agreement given aloud in the sitting is no delay. */
export function firstReplyIn(history: ActionHistory, window: QuarterWindow): FirstReply | null {
  const first = history.replies.find((reply) => reply.organisationId === valueOn(history, 'lead', parisDay(reply.at), window.cutOff));
  if (first === undefined || first.channel === 'sitting') return null;
  const on = parisDay(first.at);
  return on < window.first || on > window.last ? null : { on, days: daysBetween(history.decidedOn, on) };
}

/** Led by somebody who had answered nothing by the end of that day. */
export function wasSilentOn(history: ActionHistory, day: string, cutOff: string): boolean {
  const lead = valueOn(history, 'lead', day, cutOff);
  return lead !== null && !history.replies.some((reply) => reply.organisationId === lead && parisDay(reply.at) <= day);
}

function wasExpected(history: ActionHistory, dueOn: string, cutOff: string): boolean {
  const doneOn = daysLeadSaidDone(history, cutOff);
  if (doneOn.some((day) => valueOn(history, 'due', day, cutOff) === dueOn && (day > dueOn || isDoneOn(history, dueOn, cutOff)))) return true;
  if (valueOn(history, 'due', dueOn, cutOff) !== dueOn) return false;
  // Moved after the lead had said done: the date that counted is the former one.
  const settled = doneOn.some((day) => day < dueOn && valueOn(history, 'due', day, cutOff) !== dueOn);
  return !(settled && isDoneOn(history, dueOn, cutOff));
}

function isDoneOn(history: ActionHistory, day: string, cutOff: string): boolean {
  return leadStateOn(history, day, cutOff) === 'done';
}

/** Days on which whoever led said done, not having said it just before. */
function daysLeadSaidDone(history: ActionHistory, cutOff: string): string[] {
  return history.replies
    .filter((reply, index) => {
      const before = history.replies.slice(0, index).filter(({ organisationId }) => organisationId === reply.organisationId);
      const isLead = reply.organisationId === valueOn(history, 'lead', parisDay(reply.at), cutOff);
      return isLead && reply.state === 'done' && before.at(-1)?.state !== 'done';
    })
    .map((reply) => parisDay(reply.at));
}

function dueDates(history: ActionHistory): string[] {
  const moved = history.changes.filter(({ kind }) => kind === 'due').flatMap(({ oldValue, newValue }) => [oldValue, newValue]);
  return [...new Set([history.dueOn, ...moved].filter((day) => day !== null))];
}
