import { ClosureService } from '../../../problems/lifecycle/closing/closure.service.js';
import { ProblemService } from '../../../problems/lifecycle/problem.service.js';
import type { ProblemValues } from '../../../problems/lifecycle/problem-values.js';
import { ProblemRepository } from '../../../problems/core/problem.repository.js';
import type { ProblemStatus } from '../../../problems/core/problem-words.js';
import { themeOfSubtheme } from '../../../problems/core/themes.js';
import { NoteService } from '../../../problems/thread/note.service.js';
import { speakerOf } from '../councils/councils.data.js';
import type { Act } from '../player.js';
import { councilOfProblem, DESCRIPTION, LESSON, levelOfProblem, type ProblemData, PROBLEMS, REOPENING } from './problems.data.js';
import type { Stage } from '../stage.js';

const STATUS_HOUR = '12:00';
const NOTE_HOUR = '10:00';

/** Problems opened, moved, closed and reopened by their coordinator, with the notes of their partners. */
export function problemActs(stage: Stage): Act[] {
  return PROBLEMS.flatMap((problem) => [
    ...problem.statuses.map(([status, day, time = STATUS_HOUR], index) => ({ at: stage.at(day, time), run: () => moveTo(stage, problem, status, index) })),
    ...laterLeadActs(stage, problem),
    { at: stage.at(firstDay(problem), STATUS_HOUR), run: () => note(stage, problem, problem.lead, DESCRIPTION, 'opening note') },
    ...problem.notes.map(([day, organisation, text, time = NOTE_HOUR]) => ({
      at: stage.at(day, time),
      run: () => note(stage, problem, organisation, text, `note ${day}`),
    })),
  ]);
}

export function firstDay({ statuses }: ProblemData): number {
  return statuses[0]?.[1] ?? 0;
}

async function moveTo(stage: Stage, problem: ProblemData, status: ProblemStatus, index: number): Promise<void> {
  if (index === 0) return openProblem(stage, problem, status === 'to_qualify' ? 'to_qualify' : 'open');
  if (status === 'open') return reopen(stage, problem);
  if (status === 'closed' || status === 'transferred') return close(stage, problem, status);
  const viewer = await stage.coordinator(councilOfProblem(problem));
  await stage.get(ProblemService).move(viewer, stage.id('problem', problem.label), await versionOf(stage, problem), status, null);
}

async function openProblem(stage: Stage, problem: ProblemData, status: 'to_qualify' | 'open'): Promise<void> {
  const viewer = await stage.coordinator(councilOfProblem(problem));
  const values = valuesOf(stage, problem, problem.lead);
  stage.know('problem', problem.label, await stage.get(ProblemService).open(viewer, { ...values, bodyId: stage.id('body', problem.body), status }));
}

function valuesOf(stage: Stage, problem: ProblemData, lead: string): ProblemValues {
  const { label, subtheme, severity, priority, places, sector, review } = problem;
  const level = levelOfProblem(problem);
  return {
    title: stage.say(level, `${label} title`, problem.title),
    description: stage.say(level, `${label} description`, DESCRIPTION),
    theme: themeOfSubtheme(subtheme)?.code ?? '',
    subtheme,
    severity,
    priority,
    stage: problem.stage,
    leadOrganisationId: stage.organisation(councilOfProblem(problem), lead),
    originOrganisationId: null,
    affectedPublic: null,
    sectorId: sector === null ? null : stage.id('sector', sector),
    places: places.map((place, rank) => stage.say(level, `${label} place ${rank + 1}`, place)),
    nextReviewOn: review === null ? null : stage.day(review),
  };
}

function laterLeadActs(stage: Stage, problem: ProblemData): Act[] {
  if (problem.laterLead === undefined) return [];
  const [lead, day] = problem.laterLead;
  return [{ at: stage.at(day, STATUS_HOUR), run: () => edit(stage, problem, lead) }];
}

async function edit(stage: Stage, problem: ProblemData, lead: string): Promise<void> {
  const viewer = await stage.coordinator(councilOfProblem(problem));
  const version = await versionOf(stage, problem);
  await stage.get(ProblemService).edit(viewer, stage.id('problem', problem.label), version, valuesOf(stage, problem, lead));
}

async function close(stage: Stage, problem: ProblemData, outcome: 'closed' | 'transferred'): Promise<void> {
  const viewer = await stage.coordinator(councilOfProblem(problem));
  const { closing } = problem;
  await stage.get(ClosureService).close(viewer, stage.id('problem', problem.label), {
    version: await versionOf(stage, problem),
    outcome,
    motive: closing?.motive ?? null,
    lesson: stage.say(levelOfProblem(problem), `${problem.label} lesson`, LESSON),
    movedToProblemId: closing?.movedTo === undefined ? null : stage.id('problem', closing.movedTo),
    movedToPlace: closing?.place ?? null,
    actions: [],
  });
}

/** A reopened problem is looked at again: its next review comes back. */
async function reopen(stage: Stage, problem: ProblemData): Promise<void> {
  const viewer = await stage.coordinator(councilOfProblem(problem));
  const reason = stage.say(levelOfProblem(problem), `${problem.label} reopening`, REOPENING);
  await stage.get(ClosureService).reopen(viewer, stage.id('problem', problem.label), await versionOf(stage, problem), reason);
  await edit(stage, problem, problem.lead);
}

async function note(stage: Stage, problem: ProblemData, organisation: string, text: string, key: string): Promise<void> {
  const author = await stage.as(speakerOf(organisation, problem.body), councilOfProblem(problem));
  const words = stage.say(levelOfProblem(problem), `${problem.label} ${key}`, text);
  await stage.get(NoteService).add(author, stage.id('problem', problem.label), words);
}

async function versionOf(stage: Stage, problem: ProblemData): Promise<number> {
  const viewer = await stage.coordinator(councilOfProblem(problem));
  return (await stage.get(ProblemRepository).visibleById(viewer, stage.id('problem', problem.label))).version;
}
