import type { Audience } from '../../../platform/access/audience.js';
import { freeze } from '../../../platform/formatting/canonical-json.js';
import { AgendaItem } from '../../../meetings/agenda/agenda-item.entity.js';
import type { StandingItem } from '../../../meetings/meeting-words.js';
import { Minutes } from '../../../meetings/minutes/minutes.entity.js';
import type { FrozenEntry, FrozenPoint, FrozenVersion } from '../../../meetings/minutes/published/frozen-minutes.js';
import { MinutesPoint } from '../../../meetings/minutes/published/minutes-point.entity.js';
import { MinutesVersion } from '../../../meetings/minutes/published/minutes-version.entity.js';
import { Entry } from '../../../meetings/sitting/entries/entry.entity.js';
import { day, DAY_MS, HOUR_MS, instant } from './days.js';
import type { HeldMeeting, MeetingPoint, PointEntry } from './meetings.rows.js';
import type { Writer } from './writer.js';

interface AgendaPoint {
  readonly itemId: string;
  readonly title: string;
  readonly standing: StandingItem | null;
  readonly audience: Audience;
  readonly taken: MeetingPoint | null;
}

/** The agenda of a sitting held, the lines taken there and, once published, its frozen minutes. */
export class MinutesRows {
  constructor(private readonly writer: Writer) {}

  write(meeting: HeldMeeting): void {
    const { dice, bulk, council } = this.writer;
    const points = this.agendaOf(meeting);
    for (const [rank, point] of points.entries()) this.item(meeting, point, rank + 1);
    const state = meeting.isPublished ? ('published' as const) : ('draft' as const);
    const lastVersion = meeting.isPublished ? 1 : 0;
    bulk.add(Minutes, { id: dice.id(meeting.at), councilId: council.id, meetingId: meeting.id, state, lastVersion, version: 1 });
    if (meeting.isPublished) this.freeze(meeting, points);
  }

  private agendaOf(meeting: HeldMeeting): AgendaPoint[] {
    const standing = (title: string, kind: StandingItem): AgendaPoint => {
      return { itemId: this.writer.dice.id(meeting.at), title, standing: kind, audience: meeting.audience, taken: null };
    };
    const treated = meeting.points.map((taken) => ({ itemId: taken.itemId, title: taken.problem.title, standing: null, audience: taken.audience, taken }));
    return [standing('Ouverture', 'opening'), standing('Suivi des actions', 'follow_up'), ...treated, standing('Tour de table', 'round_table')];
  }

  private item(meeting: HeldMeeting, { itemId, title, standing, audience, taken }: AgendaPoint, position: number): void {
    this.writer.bulk.add(AgendaItem, {
      ...{ id: itemId, audience, meetingId: meeting.id, position, title, kind: 'exchange' as const, minutes: 10, problemId: taken?.problem.id ?? null },
      ...{ presenterOrganisationId: null, standing, isRecurring: standing !== null, result: 'treated' as const, synthesis: null },
      ...{ postponedCount: 0, carryOverId: null, version: 1 },
    });
    for (const [rank, entry] of (taken?.entries ?? []).entries()) this.entry(meeting, itemId, audience, entry, rank + 1);
  }

  private entry(meeting: HeldMeeting, itemId: string, audience: Audience, { id, kind, text, action, reference }: PointEntry, position: number): void {
    this.writer.bulk.add(Entry, {
      ...{ id, audience, meetingId: meeting.id, itemId, position, kind, text, actionId: action?.id ?? null, reference },
      ...{ at: instant(meeting.at + HOUR_MS), personId: this.writer.council.coordinatorId, version: 1 },
    });
  }

  private freeze(meeting: HeldMeeting, points: readonly AgendaPoint[]): void {
    const { dice, bulk, council } = this.writer;
    const versionId = dice.id(meeting.at + DAY_MS);
    const frozen = points.map((point, rank) => ({ point, number: rank + 1, ...freeze(this.content(point, rank + 1)) }));
    const said = this.version(meeting, frozen);
    const owner = { id: versionId, audience: meeting.audience, meetingId: meeting.id, number: 1, publishedAt: said.publishedAt };
    bulk.add(MinutesVersion, { ...owner, personId: council.coordinatorId, reason: null, ...freeze(said) });
    for (const { point, number, content, hash } of frozen) {
      const place = { versionId, meetingId: meeting.id, number, itemId: point.itemId, problemId: point.taken?.problem.id ?? null };
      bulk.add(MinutesPoint, { id: dice.id(meeting.at + DAY_MS), audience: point.audience, ...place, content, hash });
    }
  }

  private version(meeting: HeldMeeting, points: readonly { readonly number: number; readonly hash: string }[]): FrozenVersion {
    const { body } = meeting;
    const header: FrozenVersion['header'] = {
      council: { name: 'Mesures', kind: 'CLSPD', fullName: 'CLSPD de Mesures' },
      ...{ body: body.name, level: body.level, meeting: meeting.reference, heldOn: day(meeting.at), openedAt: '10:02', endedAt: '11:24' },
      ...{ place: 'Mairie, salle du Conseil', chair: null, secretary: null, attendance: [] },
      totals: { seats: 0, present: 0, represented: 0, excused: 0, absent: 0 },
    };
    const publishedAt = instant(meeting.at + DAY_MS);
    const hashes = points.map(({ number, hash }) => ({ number, hash }));
    return { format: 'beffroi-minutes-1', number: 1, publishedAt, publishedBy: 'Claire Montbrun', reason: null, header, points: hashes };
  }

  private content({ title, taken, audience }: AgendaPoint, number: number): FrozenPoint {
    const entries = (taken?.entries ?? []).map((entry) => frozenEntry(entry, audience));
    const salt = this.writer.dice.id(0).replaceAll('-', '');
    return { number, title, kind: 'exchange', minutes: 10, problem: taken?.problem.reference ?? null, result: 'treated', synthesis: null, entries, salt };
  }
}

function frozenEntry({ kind, text, action, reference }: PointEntry, { confidentiality: level }: Audience): FrozenEntry {
  if (kind === 'note') return { kind, text: text ?? '' };
  if (kind === 'decision') return { kind, text: text ?? '', reference: reference ?? '' };
  return { kind, reference: action?.reference ?? '', sentence: action?.sentence ?? '', level, lead: null, contributors: [], dueOn: action?.dueOn ?? null };
}
