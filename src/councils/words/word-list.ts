import type { EditedList } from '../council-words.js';
import { DELIVERED_WORDS, OTHER } from './delivered-words.js';
import type { ListWord } from './list-word.entity.js';

export interface Word {
  readonly code: string;
  readonly label: string;
  readonly isOwn: boolean;
  /** Null while it is offered. */
  readonly retiredOn: string | null;
}

type Written = Pick<ListWord, 'list' | 'code' | 'label' | 'rank' | 'retiredOn'>;

/** One list of a council, in its order: the delivered words, what the council changed of them, its own; « autre » last. */
export function wordList(list: EditedList, rows: readonly Written[]): Word[] {
  const written = new Map(rows.filter((row) => row.list === list).map((row) => [row.code, row]));
  const delivered = Object.entries(DELIVERED_WORDS[list]).map(([code, label], index) => {
    const row = written.get(code);
    written.delete(code);
    return { code, label, isOwn: false, retiredOn: row?.retiredOn ?? null, rank: row?.rank ?? index + 1 };
  });
  const own = [...written.values()].map(({ code, label, rank, retiredOn }) => ({ code, label, isOwn: true, retiredOn, rank }));
  const ordered = [...delivered, ...own].sort((a, b) => last(a.code) - last(b.code) || a.rank - b.rank || a.code.localeCompare(b.code));
  return ordered.map(({ rank: _rank, ...word }) => word);
}

function last(code: string): number {
  return code === OTHER ? 1 : 0;
}

/** What a council says in its lists: which words a form offers, and what a row that carries one is called. */
export class CouncilWords {
  private readonly lists: Readonly<Record<EditedList, readonly Word[]>>;

  constructor(rows: readonly Written[]) {
    this.lists = { blocked: wordList('blocked', rows), refused: wordList('refused', rows), source: wordList('source', rows) };
  }

  all(list: EditedList): readonly Word[] {
    return this.lists[list];
  }

  offered(list: EditedList): readonly Word[] {
    return this.lists[list].filter(({ retiredOn }) => retiredOn === null);
  }

  isOffered(list: EditedList, code: string): boolean {
    return this.offered(list).some((word) => word.code === code);
  }

  /** A word put aside still names its rows. */
  label(list: EditedList, code: string): string {
    return this.lists[list].find((word) => word.code === code)?.label ?? 'Autre';
  }
}

/** The delivered lists, as a council that changed nothing has them. */
export const DELIVERED = new CouncilWords([]);
