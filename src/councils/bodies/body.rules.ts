import { RuleViolation } from '../../platform/web/errors.js';
import { searchText } from '../../platform/formatting/sort-key.js';
import type { BodyKind, BodyLevel } from '../council-words.js';

/** Kinds of which a council has one at most. */
const ALONE: readonly BodyKind[] = ['plenary', 'restricted'];

const LEVEL_OF_KIND: Readonly<Record<Exclude<BodyKind, 'watch_unit'>, BodyLevel>> = {
  plenary: 'members', restricted: 'restricted', group: 'group', ad_hoc: 'members',
};

interface KnownBody {
  readonly kind: BodyKind;
  readonly series: string;
  readonly endedOn?: string | null;
}

/** A body has one level, from its kind; a watch unit alone chooses, at its creation (model.md 1). */
export function levelOfKind(kind: BodyKind, chosen: BodyLevel | null): BodyLevel {
  if (kind !== 'watch_unit') return LEVEL_OF_KIND[kind];
  if (chosen !== 'members' && chosen !== 'group') throw new RuleViolation('body.level', 'Choisissez qui lit ce qui se dit dans la cellule de veille.');
  return chosen;
}

export function kindsLeft(kinds: readonly BodyKind[], bodies: readonly KnownBody[]): BodyKind[] {
  return kinds.filter((kind) => !ALONE.includes(kind) || bodies.every((body) => body.kind !== kind));
}

export function refuseSecond(kind: BodyKind, bodies: readonly KnownBody[]): void {
  if (kindsLeft([kind], bodies).length > 0) return;
  throw new RuleViolation('body.alone', kind === 'plenary' ? 'Ce conseil a déjà sa formation plénière.' : 'Ce conseil a déjà sa formation restreinte.');
}

/** Bodies of level members count in the council's plain series, without a letter. */
export function expectSeries(level: BodyLevel, series: string, bodies: readonly KnownBody[]): void {
  if (level === 'members') return;
  if (!/^[A-Z]{1,4}$/.test(series)) throw new RuleViolation('body.series', 'Une lettre de série s’écrit en capitales, de une à quatre.');
  if (bodies.some((body) => body.series === series)) throw new RuleViolation('body.series', `La lettre ${series} numérote déjà une autre instance de ce conseil.`);
}

/** The first letter of the name that numbers no other body: « GTEI Tilleuls » gives T when it is free. */
export function proposedSeries(name: string, bodies: readonly KnownBody[]): string {
  const words = searchText(name).toUpperCase().split(/[^A-Z]+/).filter((word) => word !== '').reverse();
  const letters = [...words.map((word) => word.slice(0, 1)), ...words.map((word) => word.slice(0, 2)), ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const taken = new Set(bodies.map(({ series }) => series));
  return letters.find((letter) => !taken.has(letter)) ?? '';
}

/** The bodies that hold a level alone never end: everything of that level must have a place. */
export function refuseEndOf(kind: BodyKind): void {
  if (!ALONE.includes(kind)) return;
  throw new RuleViolation('body.needed', 'Cette formation est la seule de son niveau\u00a0: elle ne prend pas fin. Cessez d’y convoquer si elle ne sert plus.');
}

export function refuseEnded({ endedOn = null }: KnownBody): void {
  if (endedOn !== null) throw new RuleViolation('body.ended', 'Cette instance a pris fin\u00a0: sa composition ne change plus.');
}
