import { randomUUID } from 'node:crypto';
import type { Running } from './application.js';
import { formHeaders } from './http.js';
import type { Target } from './load.js';
import type { BuiltTown } from './town/build.js';
import type { Visitor } from './visitor.js';

export interface MeasuredForm {
  readonly name: string;
  readonly target: Target;
}

/** The two gestures of every day, each sending with a form key of its own. */
export function formsOf(running: Running, town: BuiltTown, { cookie, csrf }: Visitor): readonly MeasuredForm[] {
  const headers = { ...formHeaders(running.origin), cookie };
  const sent = { running, path: '/', headers, status: 303 };
  let turn = 0;
  const all = town.answerable.filter(({ problemId }) => problemId !== town.problemId);
  const next = () => all[(turn += 1) % all.length] ?? { actionId: '', problemId: '', organisationId: '', personId: '' };
  const update = () => {
    const { actionId, organisationId, personId } = next();
    return { path: `/actions/${actionId}/reponse`, body: fields({ csrf, organisation: organisationId, speaker: personId, state: 'cours', words: 'Vu ce matin.' }) };
  };
  const create = () => {
    const { organisationId: lead, problemId: problem } = next();
    return { path: '/actions', body: fields({ csrf, sentence: 'Poser deux chicanes', lead, dueOn: '', problem }) };
  };
  return [
    { name: 'update of a contribution', target: { ...sent, form: update } },
    { name: 'creation of an action', target: { ...sent, form: create } },
  ];
}

function fields(values: Readonly<Record<string, string>>): string {
  return new URLSearchParams({ ...values, formKey: randomUUID() }).toString();
}
