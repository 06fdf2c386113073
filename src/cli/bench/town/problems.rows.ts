import { Episode } from '../../../problems/core/episode.entity.js';
import { ProblemPlace } from '../../../problems/core/problem-place.entity.js';
import { Problem } from '../../../problems/core/problem.entity.js';
import { PRIORITIES, type ProblemStatus, STAGES } from '../../../problems/core/problem-words.js';
import { StatusChange } from '../../../problems/core/status-change.entity.js';
import { THEMES } from '../../../problems/core/themes.js';
import { day, DAY_MS, instant } from './days.js';
import type { Story } from './story.js';
import type { ThreadRows } from './thread.rows.js';
import type { Writer } from './writer.js';

/** The statuses through which a problem comes to where it stands. */
const PATHS: Readonly<Partial<Record<ProblemStatus, readonly ProblemStatus[]>>> = {
  to_qualify: ['to_qualify'],
  open: ['to_qualify', 'open'],
  under_way: ['to_qualify', 'open', 'under_way'],
  monitored: ['to_qualify', 'open', 'under_way', 'monitored'],
  resolved: ['to_qualify', 'open', 'under_way', 'resolved'],
  closed: ['to_qualify', 'open', 'under_way', 'closed'],
  transferred: ['to_qualify', 'open', 'under_way', 'transferred'],
  no_follow_up: ['to_qualify', 'open', 'no_follow_up'],
};

/** The problem itself, its episode, its place and its moves. */
export class ProblemRows {
  constructor(private readonly writer: Writer, private readonly thread: ThreadRows) {}

  /** Its moves come first: they are lines of its thread, and the last news of the problem is known once all are written. */
  moves(story: Story): void {
    const { dice, bulk, council } = this.writer;
    const path = PATHS[story.status] ?? [];
    for (const [rank, toStatus] of path.entries()) {
      const isEnd = story.isEnded && rank === path.length - 1;
      const at = isEnd ? story.until : story.createdAt + rank * DAY_MS;
      const id = dice.id(at);
      const move = { fromStatus: path[rank - 1] ?? null, toStatus, at: instant(at), recordedAt: instant(at) };
      bulk.add(StatusChange, { id, councilId: council.id, problemId: story.id, ...move, personId: council.coordinatorId, words: null });
      this.thread.line(story, 'status', at, id);
    }
  }

  row(story: Story): void {
    const { dice, bulk, now } = this.writer;
    const theme = dice.oneOf(THEMES);
    const isFollowed = !story.isEnded && story.status !== 'to_qualify';
    bulk.add(Problem, {
      ...{ id: story.id, audience: story.audience, bodyId: story.body.id, reference: story.reference, title: story.title, status: story.status },
      description: 'Signalé par plusieurs riverains et par le gardien. Surtout en fin de semaine, entre 21 h et minuit.',
      ...{ theme: theme.code, subtheme: dice.oneOf(theme.subthemes).code, severity: dice.between(1, 4), priority: dice.oneOf(PRIORITIES), stage: dice.oneOf(STAGES) },
      ...{ leadOrganisationId: dice.oneOf(story.body.seats).organisationId, originOrganisationId: dice.oneOf(story.body.seats).organisationId },
      ...{ affectedPublic: null, sectorId: dice.oneOf(this.writer.council.sectorIds), nextReviewOn: isFollowed ? day(now + dice.between(-10, 60) * DAY_MS) : null },
      ...{ openedAt: story.status === 'to_qualify' ? null : instant(story.createdAt + DAY_MS), episodeNumber: 1 },
      ...{ lastNewsAt: instant(story.lastNewsAt), createdAt: instant(story.createdAt), version: 1 },
    });
    bulk.add(ProblemPlace, { id: dice.id(story.createdAt), problemId: story.id, placeId: story.placeId, rank: 1 });
    this.episode(story);
  }

  private episode(story: Story): void {
    const { dice, bulk, council } = this.writer;
    const outcome = story.status === 'closed' || story.status === 'transferred' || story.status === 'no_follow_up' ? story.status : null;
    const motive = outcome === 'closed' ? (dice.chance(0.6) ? ('resolved' as const) : ('lasting_improvement' as const)) : null;
    bulk.add(Episode, {
      ...{ id: dice.id(story.createdAt), councilId: council.id, problemId: story.id, number: 1, openedAt: instant(story.createdAt) },
      ...{ closedAt: outcome === null ? null : instant(story.until), outcome, motive, lesson: outcome === null ? null : 'La présence régulière a suffi.' },
      ...{ movedToProblemId: null, movedToPlace: null, reopeningReason: null },
    });
  }
}
