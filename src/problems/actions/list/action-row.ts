import type { SelectQueryBuilder } from 'typeorm';
import type { Audience } from '../../../platform/access/audience.js';
import type { RawRow } from '../../../platform/database/database.js';
import { textOrNull } from '../../../platform/database/raw-values.js';
import { readAudience } from '../../core/problem.repository.js';
import type { ActionResult, ActionState, ContributionState } from '../action-words.js';
import { type Action } from '../action.entity.js';
import { type ActionClass, classOf, type ShownState, shownState } from '../action.rules.js';
import { Contribution } from '../contribution.entity.js';

/** One line of a list of actions, as plain values; names and titles are added by `ActionListQuery`. */
export interface ActionLine {
  readonly id: string;
  readonly reference: string;
  readonly sentence: string;
  readonly audience: Audience;
  readonly bodyId: string;
  readonly problemId: string | null;
  readonly bornMeetingId: string | null;
  readonly state: ActionState;
  readonly result: ActionResult | null;
  readonly resultSentence: string | null;
  readonly leadOrganisationId: string | null;
  readonly leadState: ContributionState | null;
  readonly leadExpectedOn: string | null;
  readonly dueOn: string | null;
  readonly decidedOn: string;
  readonly closedAt: string | null;
  readonly postponements: number;
  readonly version: number;
  /** One class per open action; null when it is not open. */
  readonly actionClass: ActionClass | null;
  readonly stateShown: ShownState;
  readonly daysLate: number;
}

export interface ActionRow extends ActionLine {
  readonly leadName: string | null;
  readonly leadShortName: string | null;
  /** By its own audience: null without a problem, and when this person does not read it. */
  readonly problem: { readonly id: string; readonly title: string } | null;
}

/** Late: open, due date past, lead not done. Needs the parameter `today` and the join of `withLead`. */
export const LATE = `(action.state = 'open' AND action.dueOn IS NOT NULL AND action.dueOn < :today AND (lead.state IS NULL OR lead.state <> 'done'))`;
export const CLASS = `CASE WHEN ${LATE} THEN 'late' WHEN lead.state = 'blocked' THEN 'blocked' ELSE 'on_time' END`;

/** Joins the lead’s own part as « lead » to a query on « action ». */
export function withLead(query: SelectQueryBuilder<Action>, today: string): SelectQueryBuilder<Action> {
  return query
    .leftJoin(Contribution, 'lead', 'lead.actionId = action.id AND lead.organisationId = action.leadOrganisationId AND lead.withdrawnOn IS NULL')
    .setParameter('today', today);
}

export function actionColumns(query: SelectQueryBuilder<Action>): SelectQueryBuilder<Action> {
  const plain = [
    'id', 'reference', 'sentence', 'bodyId', 'problemId', 'bornMeetingId', 'state', 'result', 'resultSentence', 'leadOrganisationId',
    'dueOn', 'decidedOn', 'closedAt', 'postponements', 'version',
  ];
  query.select('action.audience.councilId', 'councilId');
  query.addSelect('action.audience.confidentiality', 'confidentiality').addSelect('action.audience.groupId', 'groupId');
  for (const name of plain) query.addSelect(`action.${name}`, name);
  return query.addSelect('lead.state', 'leadState').addSelect('lead.expectedOn', 'leadExpectedOn');
}

export function readAction(row: RawRow, today: string): ActionLine {
  const state = String(row.state) as ActionState;
  const result = textOrNull(row.result) as ActionResult | null;
  const leadState = textOrNull(row.leadState) as ContributionState | null;
  const dueOn = textOrNull(row.dueOn);
  const stateShown = shownState({ state, result, dueOn }, leadState, today);
  return {
    id: String(row.id),
    reference: String(row.reference),
    sentence: String(row.sentence),
    audience: readAudience(row),
    bodyId: String(row.bodyId),
    problemId: textOrNull(row.problemId),
    bornMeetingId: textOrNull(row.bornMeetingId),
    state,
    result,
    resultSentence: textOrNull(row.resultSentence),
    leadOrganisationId: textOrNull(row.leadOrganisationId),
    leadState,
    leadExpectedOn: textOrNull(row.leadExpectedOn),
    dueOn,
    decidedOn: String(row.decidedOn),
    closedAt: textOrNull(row.closedAt),
    postponements: Number(row.postponements),
    version: Number(row.version),
    actionClass: state === 'open' ? classOf({ state, dueOn }, leadState, today) : null,
    stateShown,
    daysLate: stateShown.daysLate,
  };
}
