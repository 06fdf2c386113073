import { ActionFollowUpService } from '../../../problems/actions/action-follow-up.service.js';
import { ActionRepository } from '../../../problems/actions/action.repository.js';
import { ActionService } from '../../../problems/actions/action.service.js';
import type { ActionResult } from '../../../problems/actions/action-words.js';
import { ReplyService } from '../../../problems/actions/replies/reply.service.js';
import { type ActionData, ACTIONS, bodyOfAction, councilOfAction, levelOfAction, type ReplyData, repliesOf } from './actions.data.js';
import { speakerOf } from '../councils/councils.data.js';
import type { Act } from '../player.js';
import type { Stage } from '../stage.js';

const CREATION_HOUR = '10:00';
const CLOSING_HOUR = '09:00';
const REPLY_HOUR = '11:00';
const REPLANNING_HOUR = '15:00';

/** What happens to actions between meetings: answers, other dates, ends. Most are born in a sitting. */
export function actionActs(stage: Stage): Act[] {
  return ACTIONS.actions.flatMap((action) => [
    ...(action.createdOn === undefined ? [] : [{ at: stage.at(action.createdOn, CREATION_HOUR), run: () => create(stage, action) }]),
    ...repliesOf(action).map((reply) => ({ at: stage.at(reply.day, reply.time ?? REPLY_HOUR), run: () => answer(stage, action, reply) })),
    ...(action.moves ?? []).map(([day, due]) => ({ at: stage.at(day, REPLANNING_HOUR), run: () => postpone(stage, action, due) })),
    ...(action.leadWithdrawn === undefined ? [] : [{ at: stage.at(action.leadWithdrawn, REPLANNING_HOUR), run: () => withdrawLead(stage, action) }]),
    ...endsOf(action).map(([day, result]) => ({ at: stage.at(day, CLOSING_HOUR), run: () => close(stage, action, result) })),
  ]);
}

/** What the paper says of an action, in the words of the services. */
export function wordsOf(stage: Stage, action: ActionData) {
  const council = councilOfAction(action);
  const body = bodyOfAction(action);
  return {
    sentence: stage.say(levelOfAction(action), `${action.ref} sentence`, action.sentence),
    leadOrganisationId: stage.organisation(council, action.lead),
    leadSeatId: stage.id('seat', `${body} ${speakerOf(action.lead, body)}`),
    contributorIds: contributors(stage, action),
    dueOn: action.due === null ? null : stage.day(action.due),
  };
}

async function create(stage: Stage, action: ActionData): Promise<void> {
  const viewer = await stage.coordinator(councilOfAction(action));
  const birth = { problemId: stage.id('problem', action.of), decidedOn: stage.clock.today(), bornMeetingId: null };
  stage.know('action', action.ref, await stage.get(ActionService).create(viewer, { ...birth, ...wordsOf(stage, action) }));
}

async function answer(stage: Stage, action: ActionData, reply: ReplyData): Promise<void> {
  const viewer = await stage.as(speakerOf(action.lead, bodyOfAction(action)), councilOfAction(action));
  const words = reply.words ?? ACTIONS.words[reply.state] ?? null;
  await stage.get(ReplyService).reply(viewer, stage.id('action', action.ref), {
    organisationId: stage.organisation(councilOfAction(action), action.lead),
    state: reply.state,
    motive: reply.motive ?? null,
    words: words === null ? null : stage.say(levelOfAction(action), `${action.ref} reply ${reply.day}`, words),
    expectedOn: reply.expected === undefined ? null : stage.day(reply.expected),
    channel: 'signed_in',
  });
}

async function postpone(stage: Stage, action: ActionData, due: number): Promise<void> {
  const reason = stage.say(levelOfAction(action), `${action.ref} postponing`, ACTIONS.postponing);
  const { leadOrganisationId, contributorIds } = wordsOf(stage, action);
  await replan(stage, action, { dueOn: stage.day(due), leadOrganisationId, contributorIds, reason });
}

async function withdrawLead(stage: Stage, action: ActionData): Promise<void> {
  const { dueOn, contributorIds } = wordsOf(stage, action);
  const reason = stage.say(levelOfAction(action), `${action.ref} withdrawing`, ACTIONS.withdrawing);
  await replan(stage, action, { dueOn, leadOrganisationId: null, contributorIds, reason });
}

async function replan(stage: Stage, action: ActionData, plan: Parameters<ActionFollowUpService['replan']>[3]): Promise<void> {
  const viewer = await stage.coordinator(councilOfAction(action));
  await stage.get(ActionFollowUpService).replan(viewer, stage.id('action', action.ref), await versionOf(stage, action), plan);
}

async function close(stage: Stage, action: ActionData, result: ActionResult): Promise<void> {
  const viewer = await stage.coordinator(councilOfAction(action));
  const sentence = stage.say(levelOfAction(action), `${action.ref} result`, ACTIONS.closing);
  await stage.get(ActionFollowUpService).close(viewer, stage.id('action', action.ref), await versionOf(stage, action), { result, sentence });
}

/** An action said done, or done in part, is closed the next day with that result; the others on the day given. */
function endsOf(action: ActionData): (readonly [day: number, result: ActionResult])[] {
  const said = repliesOf(action).flatMap(({ day, state }) => (state === 'done' || state === 'partly_done' ? [[day + 1, state] as const] : []));
  return action.ended === undefined ? said : [...said, action.ended];
}

function contributors(stage: Stage, action: ActionData): string[] {
  return (action.with ?? []).map((code) => stage.organisation(councilOfAction(action), code));
}

async function versionOf(stage: Stage, action: ActionData): Promise<number> {
  const viewer = await stage.coordinator(councilOfAction(action));
  return (await stage.get(ActionRepository).visibleById(viewer, stage.id('action', action.ref))).version;
}
