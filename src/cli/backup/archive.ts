import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Cell, Snapshot, TableShape } from './tables.js';

/**
 * One gzip file of JSON lines: a head, then each table (its name, its rows), then an end that counts and checks everything.
 * A file cut short has no end, so it cannot be taken for whole.
 */
const FORMAT = 1;

/** Written in large pieces: each one waits for its turn. */
const PIECE = 262_144;

export interface Head {
  readonly beffroi: number;
  readonly version: string;
  readonly engine: 'sqlite' | 'postgres';
  readonly takenAt: string;
  readonly migrations: readonly string[];
  /** Tells whether a key is the one of this installation, without telling the key. */
  readonly keyCheck: string;
  readonly tables: readonly TableShape[];
}

export interface TableSum {
  readonly rows: number;
  readonly sha256: string;
}

export type Sums = Readonly<Record<string, TableSum>>;

/** What is wrong with a file, in a sentence for whoever restores. */
export class ArchiveError extends Error {}

export function keyCheckOf(secretKey: string): string {
  return createHmac('sha256', secretKey).update('beffroi backup').digest('hex').slice(0, 16);
}

export async function writeArchive(file: string, snapshot: Snapshot, about: Pick<Head, 'version' | 'takenAt' | 'keyCheck'>): Promise<Sums> {
  const { engine, migrations, tables } = snapshot;
  const zip = createGzip({ chunkSize: PIECE });
  const target = createWriteStream(file, { mode: 0o600, flags: 'wx', flush: true });
  const written = finished(zip.pipe(target));
  written.catch(() => undefined); // awaited at the end; a full disk must not be an unhandled rejection meanwhile
  let waiting = '';
  const flush = async (): Promise<void> => {
    if (target.errored !== null) throw target.errored;
    const piece = waiting;
    waiting = '';
    if (!zip.write(piece)) await Promise.race([once(zip, 'drain'), written]);
  };
  const say = async (line: string): Promise<void> => {
    waiting += `${line}\n`;
    if (waiting.length > PIECE) await flush();
  };
  const head: Head = { beffroi: FORMAT, ...about, engine, migrations, tables };
  await say(JSON.stringify(head));
  const sums: Record<string, TableSum> = {};
  for (const table of tables) {
    await say(JSON.stringify({ table: table.name }));
    sums[table.name] = await sumOf(snapshot.rows(table), say);
  }
  await say(JSON.stringify({ end: sums }));
  await flush();
  zip.end();
  await written;
  return sums;
}

/** Counts and checks rows as they pass, in the one way that the archive and a database share. */
export async function sumOf(rows: AsyncIterable<readonly Cell[]>, pass: (line: string) => Promise<void> = () => Promise.resolve()): Promise<TableSum> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const row of rows) {
    const line = JSON.stringify(row);
    hash.update(line).update('\n');
    count += 1;
    await pass(line);
  }
  return { rows: count, sha256: hash.digest('hex') };
}

/** Where the rows go while an archive is read; the head comes first. */
export interface Taker {
  head?(head: Head): Promise<void> | void;
  row?(table: TableShape, row: readonly Cell[]): Promise<void> | void;
}

/** Reads a whole archive and checks it; throws `ArchiveError` at the first thing that is not as the end says. */
export async function readArchive(file: string, taker: Taker = {}): Promise<{ readonly head: Head; readonly sums: Sums }> {
  let head: Head | null = null;
  let table: TableShape | null = null;
  let end: Sums | null = null;
  const counted = new Map<string, { rows: number; readonly hash: ReturnType<typeof createHash> }>();
  for await (const line of linesOf(file)) {
    if (end !== null) throw new ArchiveError('Cette sauvegarde continue après sa fin\u00a0: elle est abîmée.');
    const said = parsed(line);
    if (head === null) {
      head = expectHead(said);
      await taker.head?.(head);
    } else if (Array.isArray(said)) {
      const sum = counted.get(table?.name ?? '');
      if (table === null || sum === undefined) throw damaged();
      sum.rows += 1;
      sum.hash.update(line).update('\n');
      await taker.row?.(table, said as Cell[]);
    } else if (isNamed(said)) {
      table = head.tables.find(({ name }) => name === said.table) ?? null;
      if (table === null) throw damaged();
      counted.set(table.name, { rows: 0, hash: createHash('sha256') });
    } else {
      end = (said as { end: Sums }).end;
    }
  }
  if (head === null || end === null) throw new ArchiveError('Cette sauvegarde est incomplète\u00a0: sa fin manque.');
  const sums = Object.fromEntries([...counted].map(([name, { rows, hash }]) => [name, { rows, sha256: hash.digest('hex') }]));
  const faults = differences(end, sums);
  if (faults.length > 0) throw new ArchiveError(`Cette sauvegarde est abîmée\u00a0: ${faults.join(', ')}.`);
  return { head, sums };
}

/** Tables whose rows are not the same in number or in content; none when both sides are the same council. */
export function differences(expected: Sums, found: Sums): string[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort();
  return names.flatMap((name) => {
    const [a, b] = [expected[name], found[name]];
    if (a?.rows !== b?.rows) return [`${name}\u00a0: ${b?.rows ?? 0} lignes au lieu de ${a?.rows ?? 0}`];
    return a?.sha256 === b?.sha256 ? [] : [`${name}\u00a0: contenu différent`];
  });
}

export async function sumsOf(snapshot: Snapshot): Promise<Sums> {
  const sums: Record<string, TableSum> = {};
  for (const table of snapshot.tables) sums[table.name] = await sumOf(snapshot.rows(table));
  return sums;
}

/** Cut at line feeds alone: node's own reader of lines also cuts at U+2028, which a text may hold. */
async function* linesOf(file: string): AsyncIterable<string> {
  const unzipped = createGunzip();
  pipeline(createReadStream(file), unzipped).catch(() => undefined); // the loop below meets the same error
  unzipped.setEncoding('utf8');
  let rest = '';
  try {
    for await (const part of unzipped as AsyncIterable<string>) {
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw isFault(error) ? new ArchiveError('Cette sauvegarde ne se lit pas\u00a0: fichier coupé, abîmé, ou qui n’en est pas une.') : error;
  }
}

/** What zlib says of a file, and not what whoever takes the lines may throw. */
function isFault(error: unknown): boolean {
  return String((error as { code?: unknown } | null)?.code).startsWith('Z_');
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw damaged();
  }
}

function expectHead(said: unknown): Head {
  const head = said as Partial<Head> | null;
  if (typeof head !== 'object' || head === null || typeof head.beffroi !== 'number') throw new ArchiveError('Ce fichier n’est pas une sauvegarde de Beffroi.');
  if (head.beffroi > FORMAT) throw new ArchiveError('Cette sauvegarde vient d’un Beffroi plus récent\u00a0: mettez d’abord Beffroi à jour.');
  return head as Head;
}

function isNamed(said: unknown): said is { readonly table: string } {
  return typeof said === 'object' && said !== null && 'table' in said;
}

function damaged(): ArchiveError {
  return new ArchiveError('Cette sauvegarde est abîmée\u00a0: une ligne est illisible.');
}
