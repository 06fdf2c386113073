import { LEVELS } from '../../../platform/access/audience.js';
import type { Level } from '../../../platform/web/components/page-view.js';
import { parseId } from '../../../platform/web/forms/strict.js';
import type { ActionClass } from '../action.rules.js';

export const VIEWS = ['echeance', 'organisation', 'retard', 'completer', 'closes'] as const;
export type ActionView = (typeof VIEWS)[number];

const CLASS_WORDS: Readonly<Record<string, ActionClass>> = { retard: 'late', bloquee: 'blocked', temps: 'on_time' };

/** What the address of the list asks for. Anything odd in it is as if absent. */
export interface ActionFilter {
  readonly view: ActionView;
  /** Empty: every class. */
  readonly classes: readonly ActionClass[];
  readonly leadId: string | null;
  readonly bodyId: string | null;
  readonly problemId: string | null;
  readonly level: Level | null;
  readonly withoutDate: boolean;
  readonly withoutLead: boolean;
  readonly after: readonly string[] | null;
}

type Query = Readonly<Record<string, unknown>>;

export function readFilter(query: Query): ActionFilter {
  const classes = many(query.etat).flatMap((word) => CLASS_WORDS[word] ?? []);
  const without = many(query.sans);
  return {
    view: VIEWS.find((view) => view === query.vue) ?? 'echeance',
    classes: [...new Set(classes)],
    leadId: parseId(query.pilote),
    bodyId: parseId(query.instance),
    problemId: parseId(query.dossier),
    level: LEVELS.find((level) => level === query.niveau) ?? null,
    withoutDate: without.includes('date'),
    withoutLead: without.includes('pilote'),
    after: readKey(query.apres),
  };
}

/** The address of the list with some of its conditions changed; a change of anything starts at the first page. */
export function addressOf(filter: ActionFilter, changes: Partial<ActionFilter> = {}): string {
  const wanted = { ...filter, after: null, ...changes };
  const words = new URLSearchParams();
  if (wanted.view !== 'echeance') words.set('vue', wanted.view);
  for (const one of wanted.classes) words.append('etat', classWord(one));
  if (wanted.leadId !== null) words.set('pilote', wanted.leadId);
  if (wanted.bodyId !== null) words.set('instance', wanted.bodyId);
  if (wanted.problemId !== null) words.set('dossier', wanted.problemId);
  if (wanted.level !== null) words.set('niveau', wanted.level);
  if (wanted.withoutDate) words.append('sans', 'date');
  if (wanted.withoutLead) words.append('sans', 'pilote');
  if (wanted.after !== null) words.set('apres', wanted.after.join('_'));
  const text = words.toString();
  return text === '' ? '/actions' : `/actions?${text}`;
}

export function classWord(one: ActionClass): string {
  return Object.entries(CLASS_WORDS).find(([, known]) => known === one)?.[0] ?? '';
}

/** Where a page goes on: rank or instant, then day when it has one, then the id of the last row. */
function readKey(text: unknown): string[] | null {
  if (typeof text !== 'string' || text.length > 80) return null;
  const parts = text.split('_');
  return parts.length >= 2 && parts.every((part) => /^[\w.:-]+$/.test(part)) && parseId(parts[parts.length - 1]) !== null ? parts : null;
}

function many(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === 'string');
}
