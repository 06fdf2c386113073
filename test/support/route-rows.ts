/**
 * Which rows may stand in an address. The first parameter is known by the words before it, the next ones by their own name, as
 * children of the first. The walks of secrets take all of them, the access matrix one of each level.
 */

/** Longest beginning first: the first that fits tells the table. */
const PARENTS: readonly (readonly [beginning: string, table: string])[] = [
  ['/administration/instances/', 'body'],
  ['/administration/roles/', 'council_role'],
  ['/administration/derogation/', 'derogation'],
  ['/administration/territoire/decoupages/', 'zoning'],
  ['/installation/comptes/', 'account'],
  ['/lien/actions/', 'action'],
  ['/dossiers/', 'problem'],
  ['/actions/', 'action'],
  ['/reunions/', 'meeting'],
  ['/partenaires/', 'organisation'],
  ['/sieges/', 'seat'],
];

const CHILDREN: Readonly<Record<string, string>> = {
  itemId: 'SELECT id FROM agenda_item WHERE meeting_id = :parent ORDER BY position',
  entryId: 'SELECT id FROM entry WHERE meeting_id = :parent ORDER BY position',
  factId: 'SELECT id FROM fact WHERE problem_id = :parent ORDER BY id',
  noteId: 'SELECT id FROM thread_note WHERE problem_id = :parent ORDER BY id',
  replyId: 'SELECT id FROM reply WHERE action_id = :parent ORDER BY id',
  contactId: 'SELECT id FROM contact WHERE organisation_id = :parent ORDER BY rank',
  linkId: 'SELECT id FROM partner_link WHERE organisation_id = :parent ORDER BY id',
  visitId: 'SELECT id FROM visit WHERE organisation_id = :parent ORDER BY id',
  mandateId: 'SELECT id FROM mandate WHERE seat_id = :parent ORDER BY id',
};

/** Parameters that are words of a list, not rows. */
const WORDS: Readonly<Record<string, string>> = { list: 'blocage', code: 'no_budget', gesture: 'monter', part: 'communes', quarter: '2025-t4', figure: 'faits', month: '2026-03' };

/** The table of the first parameter; null when it is a word, a token, or nothing. */
export function tableIn(path: string): string | null {
  const [, table] = PARENTS.find(([beginning]) => path.startsWith(`${beginning}:`)) ?? [];
  return table ?? null;
}

/** The query that gives the children of the second parameter, by `:parent`; null when there is no such parameter. */
export function childrenIn(path: string): { readonly name: string; readonly query: string } | null {
  const name = [...path.matchAll(/:(\w+)/g)].map(([, found = '']) => found).find((found) => CHILDREN[found] !== undefined);
  return name === undefined ? null : { name, query: CHILDREN[name] ?? '' };
}

/** Words put in the place of the parameters that are no rows. */
export function withWords(path: string): string {
  return path.replaceAll(/:(\w+)/g, (whole, name: string) => WORDS[name] ?? whole);
}
