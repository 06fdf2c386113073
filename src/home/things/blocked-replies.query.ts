import { Injectable } from '@nestjs/common';
import { WordLists } from '../../councils/index.js';
import { type Confidentiality, readerValues } from '../../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type RawRow } from '../../platform/database/database.js';
import { textOrNull } from '../../platform/database/raw-values.js';
import { ActionRepository, isShown, LevelChanges } from '../../problems/index.js';

export interface BlockedReply {
  readonly actionId: string;
  readonly sentence: string;
  readonly level: Confidentiality;
  readonly organisation: string;
  readonly state: 'blocked' | 'refused';
  /** In the words of the council. */
  readonly motive: string | null;
  readonly words: string | null;
  readonly at: string;
}

/** After a week the block is in the lists, and at the next meeting of its body: it no longer awaits anybody this morning. */
const FRESH_MS = 7 * 86_400_000;
const MOST = 20;

/** Organisations that said they are blocked, or refuse, and to which the coordination answered nothing since. */
@Injectable()
export class BlockedRepliesQuery {
  constructor(
    private readonly database: Database,
    private readonly actions: ActionRepository,
    private readonly levels: LevelChanges,
    private readonly wordLists: WordLists,
    private readonly clock: Clock,
  ) {}

  async of(viewer: Viewer): Promise<BlockedReply[]> {
    const values = { ...readerValues(viewer), council: currentCouncil(viewer), since: this.clock.in(-FRESH_MS) };
    const replies = await this.database.prepared('blocked replies', values, () => this.query(viewer, values)).rows(readBlockedReply);
    const until = await this.levels.hiddenUntil(viewer, replies.map(({ actionId }) => actionId));
    const lists = await this.wordLists.of(values.council);
    return replies.map((reply) => ({
      ...reply,
      motive: reply.motive === null ? null : lists.label(reply.state, reply.motive),
      words: isShown(reply.at, until.get(reply.actionId)) ? reply.words : null,
    }));
  }

  private query(viewer: Viewer, { council, since }: { readonly council: string; readonly since: string }) {
    return this.actions
      .visibleTo(viewer)
      .innerJoin('contribution', 'part', 'part.actionId = action.id AND part.withdrawnOn IS NULL')
      .innerJoin('reply', 'said', 'said.contributionId = part.id AND said.state = part.state AND said.undoneAt IS NULL')
      .innerJoin('organisation', 'organisation', 'organisation.id = part.organisationId')
      .select('action.id', 'actionId')
      .addSelect('action.sentence', 'sentence')
      .addSelect('action.audience.confidentiality', 'level')
      .addSelect('organisation.shortName', 'organisation')
      .addSelect('said.state', 'state')
      .addSelect('said.motive', 'motive')
      .addSelect('said.words', 'words')
      .addSelect('said.at', 'at')
      .andWhere('action.audience.councilId = :council', { council })
      .andWhere(`action.state = 'open' AND part.state IN ('blocked', 'refused') AND said.at >= :since`, { since })
      .andWhere(
        'NOT EXISTS (SELECT 1 FROM "reply" "later" WHERE "later"."contribution_id" = part.id AND "later"."undone_at" IS NULL AND "later"."at" > said.at)',
      )
      .andWhere('NOT EXISTS (SELECT 1 FROM "action_change" "moved" WHERE "moved"."action_id" = action.id AND "moved"."recorded_at" > said.recordedAt)')
      .orderBy('said.at', 'DESC')
      .addOrderBy('said.id', 'DESC')
      .limit(MOST);
  }
}

function readBlockedReply(row: RawRow): BlockedReply {
  return {
    actionId: String(row.actionId),
    sentence: String(row.sentence),
    level: String(row.level) as Confidentiality,
    organisation: String(row.organisation),
    state: row.state === 'refused' ? 'refused' : 'blocked',
    motive: textOrNull(row.motive),
    words: textOrNull(row.words),
    at: String(row.at),
  };
}
