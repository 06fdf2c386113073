import type { Audience } from '../../../platform/access/audience.js';
import { Place } from '../../../places/place.entity.js';
import type { ProblemStatus } from '../../../problems/core/problem-words.js';
import { ActionRows, type Answerable, type WrittenAction } from './actions.rows.js';
import { DAY_MS, morning } from './days.js';
import { type HeldMeeting, type MeetingPoint, MeetingRows } from './meetings.rows.js';
import { MinutesRows } from './minutes.rows.js';
import { ProblemRows } from './problems.rows.js';
import type { BenchBody } from './set-up.js';
import { Story } from './story.js';
import { ThreadRows } from './thread.rows.js';
import { CLOSED_ACTIONS, FOLLOWED, OPEN_ACTIONS, shareOf, type Volumes } from './volumes.js';
import { NOTES, PLACES, TITLES } from './words.js';
import type { Writer } from './writer.js';

/** Rows that the pages measured are about. */
export interface Landmarks {
  /** A problem under way with 20 actions and 30 lines in its thread. */
  readonly problemId: string;
  readonly answerable: readonly Answerable[];
}

interface Content {
  readonly lines: number;
  readonly open: number;
  readonly closed: number;
}

const MEASURED: Content = { lines: 30, open: 8, closed: 12 };
const LINES_OF_A_FOLLOWED = 40;
/** What is followed today must not depend on how many meetings came before. */
const FOLLOWED_SEED = 13_211;

/** A whole council, from its first day to this morning. What is followed today comes first, and is the same at any age. */
export class Town {
  private readonly thread: ThreadRows;
  private readonly problems: ProblemRows;
  private readonly actions: ActionRows;
  private readonly meetings: MeetingRows;
  private readonly places = new Map<string, readonly string[]>();
  private written = { problems: 0, actions: 0, lines: 0 };

  constructor(private readonly writer: Writer, private readonly volumes: Volumes) {
    this.thread = new ThreadRows(writer);
    this.problems = new ProblemRows(writer, this.thread);
    this.actions = new ActionRows(writer, this.thread);
    this.meetings = new MeetingRows(writer, volumes);
  }

  async write(): Promise<Landmarks> {
    for (const body of this.writer.council.bodies) this.writePlaces(body);
    this.meetings.write();
    await this.writer.bulk.flush();
    this.writer.dice.restart(FOLLOWED_SEED);
    const problemId = this.problem(this.writer.body('watch'), 'under_way', MEASURED);
    await this.followed();
    await this.history();
    for (const meeting of this.meetings.held) {
      new MinutesRows(this.writer).write(meeting);
      await this.writer.bulk.flushIfFull();
    }
    this.writer.keepCounters();
    await this.writer.bulk.flush();
    return { problemId, answerable: this.actions.answerable };
  }

  private async followed(): Promise<void> {
    for (const [status, count] of Object.entries(FOLLOWED) as [ProblemStatus, number][]) {
      const acts = status !== 'to_qualify' && status !== 'open';
      for (let rank = 0; rank < count; rank += 1) {
        this.problem(this.someBody(), status, { lines: LINES_OF_A_FOLLOWED, open: acts ? OPEN_ACTIONS : 0, closed: acts ? CLOSED_ACTIONS : 0 });
        await this.writer.bulk.flushIfFull();
      }
    }
  }

  /** What was closed over the years shares what remains, so that the totals are exact. */
  private async history(): Promise<void> {
    const count = this.volumes.problems - this.written.problems;
    const [actions, lines] = [this.volumes.actions - this.written.actions, this.volumes.threadLines - this.written.lines];
    for (let rank = 0; rank < count; rank += 1) {
      const status = this.writer.dice.oneOf(['closed', 'closed', 'closed', 'closed', 'no_follow_up', 'transferred'] as const);
      this.problem(this.someBody(), status, { lines: shareOf(lines, rank, count), open: 0, closed: shareOf(actions, rank, count) });
      await this.writer.bulk.flushIfFull();
    }
  }

  private problem(body: BenchBody, status: ProblemStatus, content: Content): string {
    const story = this.story(body, status);
    this.problems.moves(story);
    const entries = Math.round(content.lines * 0.1);
    const point = this.point(story, entries);
    const replies = Math.min(Math.round(content.lines * 0.25), content.open + content.closed);
    const actions = this.writeActions(story, content, replies, point?.meeting ?? null);
    if (point !== null) this.entries(story, point, actions, Math.min(entries, content.lines - story.lines));
    const notes = Math.round(content.lines * 0.2);
    for (let rank = 0; rank < notes && story.lines < content.lines; rank += 1) this.thread.note(story);
    while (story.lines < content.lines) this.thread.fact(story);
    this.problems.row(story);
    this.written = { problems: this.written.problems + 1, actions: this.written.actions + actions.length, lines: this.written.lines + story.lines };
    return story.id;
  }

