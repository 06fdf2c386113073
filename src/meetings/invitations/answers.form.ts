import { cleanLine, parseId, parseInteger } from '../../platform/web/forms/strict.js';
import { readRows } from '../../platform/web/forms/form-reader.js';
import { INVITATION_ANSWERS } from '../meeting-words.js';
import type { AnswerOfSeat } from './invitation.service.js';

const LONGEST_NAME = 160;

/** `answer_<id>`, `by_<id>` and `version_<id>` for each seat of the form; anything odd in a row leaves that row out. */
export function readAnswers(body: unknown): AnswerOfSeat[] {
  const answers = readRows(body, 'answer_');
  const names = readRows(body, 'by_');
  const versions = readRows(body, 'version_');
  return Object.entries(answers).flatMap(([id, text]) => {
    const invitationId = parseId(id);
    const version = parseInteger(versions[id], { min: 1 });
    const answer = INVITATION_ANSWERS.find((word) => word === text) ?? null;
    if (invitationId === null || version === null || (answer === null && text !== '')) return [];
    const name = (cleanLine(names[id] ?? '') ?? '').slice(0, LONGEST_NAME);
    return [{ invitationId, version, answer, representedBy: name === '' ? null : name }];
  });
}
