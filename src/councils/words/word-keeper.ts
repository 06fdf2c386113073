import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { sortKey } from '../../platform/formatting/sort-key.js';
import { NotVisible, RuleViolation } from '../../platform/web/errors.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { administeredCouncil } from '../administered.js';
import { Council } from '../council.entity.js';
import type { EditedList } from '../council-words.js';
import { OTHER } from './delivered-words.js';
import { ListWord } from './list-word.entity.js';
import { wordList } from './word-list.js';

const MOST_WORDS = 30;

/** Changes a council's lists, one at a time: the council's own row is the lock. */
@Injectable()
export class WordKeeper {
  constructor(
    private readonly database: Database,
    private readonly keys: FormKeys,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async add(viewer: Viewer, key: string, list: EditedList, label: string): Promise<void> {
    await this.keys.once(viewer, key, { list, label }, async () => {
      const { councilId, rows } = await this.opened(viewer, list);
      this.expectFree(list, rows, label, null);
      if (wordList(list, rows).length >= MOST_WORDS) throw new RuleViolation('words.tooMany', `Une liste tient en ${MOST_WORDS}\u00a0mots\u00a0: au-delà, personne ne choisit bien.`);
      const id = this.ids.next();
      const rank = Math.max(10, ...rows.map((row) => row.rank)) + 1;
      await this.database.insert(Object.assign(new ListWord(), { id, councilId, list, code: `own-${id}`, label, rank, retiredOn: null }));
      this.record(viewer, councilId, 'add', id);
      return id;
    });
  }

  /** Only a word of its own: the delivered ones mean the same in every council. */
  async rename(viewer: Viewer, list: EditedList, code: string, label: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      const { councilId, rows } = await this.opened(viewer, list);
      const row = rows.find((one) => one.code === code && isOwn(one.code));
      if (row === undefined) throw new NotVisible();
      this.expectFree(list, rows, label, code);
      this.record(viewer, councilId, 'rename', row.id, { label: row.label });
      await this.database.save(Object.assign(row, { label }));
    });
  }

  async setAside(viewer: Viewer, list: EditedList, code: string, isAside: boolean): Promise<void> {
    if (code === OTHER) throw new RuleViolation('words.other', '«\u00a0Autre\u00a0» reste\u00a0: sans lui, une réponse manquerait à quelqu’un.');
    await this.database.unitOfWork(async () => {
      const { councilId, rows } = await this.opened(viewer, list);
      const row = await this.rowOf(councilId, list, rows, code);
      if ((row.retiredOn !== null) === isAside) return;
      await this.database.save(Object.assign(row, { retiredOn: isAside ? this.clock.today() : null }));
      this.record(viewer, councilId, isAside ? 'setAside' : 'takeBack', row.id);
    });
  }

  async move(viewer: Viewer, list: EditedList, code: string, way: 'up' | 'down'): Promise<void> {
    await this.database.unitOfWork(async () => {
      const { councilId, rows } = await this.opened(viewer, list);
      const codes = wordList(list, rows).map((word) => word.code).filter((one) => one !== OTHER);
      const from = codes.indexOf(code);
      const to = way === 'up' ? from - 1 : from + 1;
      if (from === -1) throw new NotVisible();
      if (to < 0 || to >= codes.length) return;
      [codes[from], codes[to]] = [codes[to] ?? '', codes[from] ?? ''];
      for (const [index, one] of codes.entries()) {
        const row = await this.rowOf(councilId, list, rows, one);
        if (row.rank !== index + 1) await this.database.save(Object.assign(row, { rank: index + 1 }));
      }
      this.record(viewer, councilId, 'order', councilId);
    });
  }

  private async opened(viewer: Viewer, list: EditedList): Promise<{ readonly councilId: string; readonly rows: ListWord[] }> {
    const councilId = administeredCouncil(viewer);
    await this.database.toChange(this.database.read(Council, 'council').where('council.id = :councilId', { councilId }));
    const query = this.database.read(ListWord, 'word').where('word.councilId = :councilId AND word.list = :list', { councilId, list });
    return { councilId, rows: await this.database.allToChange(query) };
  }

  /** The row of a word, written now for a delivered one that the council had not touched. */
  private async rowOf(councilId: string, list: EditedList, rows: ListWord[], code: string): Promise<ListWord> {
    const known = rows.find((row) => row.code === code);
    if (known !== undefined) return known;
    const words = wordList(list, rows);
    const index = words.findIndex((word) => word.code === code);
    const word = words[index];
    if (word === undefined) throw new NotVisible();
    const row = Object.assign(new ListWord(), { id: this.ids.next(), councilId, list, code, label: word.label, rank: index + 1, retiredOn: null });
    rows.push(await this.database.insert(row));
    return row;
  }

  private expectFree(list: EditedList, rows: readonly ListWord[], label: string, code: string | null): void {
    const twin = wordList(list, rows).find((word) => word.code !== code && sortKey(word.label) === sortKey(label));
    if (twin === undefined) return;
    throw new RuleViolation('words.taken', twin.retiredOn === null ? 'Ce mot est déjà dans la liste.' : 'Ce mot est déjà dans la liste, mis de côté\u00a0: reprenez-le.');
  }

  private record(viewer: Viewer, councilId: string, verb: string, rowId: string, before: Readonly<Record<string, unknown>> = {}): void {
    this.audit.record(viewer, { act: `word.${verb}`, rowType: 'list_word', rowId, councilId, before });
  }
}

function isOwn(code: string): boolean {
  return code.startsWith('own-');
}
