import { Injectable } from '@nestjs/common';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import type { ActionHistory, ChangeMoment, ReplyMoment } from './action-history.js';

const IDS_AT_ONCE = 400;

/** Adds to the raw rows of actions, found by a named query of the figures, all that was once true of each. */
@Injectable()
export class ActionHistories {
  constructor(private readonly database: Database) {}

  async of(actions: readonly RawRow[], cutOff: string): Promise<ActionHistory[]> {
    const ids = actions.map((row) => String(row.id));
    const [changes, replies, droppedBefore] = await Promise.all([this.changesOf(ids), this.repliesOf(ids, cutOff), this.droppedAt(ids, cutOff)]);
    return actions.map((row) => {
      const id = String(row.id);
      return historyOf(row, cutOff, { changes: changes.get(id) ?? [], replies: replies.get(id) ?? [], wasDropped: droppedBefore.has(id) });
    });
  }

  private changesOf(actionIds: readonly string[]): Promise<Map<string, ChangeMoment[]>> {
    const text = `SELECT c.action_id AS "actionId", c.kind AS "kind", c.old_value AS "oldValue", c.new_value AS "newValue", c.changed_on AS "changedOn",
      c.recorded_at AS "recordedAt" FROM action_change c WHERE c.action_id IN (:...ids) AND c.kind IN ('due', 'lead') ORDER BY c.changed_on, c.recorded_at, c.id`;
    return this.byAction(text, actionIds, {}, (row) => ({
      kind: row.kind === 'lead' ? 'lead' : 'due',
      oldValue: textOrNull(row.oldValue),
      newValue: textOrNull(row.newValue),
      changedOn: String(row.changedOn),
      recordedAt: String(row.recordedAt),
    }));
  }

  /** Closed as moot or abandoned at the cut-off, and opened again since. */
  private async droppedAt(actionIds: readonly string[], cutOff: string): Promise<Set<string>> {
    const text = `SELECT c.action_id AS "actionId" FROM action_change c WHERE c.action_id IN (:...ids) AND c.kind = 'closing'
      AND c.old_value IN ('moot', 'abandoned') AND c.new_value < :cutOff AND c.recorded_at >= :cutOff`;
    return new Set((await this.byAction(text, actionIds, { cutOff }, () => true)).keys());
  }

  private repliesOf(actionIds: readonly string[], cutOff: string): Promise<Map<string, ReplyMoment[]>> {
    const text = `SELECT r.action_id AS "actionId", r.organisation_id AS "organisationId", r.state AS "state", r.channel AS "channel", r.at AS "at"
      FROM reply r WHERE r.action_id IN (:...ids) AND r.undone_at IS NULL AND r.recorded_at < :cutOff ORDER BY r.at, r.id`;
    return this.byAction(text, actionIds, { cutOff }, (row) => ({
      organisationId: String(row.organisationId),
      state: String(row.state),
      channel: String(row.channel),
      at: String(row.at),
    }));
  }

  private async byAction<T>(text: string, actionIds: readonly string[], parameters: object, reader: (row: RawRow) => T): Promise<Map<string, T[]>> {
    const found = new Map<string, T[]>();
    for (let start = 0; start < actionIds.length; start += IDS_AT_ONCE) {
      const rows = await this.database.sql(text, { ...parameters, ids: actionIds.slice(start, start + IDS_AT_ONCE) });
      for (const row of rows) found.set(String(row.actionId), [...(found.get(String(row.actionId)) ?? []), reader(row)]);
    }
    return found;
  }
}

interface Past {
  readonly changes: readonly ChangeMoment[];
  readonly replies: readonly ReplyMoment[];
  readonly wasDropped: boolean;
}

function historyOf(row: RawRow, cutOff: string, { changes, replies, wasDropped }: Past): ActionHistory {
  const closedAt = textOrNull(row.closedAt);
  return {
    id: String(row.id),
    problemId: textOrNull(row.problemId),
    isMembers: row.level === 'public' || row.level === 'members',
    decidedOn: String(row.decidedOn),
    dueOn: textOrNull(row.dueOn),
    leadOrganisationId: textOrNull(row.leadOrganisationId),
    isDropped: wasDropped || (closedAt !== null && closedAt < cutOff && (row.result === 'moot' || row.result === 'abandoned')),
    changes,
    replies,
  };
}
