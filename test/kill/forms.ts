import { randomUUID } from 'node:crypto';
import type { Dice } from './dice.js';
import type { Town } from './town.js';

export type Kind = 'action' | 'note' | 'reply' | 'line' | 'synthesis';
export type Role = 'coordinator' | 'landlord' | 'link';

/** One form as somebody sends it, recognised afterwards by a word that no other form holds. */
export interface Form {
  readonly kind: Kind;
  readonly word: string;
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Null for a change, which carries a version instead. */
  readonly formKey: string | null;
}

const GESTURES: Readonly<Record<Role, readonly Kind[]>> = {
  coordinator: ['action', 'action', 'note', 'reply', 'line', 'line', 'synthesis', 'synthesis'],
  landlord: ['reply', 'reply', 'note'],
  link: ['reply'],
};

/** The versions of the points, as the last answer told them: shared, so that the same one is often used by two. */
export type Versions = Map<string, number>;

export function aForm(role: Role, town: Town, versions: Versions, dice: Dice): Form {
  const kind = dice.one(GESTURES[role]);
  const word = `mot${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  if (kind === 'synthesis') {
    const item = dice.one(town.itemIds);
    const fields = { version: String(versions.get(item) ?? 1), synthesis: `Ce qui s’est dit, ${word}.` };
    return { kind, word, path: `/reunions/${town.meetingId}/seance/points/${item}/synthese`, fields, formKey: null };
  }
  const formKey = randomUUID();
  const { path, fields } = creation(kind, role, word, town, dice);
  return { kind, word, path, fields: { ...fields, formKey }, formKey };
}

function creation(kind: Exclude<Kind, 'synthesis'>, role: Role, word: string, town: Town, dice: Dice): Pick<Form, 'path' | 'fields'> {
  const { organisationId, personId } = town.landlord;
  const action = dice.one(town.actionIds);
  const problem = dice.one(town.problemIds);
  switch (kind) {
    case 'action':
      return { path: '/actions', fields: { problem, sentence: `Poser deux chicanes ${word}`, lead: organisationId } };
    case 'note':
      return { path: `/dossiers/${problem}/fil`, fields: { text: `Vu ce matin ${word}.` } };
    case 'line': {
      const [letter, lead] = dice.one([['n', ''], ['d', ''], ['a', organisationId]] as const);
      return { path: `/reunions/${town.meetingId}/seance/lignes`, fields: { item: dice.one(town.itemIds), kind: letter, line: `Passer le soir ${word}`, lead } };
    }
    case 'reply': {
      const said = { state: dice.one(['cours', 'partie', 'pris']), words: `La benne passe ${word}.` };
      if (role === 'link') return { path: `/lien/actions/${action}`, fields: said };
      return { path: `/actions/${action}/reponse`, fields: { ...said, organisation: organisationId, ...(role === 'coordinator' ? { speaker: personId } : {}) } };
    }
  }
}
