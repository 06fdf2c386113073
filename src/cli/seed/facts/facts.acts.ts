import { instantOf } from '../../../platform/clock/calendar.js';
import { FactService } from '../../../problems/facts/fact.service.js';
import { FACTS } from './facts.data.js';
import { factsOf, inTurn, type PlannedFact } from './facts.plan.js';
import type { Act } from '../player.js';
import { firstDay } from '../problems/problems.acts.js';
import { councilOfProblem, levelOfProblem, type ProblemData, problemData } from '../problems/problems.data.js';
import type { Stage } from '../stage.js';

const UNKNOWN_HOUR = '09:00';
const OPENING_HOUR = '12:00';

/** The facts of every problem, each declared by the coordinator on its day, or when the problem opened if it is older. */
export function factActs(stage: Stage): Act[] {
  return FACTS.runs.flatMap((run) => {
    const problem = problemData(run.problem);
    return factsOf(run, stage.monday).map((fact) => ({ at: recordedAt(stage, problem, fact), isSmall: true, run: () => declare(stage, problem, fact) }));
  });
}

async function declare(stage: Stage, problem: ProblemData, fact: PlannedFact): Promise<void> {
  const council = councilOfProblem(problem);
  const level = levelOfProblem(problem);
  await stage.get(FactService).add(await stage.coordinator(council), stage.id('problem', problem.label), {
    happenedOn: fact.day,
    band: fact.hour === null ? null : fact.hour / 2,
    time: fact.time,
    placeName: placeOf(stage, problem, fact),
    source: FACTS.agents.includes(fact.declarer) ? 'agent' : 'service_report',
    organisationId: stage.organisation(council, fact.declarer),
    text: fact.text === null ? null : stage.say(level, `${problem.label} fact ${fact.time}`, fact.text),
  });
}

function placeOf(stage: Stage, problem: ProblemData, { rank }: PlannedFact): string {
  const index = rank % problem.places.length;
  return stage.say(levelOfProblem(problem), `${problem.label} place ${index + 1}`, inTurn(problem.places, rank));
}

/** At the start of its band on its day; never before the problem is open, nor while it is closed. */
function recordedAt(stage: Stage, problem: ProblemData, fact: PlannedFact): string {
  const start = fact.hour === null ? UNKNOWN_HOUR : `${String(fact.hour).padStart(2, '0')}:00`;
  const natural = instantOf(fact.day, fact.time ?? start);
  const since = opening(stage, problem, fact.day);
  return natural < since ? since : natural;
}

/** The opening that a fact of that day waits for: the first one, or the reopening when it fell in between. */
function opening(stage: Stage, { label, statuses, ...problem }: ProblemData, day: string): string {
  const first = stage.at(firstDay({ label, statuses, ...problem }), OPENING_HOUR);
  const [, closed] = statuses.find(([status]) => status === 'closed') ?? [];
  const [, reopened] = statuses.findLast(([status]) => status === 'open') ?? [];
  if (closed === undefined || reopened === undefined || reopened < closed || day < stage.day(closed)) return first;
  return stage.at(reopened, OPENING_HOUR);
}
