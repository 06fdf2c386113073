import type { ActionResult, ContributionState, Motive } from '../../../problems/actions/action-words.js';
import { bodyData } from '../councils/councils.data.js';
import { readData } from '../data.js';
import { levelOfBody, problemData } from '../problems/problems.data.js';
import type { Level } from '../secrets.js';

export interface ReplyData {
  readonly day: number;
  readonly time?: string;
  readonly state: ContributionState;
  readonly motive?: Motive;
  readonly words?: string;
  readonly expected?: number;
}

export interface ActionData {
  readonly ref: string;
  readonly sentence: string;
  /** A problem, or the level of an action without one. */
  readonly of: string;
  readonly lead: string;
  readonly with?: readonly string[];
  readonly due: number | null;
  readonly moves?: readonly (readonly [day: number, due: number])[];
  readonly replies: readonly (ReplyData | readonly [day: number, state: ContributionState, motive?: Motive])[];
  /** Given by the coordinator outside any meeting. */
  readonly createdOn?: number;
  readonly leadWithdrawn?: number;
  readonly ended?: readonly [day: number, result: ActionResult];
}

interface ActionsData {
  readonly words: Readonly<Partial<Record<ContributionState, string>>>;
  readonly closing: string;
  readonly postponing: string;
  readonly withdrawing: string;
  readonly actions: readonly ActionData[];
}

export const ACTIONS = readData<ActionsData>('actions');

export function actionData(ref: string): ActionData {
  const found = ACTIONS.actions.find((action) => action.ref === ref);
  if (found === undefined) throw new Error(`The demonstration names an unknown action: ${ref}.`);
  return found;
}

export function repliesOf({ replies }: ActionData): ReplyData[] {
  return replies.map((reply) => ('day' in reply ? reply : { day: reply[0], state: reply[1], motive: reply[2] }));
}

/** The body of an action: its problem's, or that of its level. */
export function bodyOfAction({ of }: ActionData): string {
  if (of === 'm') return 'P';
  return of.length === 1 ? of : problemData(of).body;
}

export function councilOfAction(action: ActionData): string {
  return bodyData(bodyOfAction(action)).council;
}

export function levelOfAction(action: ActionData): Level {
  return levelOfBody(bodyOfAction(action));
}
