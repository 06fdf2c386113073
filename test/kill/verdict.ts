import { hashOf } from '../../src/platform/audit/audit.js';
import type { AuditEntry } from '../../src/platform/audit/audit-entry.entity.js';
import type { Sent } from './crowd.js';
import type { Row, Rows } from '../support/rows.js';

/** What the database says of everything sent so far; each list must be empty. */
export interface Verdict {
  /** Said saved, and absent. */
  readonly lost: readonly string[];
  /** There, without all of its parts; or a part without its whole. */
  readonly half: readonly string[];
  /** Sent once or several times, there twice. */
  readonly twice: readonly string[];
  /** Refused, and there all the same. */
  readonly refusedButKept: readonly string[];
}

interface Readable {
  readonly rows: Rows;
}

type ById = ReadonlyMap<string, readonly Row[]>;

/** The words typed, by table; the rows that must stand beside each. */
interface Kept {
  readonly actions: readonly Row[];
  readonly notes: readonly Row[];
  readonly replies: readonly Row[];
  readonly entries: readonly Row[];
  readonly syntheses: readonly string[];
  readonly lines: ById;
  readonly contributions: ById;
  readonly audits: ById;
  readonly keys: ById;
  readonly messages: string;
}

const WORD = /mot[0-9a-f]{16}/;

export async function judge(ground: Readable, sent: readonly Sent[]): Promise<Verdict> {
  const kept = await read(ground);
  const found = foundWords(kept);
  const times = (one: Sent): number => found.get(one.form.word) ?? 0;
  const named = (list: readonly Sent[]): string[] => list.map(({ form }) => `${form.kind} ${form.word}`);
  return {
    lost: named(sent.filter((one) => one.outcome === 'acknowledged' && times(one) === 0)),
    half: [...halves(kept), ...keysWithoutWhole(kept, sent, found)],
    twice: named(sent.filter((one) => times(one) > 1)),
    refusedButKept: named(sent.filter((one) => one.outcome === 'refused' && times(one) > 0)),
  };
}

/** The journal read again from its first entry: every rank, every hash. */
export async function brokenChains(ground: Readable): Promise<string[]> {
  const ends = await ground.rows('SELECT id, last_rank, last_hash FROM audit_chain');
  const broken: string[] = [];
  for (const end of ends) {
    const entries = (await ground.rows(`SELECT * FROM audit_entry WHERE chain = '${String(end.id)}' ORDER BY rank`)).map(entryOf);
    let previous = '0'.repeat(64);
    for (const [index, entry] of entries.entries()) {
      if (entry.rank !== index + 1 || entry.previousHash !== previous || entry.hash !== hashOf(entry)) broken.push(`${entry.chain} ${entry.rank}`);
      previous = entry.hash;
    }
    if (Number(end.last_rank) !== entries.length || end.last_hash !== previous) broken.push(`${String(end.id)} ends elsewhere`);
  }
  return broken;
}

async function read(ground: Readable): Promise<Kept> {
  const revisions = await ground.rows("SELECT previous FROM revision WHERE row_type = 'agenda_item'");
  const items = await ground.rows('SELECT synthesis FROM agenda_item WHERE synthesis IS NOT NULL');
  const messages = await ground.rows("SELECT payload FROM outbox_message WHERE kind IN ('action.opened', 'action.answered')");
  return {
    actions: await ground.rows('SELECT id, sentence, state, born_meeting_id FROM action'),
    notes: await ground.rows('SELECT id, text FROM thread_note'),
    replies: await ground.rows('SELECT id, words, action_id FROM reply'),
    entries: await ground.rows('SELECT id, text, action_id FROM entry'),
    syntheses: [...revisions.map(({ previous }) => String(previous)), ...items.map(({ synthesis }) => String(synthesis))],
    lines: group(await ground.rows('SELECT source_id FROM thread_line'), 'source_id'),
    contributions: group(await ground.rows('SELECT action_id FROM contribution'), 'action_id'),
    audits: group(await ground.rows('SELECT row_id, act FROM audit_entry'), 'row_id'),
    keys: group(await ground.rows('SELECT id, result FROM used_form_key'), 'result'),
    messages: messages.map(({ payload }) => String(payload)).join('\n'),
  };
}

