import { Fact } from '../../../problems/facts/fact.entity.js';
import { FACT_SOURCES } from '../../../problems/facts/fact-words.js';
import { ThreadLine } from '../../../problems/thread/thread-line.entity.js';
import { ThreadNote } from '../../../problems/thread/thread-note.entity.js';
import type { ThreadKind } from '../../../problems/thread/thread-words.js';
import { day, HOUR_MS, instant, morning } from './days.js';
import type { Story } from './story.js';
import { FACTS, NOTES } from './words.js';
import type { Writer } from './writer.js';

/** Notes and facts of a problem, and the lines of its thread. */
export class ThreadRows {
  constructor(private readonly writer: Writer) {}

  line(story: Story, kind: ThreadKind, at: number, sourceId: string): void {
    const { dice, bulk } = this.writer;
    story.lines += 1;
    if (kind !== 'fact') story.lastNewsAt = Math.max(story.lastNewsAt, at);
    bulk.add(ThreadLine, { id: dice.id(at), audience: story.audience, problemId: story.id, at: instant(at), kind, sourceId });
  }

  note(story: Story): void {
    const { dice, bulk } = this.writer;
    const at = story.someTime(dice);
    const id = dice.id(at);
    const seat = dice.oneOf(story.body.seats);
    const who = { organisationId: seat.organisationId, personId: seat.personId };
    const when = { at: instant(at), recordedAt: instant(at) };
    bulk.add(ThreadNote, { id, audience: story.audience, problemId: story.id, ...who, text: dice.oneOf(NOTES), ...when });
    this.line(story, 'note', at, id);
  }

  fact(story: Story): void {
    const { dice, bulk } = this.writer;
    const at = story.someTime(dice);
    const id = dice.id(at);
    const band = dice.chance(0.8) ? dice.between(0, 11) : null;
    const seat = dice.oneOf(story.body.seats);
    bulk.add(Fact, {
      ...{ id, audience: story.audience, problemId: story.id, happenedOn: day(at), band, time: null, placeId: story.placeId, source: dice.oneOf(FACT_SOURCES) },
      ...{ organisationId: seat.organisationId, text: dice.oneOf(FACTS), recordedAt: instant(at), personId: seat.personId },
    });
    this.line(story, 'fact', band === null ? morning(at) : morning(at) - 9 * HOUR_MS + 2 * band * HOUR_MS, id);
  }
}
