import { EMPTY_FORM, type FieldView, selectField, type SelectView, textField } from '../../platform/web/forms/form-view.js';
import type { Invitation } from '../invitations/invitation.entity.js';
import { INVITATION_ANSWERS } from '../meeting-words.js';
import { ANSWER_STATUS, NO_ANSWER } from '../meeting.wording.js';
import { personOf } from './invitations.presenter.js';
import { type MeetingHeadView, presentHead } from './meeting-head.presenter.js';
import type { MeetingPageData } from './meeting-page.query.js';

export interface AnswersPage {
  readonly head: MeetingHeadView;
  readonly title: string;
  readonly base: string;
  readonly action: string;
  readonly seats: readonly SeatAnswerView[];
}

interface SeatAnswerView {
  readonly answer: SelectView;
  /** Null in a group, where nobody stands in for a named person. */
  readonly by: FieldView | null;
  readonly versionName: string;
  readonly version: number;
}

/** What each seat answered, noted by who prepares the meeting. */
export function presentAnswers(data: MeetingPageData): AnswersPage {
  const head = presentHead(data);
  return {
    head,
    title: `Réponses\u00a0: ${head.title}`,
    base: `/reunions/${data.meeting.id}`,
    action: `/reunions/${data.meeting.id}/reponses`,
    seats: data.invitations.map((invitation) => seatView(invitation, data)),
  };
}

function seatView(invitation: Invitation, data: MeetingPageData): SeatAnswerView {
  const { id, answer, representedBy, version } = invitation;
  const isGroup = data.body.level === 'group';
  const form = { ...EMPTY_FORM, values: { [`answer_${id}`]: answer ?? '', [`by_${id}`]: representedBy ?? '' } };
  const person = personOf(invitation, data);
  const organisation = data.organisations.get(invitation.organisationId ?? '')?.name ?? '';
  const choices = INVITATION_ANSWERS.filter((word) => !isGroup || word !== 'represented').map((value) => ({ value, label: ANSWER_STATUS[value].label }));
  return {
    answer: selectField(form, `answer_${id}`, `${person}, ${organisation}`, choices, { empty: NO_ANSWER.label, width: 'moyen' }),
    by: isGroup ? null : textField(form, `by_${id}`, 'Représenté par', { optional: true, about: person, maxLength: 160 }),
    versionName: `version_${id}`,
    version,
  };
}
