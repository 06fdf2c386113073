import { Brackets, Column, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { RuleViolation } from '../web/errors.js';
import type { Viewer } from './viewer.js';

export const LEVELS = ['public', 'members', 'restricted', 'group'] as const;
export type Confidentiality = (typeof LEVELS)[number];

/** Who may read a row. Every table with confidential content embeds it; the level checks are named in each entity. */
export class Audience {
  @Column({ type: 'varchar', length: 36, name: 'council_id' })
  councilId!: string;

  @Column({ type: 'varchar', length: 20, name: 'confidentiality' })
  confidentiality!: Confidentiality;

  /** The body whose named persons read the row, when the level is `group`. */
  @Column({ type: 'varchar', length: 36, name: 'group_id', nullable: true })
  groupId!: string | null;
}

/** Texts of the checks that `Confidential` puts on each entity that embeds an audience. */
export const AUDIENCE_LEVEL_CHECK = `"confidentiality" in ('public', 'members', 'restricted', 'group')`;
export const AUDIENCE_GROUP_CHECK = `("confidentiality" = 'group') = ("group_id" is not null)`;

export function audience(councilId: string, confidentiality: Confidentiality, groupId: string | null = null): Audience {
  return Object.assign(new Audience(), { councilId, confidentiality, groupId: confidentiality === 'group' ? groupId : null });
}

export function sameAudience(a: Audience, b: Audience): boolean {
  return a.councilId === b.councilId && a.confidentiality === b.confidentiality && a.groupId === b.groupId;
}

/**
 * The narrower of two audiences on one line of readers: what cites a row takes its level when that is higher. `restricted`
 * with a `group`, or two groups, are not comparable and are refused with the way out (product.md, decision 2).
 */
export function narrowest(a: Audience, b: Audience): Audience {
  if (a.councilId !== b.councilId) throw new RuleViolation('audience.councils', 'Ces éléments ne sont pas du même conseil.');
  if (sameAudience(a, b) || isBelow(b, a)) return a;
  if (isBelow(a, b)) return b;
  throw new RuleViolation(
    'audience.incomparable',
    'Les lecteurs de ces deux éléments ne sont pas les mêmes : l’un ne peut pas citer l’autre. ' +
      'Ouvrez plutôt un dossier neutre de niveau Membres et rattachez-y ce qui peut être partagé.',
  );
}

/** True when every reader of `higher` may read a row of `lower`. */
export function isBelow(lower: Audience, higher: Audience): boolean {
  if (sameAudience(lower, higher)) return true;
  if (lower.confidentiality === 'public') return true;
  return lower.confidentiality === 'members' && higher.confidentiality !== 'public';
}

/** The levels strictly below one: what a raised row takes along. A row on another line of readers is not among them. */
export function levelsBelow(level: Audience): Confidentiality[] {
  if (level.confidentiality === 'public') return [];
  return level.confidentiality === 'members' ? ['public'] : ['public', 'members'];
}

/** The narrowest of both, or the row's own when they are not on one line of readers. */
export function raisedTo(own: Audience, level: Audience): Audience {
  return isBelow(own, level) ? level : own;
}

export function isConfidential(row: { readonly audience: Audience }): boolean {
  return row.audience.confidentiality === 'restricted' || row.audience.confidentiality === 'group';
}

export function mayRead(viewer: Viewer, row: Audience): boolean {
  if (row.confidentiality === 'group') return row.groupId !== null && viewer.groupIds.includes(row.groupId);
  if (row.confidentiality === 'restricted') return viewer.restrictedCouncilIds.includes(row.councilId);
  return viewer.councilIds.includes(row.councilId);
}

/**
 * The one condition through which every confidential row is read. It names the alias it is given: a child joined to its
 * parent's scope needs it too. An empty list matches nothing.
 */
export function readableBy<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, viewer: Viewer, alias = query.alias): SelectQueryBuilder<T> {
  return query.andWhere(readableCondition(viewer, alias));
}

/** What that condition asks of a prepared query: its values, whose lengths say its shape. */
export function readerValues({ councilIds, restrictedCouncilIds, groupIds }: Viewer): Readonly<Record<string, readonly string[]>> {
  return { readerCouncils: councilIds, readerRestricted: restrictedCouncilIds, readerGroups: groupIds };
}

/** The same condition to be placed inside a join or an OR. */
export function readableCondition(viewer: Viewer, alias: string): Brackets {
  return new Brackets((either) => {
    either.where('1 = 0');
    if (viewer.councilIds.length > 0) {
      either.orWhere(
        `(${alias}.audience.councilId IN (:...readerCouncils) AND ${alias}.audience.confidentiality IN ('public', 'members'))`,
        { readerCouncils: viewer.councilIds },
      );
    }
    if (viewer.restrictedCouncilIds.length > 0) {
      either.orWhere(
        `(${alias}.audience.councilId IN (:...readerRestricted) AND ${alias}.audience.confidentiality = 'restricted')`,
        { readerRestricted: viewer.restrictedCouncilIds },
      );
    }
    if (viewer.groupIds.length > 0) {
      either.orWhere(`(${alias}.audience.groupId IN (:...readerGroups) AND ${alias}.audience.confidentiality = 'group')`, {
        readerGroups: viewer.groupIds,
      });
    }
  });
}