  private story(body: BenchBody, status: ProblemStatus): Story {
    const { dice, now, start } = this.writer;
    const isEnded = status === 'closed' || status === 'no_follow_up' || status === 'transferred';
    const ended = isEnded ? morning(start + 60 * DAY_MS + dice.next() * (now - start - 65 * DAY_MS)) : now;
    const createdAt = morning(isEnded ? Math.max(start, ended - dice.between(30, 240) * DAY_MS) : now - dice.between(30, 300) * DAY_MS);
    const audience = this.audienceOf(body);
    const placeId = dice.oneOf(this.places.get(body.id) ?? []);
    const reference = this.writer.reference('problem', body, createdAt);
    return new Story({ id: dice.id(createdAt), reference, title: dice.oneOf(TITLES), body, audience, placeId, status, createdAt, until: ended });
  }

  private writeActions(story: Story, content: Content, replies: number, meeting: HeldMeeting | null): WrittenAction[] {
    const { dice } = this.writer;
    const actions: WrittenAction[] = [];
    for (let rank = 0; rank < content.open + content.closed; rank += 1) {
      const isBorn = rank === 0 && meeting !== null;
      const state = rank < content.open ? ('open' as const) : ('closed' as const);
      const decidedAt = isBorn ? meeting.at : morning(story.someTime(dice));
      actions.push(this.actions.write(story, { state, decidedAt, bornIn: isBorn ? meeting : null, isAnswered: rank % 3 !== 2 && rank < replies * 1.5 }));
    }
    return actions;
  }

  /** Where the problem was spoken of, once in its life. */
  private point(story: Story, entries: number): { readonly meeting: HeldMeeting; readonly point: MeetingPoint } | null {
    const body = story.body.key === 'plenary' && this.writer.dice.chance(0.9) ? this.writer.body('watch') : story.body;
    const meeting = entries === 0 ? null : this.meetings.between(body, story.createdAt + 2 * DAY_MS, story.until - DAY_MS);
    if (meeting === null) return null;
    const { id, reference, title, audience } = story;
    const point: MeetingPoint = { itemId: this.writer.dice.id(meeting.at), problem: { id, reference, title }, audience, entries: [] };
    meeting.points.push(point);
    return { meeting, point };
  }

  private entries(story: Story, { meeting, point }: { meeting: HeldMeeting; point: MeetingPoint }, actions: readonly WrittenAction[], count: number): void {
    const { dice } = this.writer;
    for (let rank = 0; rank < count; rank += 1) {
      const id = dice.id(meeting.at + rank);
      const born = rank === 0 ? (actions[0] ?? null) : null;
      const kind = born !== null ? ('action' as const) : rank === 1 ? ('decision' as const) : ('note' as const);
      const reference = kind === 'decision' ? this.writer.reference('decision', story.body, meeting.at) : null;
      point.entries.push({ id, kind, text: kind === 'action' ? null : dice.oneOf(NOTES), action: born, reference });
      this.thread.line(story, 'entry', meeting.at + 3_600_000, id);
    }
  }

  /** Three in four for the members, one in twelve restricted, one in six of the group. */
  private someBody(): BenchBody {
    const throwOf = this.writer.dice.next();
    if (throwOf < 1 / 12) return this.writer.body('restricted');
    if (throwOf < 1 / 4) return this.writer.body('group');
    return this.writer.body(throwOf < 0.6 ? 'watch' : 'plenary');
  }

  private audienceOf(body: BenchBody): Audience {
    const audience = this.writer.audienceOf(body);
    return body.key === 'plenary' && this.writer.dice.chance(0.1) ? { ...audience, confidentiality: 'public' } : audience;
  }

  private writePlaces(body: BenchBody): void {
    const { dice, bulk, start } = this.writer;
    const names = Array.from({ length: body.level === 'members' ? 100 : 20 }, (_, rank) => `${PLACES[rank % PLACES.length] ?? ''} ${rank + 1}`);
    const audience = this.writer.audienceOf(body);
    this.places.set(body.id, names.map((name) => {
      const id = dice.id(start);
      bulk.add(Place, { id, audience, communeId: null, sectorId: null, name });
      return id;
    }));
  }
}
