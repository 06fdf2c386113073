import { LEVELS } from '../../../platform/access/audience.js';
import type { Level } from '../../../platform/web/components/page-view.js';
import { parseDay, parseId } from '../../../platform/web/forms/strict.js';
import { ACTIVE_STATUSES, CLOSED_STATUSES, type ProblemStatus, WATCHED_STATUSES } from '../../core/problem-words.js';
import { isTheme } from '../../core/themes.js';

export const FOLLOW_UPS = ['actif', 'veille', 'clos'] as const;
export type FollowUp = (typeof FOLLOW_UPS)[number];

export const STATUSES_OF: Readonly<Record<FollowUp, readonly ProblemStatus[]>> = {
  actif: ACTIVE_STATUSES,
  veille: WATCHED_STATUSES,
  clos: CLOSED_STATUSES,
};

/** What the address of the list asks for; anything odd in it is as if absent. */
export interface ProblemFilter {
  readonly follow: readonly FollowUp[];
  readonly levels: readonly Level[];
  readonly theme: string | null;
  readonly leadId: string | null;
  readonly sectorId: string | null;
  readonly after: ProblemKey | null;
}

/** The last row of the page before: its next review (or far away) and its id. */
export interface ProblemKey {
  readonly review: string;
  readonly id: string;
}

/** Sorts after every day that may be typed. */
export const NO_REVIEW = '9999-12-31';
const DEFAULT_FOLLOW: readonly FollowUp[] = ['actif', 'veille'];

export function readFilter(query: Readonly<Record<string, unknown>>): ProblemFilter {
  const follow = FOLLOW_UPS.filter((one) => many(query.suivi).includes(one));
  const theme = typeof query.theme === 'string' && isTheme(query.theme) ? query.theme : null;
  return {
    follow: follow.length === 0 ? DEFAULT_FOLLOW : follow,
    levels: LEVELS.filter((level) => many(query.niveau).includes(level)),
    theme,
    leadId: parseId(query.pilote),
    sectorId: parseId(query.secteur),
    after: readKey(query.apres),
  };
}

/** The address of the list with some of its conditions changed; it starts again at the first page. */
export function addressOf(filter: ProblemFilter, changes: Partial<ProblemFilter> = {}): string {
  const wanted = { ...filter, after: null, ...changes };
  const words = new URLSearchParams();
  if (wanted.follow.join() !== DEFAULT_FOLLOW.join()) for (const one of wanted.follow) words.append('suivi', one);
  for (const level of wanted.levels) words.append('niveau', level);
  if (wanted.theme !== null) words.set('theme', wanted.theme);
  if (wanted.leadId !== null) words.set('pilote', wanted.leadId);
  if (wanted.sectorId !== null) words.set('secteur', wanted.sectorId);
  if (wanted.after !== null) words.set('apres', `${wanted.after.review}_${wanted.after.id}`);
  const text = words.toString();
  return text === '' ? '/dossiers' : `/dossiers?${text}`;
}

/** Whether the list is narrowed by anything but the usual follow-up. */
export function isNarrowed(filter: ProblemFilter): boolean {
  return addressOf(filter) !== '/dossiers';
}

function readKey(text: unknown): ProblemKey | null {
  const [reviewText = '', id = ''] = typeof text === 'string' ? text.split('_') : [];
  const review = reviewText === NO_REVIEW ? NO_REVIEW : parseDay(reviewText);
  return review !== null && parseId(id) !== null ? { review, id } : null;
}

function many(value: unknown): unknown[] {
  return [value].flat();
}
