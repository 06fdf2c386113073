import { COUNCIL_ROLES, type CouncilRoleName, RIGHTS_OF_MEMBER, RIGHTS_OF_ROLE, ROLE_LABEL, ROLES_READING_MEMBERS, ROLES_READING_RESTRICTED, validSignature } from '../councils/index.js';
import type { Right } from '../platform/access/access.js';
import type { Assurance, Viewer } from '../platform/access/viewer.js';
import type { RawRow } from '../platform/database/database.js';
import { isTrue, textOrNull } from '../platform/database/raw-values.js';

/** What the database says of one person, read by the one statement below. */
export interface CouncilFacts {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly tint: string | null;
  readonly derogationUntil: string | null;
  readonly charterForRestricted: boolean;
  readonly roles: CouncilRoleName[];
  readonly mandates: { readonly bodyId: string; readonly level: string; readonly signed: boolean }[];
  readonly organisationIds: string[];
}

/**
 * Roles, mandates in force and organisations of a person, in one statement. `:day` is today in Europe/Paris. A mandate in a
 * group holds only with the person's own signature of the charter, and no substitute reads there.
 */
export const FACTS_OF_PERSON = `
  SELECT 'role' AS fact, r.council_id AS council_id, r.role AS word, NULL AS body_id, NULL AS signed
    FROM council_role r WHERE r.person_id = :personId AND r.starts_on <= :day AND (r.ends_on IS NULL OR r.ends_on >= :day)
  UNION ALL
  SELECT 'mandate', m.council_id, b.level, b.id,
    (SELECT MIN(g.id) FROM charter_signature g WHERE g.person_id = m.person_id AND g.council_id = m.council_id
      AND ${validSignature('g.council_id', 'g.charter_id', 'g.signed_on')})
    FROM mandate m JOIN seat s ON s.id = m.seat_id JOIN body b ON b.id = s.body_id
    WHERE m.person_id = :personId AND m.starts_on <= :day AND (m.ends_on IS NULL OR m.ends_on >= :day)
      AND (b.level <> 'group' OR m.capacity = 'holder')
  UNION ALL
  SELECT 'organisation', c.council_id, c.organisation_id, NULL, NULL
    FROM contact c WHERE c.person_id = :personId AND (c.ended_on IS NULL OR c.ended_on > :day)`;

export const COUNCILS_OF_PERSON = `
  SELECT c.id, c.kind, c.name, c.tint, c.derogation_until, r.charter_for_restricted
    FROM council c JOIN rules_of_procedure r ON r.council_id = c.id
    WHERE c.id IN (SELECT council_id FROM council_role WHERE person_id = :personId)
       OR c.id IN (SELECT council_id FROM mandate WHERE person_id = :personId)
    ORDER BY c.created_on, c.code`;

export function factsByCouncil(councils: readonly RawRow[], facts: readonly RawRow[]): CouncilFacts[] {
  const known = councils.map((row): CouncilFacts => ({
    id: String(row.id),
    kind: String(row.kind),
    name: String(row.name),
    tint: textOrNull(row.tint),
    derogationUntil: textOrNull(row.derogation_until),
    charterForRestricted: isTrue(row.charter_for_restricted),
    roles: [],
    mandates: [],
    organisationIds: [],
  }));
  for (const row of facts) addFact(known.find(({ id }) => id === row.council_id), row);
  return known.filter(({ roles, mandates }) => roles.length + mandates.length > 0);
}

function addFact(council: CouncilFacts | undefined, row: RawRow): void {
  if (council === undefined) return;
  if (row.fact === 'role') council.roles.push(String(row.word) as CouncilRoleName);
  else if (row.fact === 'organisation') council.organisationIds.push(String(row.word));
  else council.mandates.push({ bodyId: String(row.body_id), level: String(row.word), signed: row.signed !== null });
}

export interface Asker {
  readonly accountId: string | null;
  readonly personId: string;
  readonly assurance: Assurance;
  readonly currentCouncilId: string | null;
  readonly isTechnicalAdministrator: boolean;
}

/** What those facts let the person read and do today. Pure: the whole meaning of « who may read » is here and in `readableBy`. */
export function viewerOf(asker: Asker, councils: readonly CouncilFacts[], today: string): Viewer {
  const current = councils.find(({ id }) => id === asker.currentCouncilId) ?? councils[0];
  return {
    kind: 'session',
    ...asker,
    currentCouncilId: current?.id ?? null,
    organisationIds: councils.flatMap(({ organisationIds }) => organisationIds),
    councilIds: councils.filter(readsMembers).map(({ id }) => id),
    restrictedCouncilIds: councils.filter((council) => isStrong(asker, council, today) && readsRestricted(council)).map(({ id }) => id),
    groupIds: councils.filter((council) => isStrong(asker, council, today)).flatMap(namedIn),
    rightsByCouncil: new Map(councils.map((council) => [council.id, rightsIn(council)])),
    systemName: null,
  };
}

/** Two factors, or the council's dated derogation, for whatever is `restricted` or `group`. */
function isStrong(asker: Asker, council: CouncilFacts, today: string): boolean {
  if (asker.assurance === 'two-factor') return true;
  return asker.assurance === 'password' && hasDerogation(council, today);
}

function readsMembers({ roles, mandates }: CouncilFacts): boolean {
  return mandates.length > 0 || roles.some((role) => ROLES_READING_MEMBERS.includes(role));
}

function readsRestricted({ roles, mandates, charterForRestricted }: CouncilFacts): boolean {
  if (roles.some((role) => ROLES_READING_RESTRICTED.includes(role))) return true;
  return mandates.some(({ level, signed }) => level === 'restricted' && (signed || !charterForRestricted));
}

function namedIn({ mandates }: CouncilFacts): string[] {
  return mandates.filter(({ level, signed }) => level === 'group' && signed).map(({ bodyId }) => bodyId);
}

/** With two factors or a derogation: whether anything above `members` opens to the person. */
export function readsBeyondMembers(council: CouncilFacts): boolean {
  return readsRestricted(council) || namedIn(council).length > 0;
}

/** A second factor would open more than a password does today: no derogation covers it. */
export function asksSecondFactor(councils: readonly CouncilFacts[], today: string): boolean {
  return councils.some((council) => readsBeyondMembers(council) && !hasDerogation(council, today));
}

export function hasDerogation({ derogationUntil }: CouncilFacts, today: string): boolean {
  return derogationUntil !== null && derogationUntil >= today;
}

function rightsIn({ roles, mandates }: CouncilFacts): ReadonlySet<Right> {
  return new Set([...(mandates.length > 0 ? RIGHTS_OF_MEMBER : []), ...roles.flatMap((role) => RIGHTS_OF_ROLE[role])]);
}

export function roleLabel({ roles, mandates }: CouncilFacts): string {
  const role = COUNCIL_ROLES.find((one) => roles.includes(one));
  if (role !== undefined) return ROLE_LABEL[role];
  return mandates.length > 0 ? 'Membre' : '';
}
