import { Injectable } from '@nestjs/common';
import { type Audience, audience, type Confidentiality, mayRead } from '../../../platform/access/audience.js';
import { may, type Viewer } from '../../../platform/access/viewer.js';
import { Audit } from '../../../platform/audit/audit.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Ids } from '../../../platform/clock/ids.js';
import { Database } from '../../../platform/database/database.js';
import { textOrNull } from '../../../platform/database/raw-values.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { ActionNotAllowed, NotVisible } from '../../../platform/web/errors.js';
import { LevelChange } from './level-change.entity.js';
import { expectNotWider, expectSaid, type LevelMove, levelMove } from './level-moves.rules.js';

/** `problem`, `action`, `note`, `fact`: what has a level of its own that a person may move. */
export type LevelledKind = 'problem' | 'action' | 'note' | 'fact';

export interface LevelAsked {
  readonly to: Audience;
  readonly reason: string;
  /** « J’ai relu »: asked for a lowering. */
  readonly isReread: boolean;
}

export interface LevelledRow {
  readonly kind: LevelledKind;
  readonly id: string;
  readonly audience: Audience;
  /** The level of the problem that it belongs to; null for a problem, or for an action without one. */
  readonly parent: Audience | null;
}

const TABLE_OF: Readonly<Record<LevelledKind, string>> = { problem: 'problem', action: 'action', note: 'thread_note', fact: 'fact' };

/** Who may move a level, and the trace that a move leaves: its row with the reason, the journal, those who are told. */
@Injectable()
export class LevelChanges {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The move that is asked for; null when the row already stands there. Only a reader of the new level may move a row to it. */
  expect(viewer: Viewer, row: LevelledRow, asked: LevelAsked): LevelMove | null {
    if (!may(viewer, 'level.change', row.audience.councilId)) throw new ActionNotAllowed();
    if (!mayRead(viewer, asked.to)) throw new NotVisible();
    const move = levelMove(row.audience, asked.to);
    if (move === null) return null;
    expectNotWider(asked.to, row.parent);
    expectSaid(move, asked);
    return move;
  }

  /** Inside the unit that moves the row; `from` is where it stood. */
  async write(viewer: Viewer, move: LevelMove, row: LevelledRow, { to, reason }: LevelAsked, before: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const { councilId } = row.audience;
    const { confidentiality: oldLevel, groupId: oldGroupId } = row.audience;
    const { confidentiality: newLevel, groupId: newGroupId } = to;
    const change = { id: this.ids.next(), councilId, rowType: row.kind, rowId: row.id, oldLevel, oldGroupId, newLevel, newGroupId };
    const said = { reason: reason.trim(), personId: viewer.personId, at: this.clock.now() };
    await this.database.insert(Object.assign(new LevelChange(), change, said));
    const level = move === 'raise' ? newLevel : oldLevel;
    const act = { act: `${row.kind}.${move}`, rowType: TABLE_OF[row.kind], rowId: row.id, councilId, level };
    this.audit.record(viewer, { ...act, before: { level: oldLevel, groupId: oldGroupId, ...before } });
    if (move === 'lower') await this.outbox.announce('level.lowered', { changeId: change.id, councilId });
  }

  /** The moves of one row, newest first, those alone whose both levels this person reads. */
  async historyOf(viewer: Viewer, rowId: string): Promise<LevelChange[]> {
    const query = this.database.read(LevelChange, 'change').where('change.rowId = :rowId', { rowId });
    const changes = await query.orderBy('change.at', 'DESC').addOrderBy('change.id', 'DESC').limit(20).getMany();
    return changes.filter((change) => {
      const { councilId, oldLevel, oldGroupId, newLevel, newGroupId } = change;
      return mayRead(viewer, audience(councilId, oldLevel, oldGroupId)) && mayRead(viewer, audience(councilId, newLevel, newGroupId));
    });
  }

  /**
   * The instant until which the words written under a row stay hidden from this person: it was lowered then, from a level that
   * she does not read. Children have no level of their own, and lowering touches the row alone.
   */
  async hiddenUntil(viewer: Viewer, rowIds: readonly string[]): Promise<Map<string, string>> {
    if (rowIds.length === 0) return new Map();
    const wanted = [...new Set(rowIds)];
    const build = () =>
      this.database
        .read(LevelChange, 'change')
        .select('change.councilId', 'councilId')
        .addSelect('change.rowId', 'rowId')
        .addSelect('change.oldLevel', 'oldLevel')
        .addSelect('change.oldGroupId', 'oldGroupId')
        .addSelect('change.at', 'at')
        .where('change.rowId IN (:...wanted)', { wanted })
        .orderBy('change.at')
        .addOrderBy('change.id');
    const changes = await this.database.prepared('former levels', { wanted }, build).rows((row) => ({
      rowId: String(row.rowId),
      before: audience(String(row.councilId), String(row.oldLevel) as Confidentiality, textOrNull(row.oldGroupId)),
      at: String(row.at),
    }));
    const hidden = new Map<string, string>();
    for (const { rowId, before, at } of changes) if (!mayRead(viewer, before)) hidden.set(rowId, at);
    return hidden;
  }
}

/** Whether something written at that instant is shown, given what `hiddenUntil` answered for its row. */
export function isShown(at: string, hiddenUntil: string | undefined): boolean {
  return hiddenUntil === undefined || at > hiddenUntil;
}
