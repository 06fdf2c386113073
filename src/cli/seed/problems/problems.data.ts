import type { ClosingMotive, Priority, ProblemStatus, Stage as ProblemStage } from '../../../problems/core/problem-words.js';
import { bodyData } from '../councils/councils.data.js';
import { readData } from '../data.js';
import type { Level } from '../secrets.js';

export interface ProblemData {
  readonly label: string;
  readonly body: string;
  readonly title: string;
  readonly subtheme: string;
  readonly sector: string | null;
  readonly places: readonly string[];
  readonly severity: number;
  readonly priority: Priority;
  readonly stage: ProblemStage;
  readonly lead: string;
  readonly laterLead?: readonly [organisation: string, day: number];
  readonly review: number | null;
  readonly closing?: { readonly motive: ClosingMotive | null; readonly movedTo?: string; readonly place?: string };
  /** Moved at noon, unless told otherwise. */
  readonly statuses: readonly (readonly [status: ProblemStatus, day: number, time?: string])[];
  readonly notes: readonly (readonly [day: number, organisation: string, text: string, time?: string])[];
}

interface ProblemsData {
  readonly description: string;
  readonly lesson: string;
  readonly reopening: string;
  readonly problems: readonly ProblemData[];
}

export const { description: DESCRIPTION, lesson: LESSON, reopening: REOPENING, problems: PROBLEMS } = readData<ProblemsData>('problems');

export function problemData(label: string): ProblemData {
  const found = PROBLEMS.find((problem) => problem.label === label);
  if (found === undefined) throw new Error(`The demonstration names an unknown problem: ${label}.`);
  return found;
}

export function councilOfProblem({ body }: ProblemData): string {
  return bodyData(body).council;
}

export function levelOfProblem({ body }: ProblemData): Level {
  return levelOfBody(body);
}

export function levelOfBody(body: string): Level {
  return body === 'R' || body === 'V' || body === 'T' ? body : 'm';
}
