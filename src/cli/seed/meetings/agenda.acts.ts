import { AgendaRepository } from '../../../meetings/agenda/agenda.repository.js';
import { AgendaService, type NewItem } from '../../../meetings/agenda/agenda.service.js';
import type { AgendaItem } from '../../../meetings/agenda/agenda-item.entity.js';
import { bodyData } from '../councils/councils.data.js';
import { type MeetingData, MEETINGS, type PointData } from './meetings.data.js';
import { levelOfBody, levelOfProblem, problemData } from '../problems/problems.data.js';
import type { Level } from '../secrets.js';
import type { Stage } from '../stage.js';

/** Who prepares what: a meeting with the services it needs. */
interface Desk {
  readonly stage: Stage;
  readonly meeting: MeetingData;
  readonly meetingId: string;
}

/**
 * Makes the agenda what the paper says, from what the carry-over already placed: what is not wanted is removed by hand, the rest
 * edited, added and put in order with the buttons. A problem that is not open yet is left for a later look.
 */
export async function arrangeAgenda(stage: Stage, meeting: MeetingData): Promise<void> {
  const points = (meeting.points ?? []).filter(({ problem }) => problem === undefined || stage.knows('problem', problem));
  if (points.length === 0) return;
  const desk = { stage, meeting, meetingId: stage.id('meeting', meeting.label) };
  const wanted = points.map((point) => ({ point, item: itemOf(stage, meeting, point) }));
  await removeOthers(desk, wanted.map(({ item }) => item));
  for (const { point, item } of wanted) {
    const found = (await agendaOf(desk)).find((row) => isSame(row, item));
    const id = found === undefined ? await add(desk, item) : await edit(desk, found, item);
    stage.know('item', `${meeting.label} ${labelOf(point)}`, id);
  }
  for (const [index, { item }] of wanted.entries()) await raise(desk, item, index);
}

export function labelOf({ problem, standing, title }: PointData): string {
  return problem ?? standing ?? title ?? '';
}

/** The narrowest of the body and of the problem. */
export function levelOfPoint({ body }: MeetingData, { problem }: PointData): Level {
  const ofBody = levelOfBody(body);
  return ofBody === 'm' && problem !== undefined ? levelOfProblem(problemData(problem)) : ofBody;
}

function itemOf(stage: Stage, meeting: MeetingData, point: PointData): NewItem {
  const usual = point.standing === undefined ? undefined : MEETINGS.standing[point.standing];
  const problem = point.problem === undefined ? undefined : problemData(point.problem);
  const title = point.title ?? usual?.title ?? problem?.title ?? '';
  return {
    title: stage.say(levelOfPoint(meeting, point), `${meeting.label} ${labelOf(point)} point`, title),
    kind: point.kind ?? usual?.kind ?? 'information',
    minutes: point.minutes ?? usual?.minutes ?? 10,
    problemId: point.problem === undefined ? null : stage.id('problem', point.problem),
    presenterOrganisationId: presenterOf(stage, meeting, point),
    standing: point.standing ?? null,
    isRecurring: usual?.recurring ?? false,
  };
}

function presenterOf(stage: Stage, { body }: MeetingData, { presenter, problem }: PointData): string {
  const lead = problem === undefined ? undefined : (problemData(problem).laterLead?.[0] ?? problemData(problem).lead);
  return stage.organisation(bodyData(body).council, presenter ?? lead ?? 'VIL');
}

/** A free point is recognised by its title, which the carry-over kept. */
function isSame(row: AgendaItem, item: NewItem): boolean {
  if (item.problemId !== null) return row.problemId === item.problemId;
  if (item.standing !== null) return row.standing === item.standing;
  return row.problemId === null && row.standing === null && row.title === item.title;
}

async function removeOthers(desk: Desk, wanted: readonly NewItem[]): Promise<void> {
  for (const row of await agendaOf(desk)) {
    if (!wanted.some((item) => isSame(row, item))) await desk.stage.get(AgendaService).remove(await viewerOf(desk), row.id, await versionOf(desk, row.id));
  }
}

async function add(desk: Desk, item: NewItem): Promise<string> {
  return desk.stage.get(AgendaService).add(await viewerOf(desk), desk.meetingId, item);
}

async function edit(desk: Desk, row: AgendaItem, { title, kind, minutes, presenterOrganisationId, isRecurring }: NewItem): Promise<string> {
  const edited = { title, kind, minutes, presenterOrganisationId, isRecurring };
  await desk.stage.get(AgendaService).edit(await viewerOf(desk), row.id, row.version, edited);
  return row.id;
}

async function raise(desk: Desk, item: NewItem, wantedIndex: number): Promise<void> {
  for (;;) {
    const agenda = await agendaOf(desk);
    const index = agenda.findIndex((row) => isSame(row, item));
    const row = agenda[index];
    if (row === undefined || index <= wantedIndex) return;
    await desk.stage.get(AgendaService).move(await viewerOf(desk), row.id, row.version, 'up');
  }
}

async function agendaOf(desk: Desk): Promise<AgendaItem[]> {
  const points = await desk.stage.get(AgendaRepository).pointsFor(await viewerOf(desk), desk.meetingId);
  return points.flatMap(({ item }) => (item === null ? [] : [item]));
}

async function versionOf(desk: Desk, itemId: string): Promise<number> {
  return (await desk.stage.get(AgendaRepository).visibleById(await viewerOf(desk), itemId)).version;
}

function viewerOf({ stage, meeting }: Desk) {
  return stage.coordinator(bodyData(meeting.body).council);
}
