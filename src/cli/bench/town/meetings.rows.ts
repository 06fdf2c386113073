import type { Audience } from '../../../platform/access/audience.js';
import { Invitation } from '../../../meetings/invitations/invitation.entity.js';
import { Meeting } from '../../../meetings/meeting.entity.js';
import type { MeetingState } from '../../../meetings/meeting-words.js';
import { day, DAY_MS, HOUR_MS, instant, morning } from './days.js';
import type { BenchBody } from './set-up.js';
import type { Volumes } from './volumes.js';
import type { Writer } from './writer.js';

/** A sitting held, with what will be written about it once every problem is known. */
export interface HeldMeeting {
  readonly id: string;
  readonly body: BenchBody;
  readonly audience: Audience;
  readonly at: number;
  readonly reference: string;
  readonly isPublished: boolean;
  readonly points: MeetingPoint[];
}

export interface MeetingPoint {
  readonly itemId: string;
  readonly problem: { readonly id: string; readonly reference: string; readonly title: string };
  readonly audience: Audience;
  readonly entries: PointEntry[];
}

export interface PointEntry {
  readonly id: string;
  readonly kind: 'note' | 'decision' | 'action';
  readonly text: string | null;
  readonly action: { readonly id: string; readonly reference: string; readonly sentence: string; readonly dueOn: string | null } | null;
  readonly reference: string | null;
}

/** Days until the meetings to come: the same whatever the council's age. */
const COMING: readonly (readonly [BenchBody['key'], number, MeetingState])[] = [['watch', 6, 'convened'], ['group', 10, 'draft'], ['plenary', 25, 'draft']];

/** Every meeting of every body, evenly spread, with the answers of its seats. */
export class MeetingRows {
  readonly held: HeldMeeting[] = [];

  constructor(private readonly writer: Writer, private readonly volumes: Volumes) {}

  write(): void {
    for (const body of this.writer.council.bodies) {
      const coming = COMING.filter(([key]) => key === body.key);
      const count = this.volumes.meetings[body.key] - coming.length;
      const step = (this.writer.now - this.writer.start) / count;
      for (let rank = 0; rank < count; rank += 1) {
        const isLast = rank === count - 1;
        const at = isLast ? morning(this.writer.now, -4) : morning(this.writer.start + step * (rank + 0.5));
        this.hold(body, Math.min(at, morning(this.writer.now, -4)), !(isLast && body.key === 'watch'));
      }
      for (const [, daysAway, state] of coming) this.meeting(body, morning(this.writer.now, daysAway), state);
    }
  }

  /** A published sitting of that body between two instants, or null when there was none. */
  between(body: BenchBody, from: number, until: number): HeldMeeting | null {
    const sittings = this.held.filter((meeting) => meeting.body === body && meeting.isPublished && meeting.at > from && meeting.at < until);
    return sittings.length === 0 ? null : this.writer.dice.oneOf(sittings);
  }

  private hold(body: BenchBody, at: number, isPublished: boolean): void {
    const { id, reference } = this.meeting(body, at, 'closed');
    this.held.push({ id, body, audience: this.writer.audienceOf(body), at, reference, isPublished, points: [] });
  }

  private meeting(body: BenchBody, at: number, state: MeetingState): { readonly id: string; readonly reference: string } {
    const { dice, bulk, now } = this.writer;
    const createdAt = Math.min(at - 30 * DAY_MS, now - DAY_MS);
    const [id, reference] = [dice.id(createdAt), this.writer.reference('meeting', body, at)];
    const isHeld = state === 'closed';
    bulk.add(Meeting, {
      ...{ id, reference, state, audience: this.writer.audienceOf(body), bodyId: body.id, heldOn: day(at), startsAt: '10:00', endsAt: '11:30' },
      ...{ place: 'Mairie, salle du Conseil', openedAt: isHeld ? '10:02' : null, endedAt: isHeld ? '11:24' : null },
      ...{ chairPersonId: body.seats[0]?.personId ?? null, secretaryPersonId: null, currentItemId: null, dateAnnouncedAt: null },
      ...{ convenedAt: state === 'draft' ? null : instant(Math.min(at - 10 * DAY_MS, now - DAY_MS)), closedAt: isHeld ? instant(at + 2 * HOUR_MS) : null },
      ...{ cancelledAt: null, createdAt: instant(createdAt), version: 1 },
    });
    this.invitations(body, id, createdAt, isHeld);
    return { id, reference };
  }

  private invitations(body: BenchBody, meetingId: string, at: number, isHeld: boolean): void {
    const { dice, bulk, council } = this.writer;
    for (const [rank, seat] of body.seats.entries()) {
      const attendance = dice.chance(0.75) ? ('present' as const) : dice.chance(0.6) ? ('excused' as const) : ('absent' as const);
      const answer = attendance === 'present' ? ('coming' as const) : attendance === 'excused' ? ('excused' as const) : null;
      bulk.add(Invitation, {
        ...{ id: dice.id(at), councilId: council.id, meetingId, seatId: seat.id, organisationId: seat.organisationId, personId: seat.personId },
        ...{ guestName: null, capacity: 'holder' as const, answer, attendance: isHeld ? attendance : null, representedBy: null },
        ...{ answeredAt: answer === null ? null : instant(at + DAY_MS), rank: rank + 1, version: 1 },
      });
    }
  }
}