/** How many times each typed word stands in the database. */
function foundWords({ actions, notes, replies, entries, syntheses }: Kept): Map<string, number> {
  const texts = [...actions.map(({ sentence }) => sentence), ...notes.map(({ text }) => text), ...replies.map(({ words }) => words), ...entries.map(({ text }) => text), ...syntheses];
  const found = new Map<string, number>();
  for (const text of texts) {
    const word = WORD.exec(String(text))?.[0];
    if (word !== undefined) found.set(word, (found.get(word) ?? 0) + 1);
  }
  return found;
}

function halves(kept: Kept): string[] {
  const half: string[] = [];
  const expect = (what: string, isThere: boolean): void => void (isThere || half.push(what));
  const has = (rows: ById, id: unknown): boolean => rows.has(String(id));
  const acts = (id: unknown, act: string): number => (kept.audits.get(String(id)) ?? []).filter((row) => row.act === act).length;
  const entryOf = new Set(kept.entries.map(({ action_id: id }) => String(id)));
  for (const { id, sentence, born_meeting_id: meeting } of kept.actions) {
    expect(`action ${String(id)} without contribution`, has(kept.contributions, id));
    expect(`action ${String(id)} without journal`, acts(id, meeting === null ? 'action.create' : 'action.propose') === 1);
    expect(`action ${String(id)} without message or line`, meeting === null ? kept.messages.includes(String(id)) : entryOf.has(String(id)));
    if (meeting === null && WORD.test(String(sentence))) expect(`action ${String(id)} without key`, has(kept.keys, id));
  }
  for (const { id } of kept.notes) {
    expect(`note ${String(id)} without thread line`, has(kept.lines, id));
    expect(`note ${String(id)} without journal`, acts(id, 'note.add') === 1);
    expect(`note ${String(id)} without key`, has(kept.keys, id));
  }
  for (const { id } of kept.replies) {
    expect(`reply ${String(id)} without thread line`, has(kept.lines, id));
    expect(`reply ${String(id)} without message`, kept.messages.includes(String(id)));
    expect(`reply ${String(id)} without key`, has(kept.keys, id));
  }
  for (const { id } of kept.entries) {
    expect(`line ${String(id)} without journal`, acts(id, 'entry.add') === 1);
    expect(`line ${String(id)} without key`, has(kept.keys, id));
  }
  const answers = group(kept.replies, 'action_id');
  for (const { id } of kept.actions) expect(`action ${String(id)}: replies and journal differ`, acts(id, 'action.answer') === (answers.get(String(id))?.length ?? 0));
  const rows = new Set([...kept.notes, ...kept.replies, ...kept.entries, ...kept.actions].map(({ id }) => String(id)));
  for (const id of kept.keys.keys()) expect(`key of nothing: ${id}`, rows.has(id));
  return half;
}

/** A key already used whose object is nowhere would make its sender believe for ever that it was saved. */
function keysWithoutWhole(kept: Kept, sent: readonly Sent[], found: ReadonlyMap<string, number>): string[] {
  const used = new Set([...kept.keys.values()].flat().map(({ id }) => String(id)));
  return sent.filter(({ form }) => form.formKey !== null && used.has(form.formKey) && !found.has(form.word)).map(({ form }) => `key without object: ${form.kind} ${form.word}`);
}

function group(rows: readonly Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = String(row[column]);
    const known = groups.get(id);
    if (known === undefined) groups.set(id, [row]);
    else known.push(row);
  }
  return groups;
}

/** A raw row as the journal hashed it. */
function entryOf(row: Row): AuditEntry {
  const text = (name: string): string | null => (row[name] === null ? null : String(row[name]));
  return {
    id: String(row.id), chain: String(row.chain), rank: Number(row.rank), at: String(row.at), act: String(row.act),
    accountId: text('account_id'), personId: text('person_id'), actor: String(row.actor), rowType: String(row.row_type), rowId: String(row.row_id),
    level: text('level'), fields: JSON.parse(String(row.fields)) as string[], revisionHash: text('revision_hash'),
    previousHash: String(row.previous_hash), hash: String(row.hash),
  };
}
