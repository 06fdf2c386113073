import { Invitation, Meeting } from '../../../src/meetings/index.js';
import { type Audience, audience } from '../../../src/platform/access/audience.js';
import { Action, ActionChange, Contribution, Episode, Fact, Problem, Reply, StatusChange } from '../../../src/problems/index.js';
import type { SmallCouncil } from '../../factories/council.js';
import type { TestApp } from '../../support/app.js';

/** Writes rows straight into the tables, each with the dates that a case needs; the figures read rows, whoever wrote them. */
export class Rows {
  private count = 0;

  constructor(
    private readonly test: TestApp,
    private readonly council: SmallCouncil,
  ) {}

  level(name: 'members' | 'restricted' | 'group'): Audience {
    return audience(this.council.councilId, name, name === 'group' ? this.council.group.id : null);
  }

  organisation(code: string): string {
    return this.council.organisations[code] ?? '';
  }

  async problem(title: string, level: Audience = this.level('members'), lead: string | null = null): Promise<string> {
    const id = this.test.ids.next();
    this.count += 1;
    await this.insert(new Problem(), {
      id, audience: level, bodyId: this.bodyOf(level), reference: `VAL-2025-${String(this.count).padStart(3, '0')}`, title, description: title,
      theme: 'vehicules', subtheme: 'rodeo', severity: 2, priority: 'normal', stage: 'response', status: 'open',
      leadOrganisationId: lead === null ? null : this.organisation(lead), originOrganisationId: null, affectedPublic: null, sectorId: null,
      nextReviewOn: null, openedAt: noon('2025-01-10'), episodeNumber: 1, lastNewsAt: noon('2025-01-10'), createdAt: noon('2025-01-10'),
    });
    return id;
  }

  /** `moves`: status and instant, in order; recorded when it happened unless told. */
  async statuses(problemId: string, moves: readonly (readonly [string, string, string?])[]): Promise<void> {
    let fromStatus: string | null = null;
    for (const [toStatus, at, recordedAt] of moves) {
      const values = { problemId, fromStatus, toStatus, at, recordedAt: recordedAt ?? at, personId: null, words: null };
      await this.insert(new StatusChange(), { id: this.test.ids.next(), councilId: this.council.councilId, ...values });
      fromStatus = toStatus;
    }
  }

  async episode(problemId: string, number: number, openedAt: string, end: { readonly at: string; readonly outcome: string; readonly motive: string | null } | null): Promise<void> {
    await this.insert(new Episode(), {
      id: this.test.ids.next(), councilId: this.council.councilId, problemId, number, openedAt,
      closedAt: end?.at ?? null, outcome: end?.outcome ?? null, motive: end?.motive ?? null,
      lesson: null, movedToProblemId: null, movedToPlace: null, reopeningReason: null,
    });
  }

  async fact(problemId: string, happenedOn: string, recordedAt: string = noon(happenedOn), level: Audience = this.level('members')): Promise<void> {
    await this.insert(new Fact(), {
      id: this.test.ids.next(), audience: level, problemId, happenedOn, band: null, time: null, placeId: null, source: 'agent',
      organisationId: this.organisation('PM'), text: null, recordedAt, personId: null,
    });
  }

  async action(sentence: string, given: ActionGiven): Promise<string> {
    const id = this.test.ids.next();
    const level = given.level ?? this.level('members');
    this.count += 1;
    await this.insert(new Action(), {
      id, audience: level, bodyId: this.bodyOf(level), problemId: given.problemId ?? null, reference: `VAL-2025-A${String(this.count).padStart(3, '0')}`, sentence,
      state: given.closed === undefined ? (given.openedOn === null ? 'proposed' : 'open') : 'closed',
      leadOrganisationId: given.lead === null ? null : this.organisation(given.lead), leadSeatId: null, dueOn: given.dueOn, decidedOn: given.decidedOn,
      bornMeetingId: null, openedAt: given.openedOn === null ? null : noon(given.openedOn ?? given.decidedOn),
      closedAt: given.closed === undefined ? null : noon(given.closed.on), result: given.closed?.result ?? null,
      resultSentence: given.closed === undefined ? null : 'Point fait avec le pilote.', postponements: 0, createdAt: noon(given.decidedOn),
    });
    return id;
  }

  async change(actionId: string, kind: 'due' | 'lead' | 'closing', oldValue: string | null, newValue: string | null, changedOn: string, recordedAt = noon(changedOn)): Promise<void> {
    const values = { id: this.test.ids.next(), councilId: this.council.councilId, actionId, kind, oldValue, newValue, changedOn, recordedAt, personId: null, reason: 'Devis' };
    await this.insert(new ActionChange(), values);
  }

  async reply(actionId: string, organisation: string, state: string, on: string, more: { readonly channel?: string; readonly undone?: boolean; readonly recordedAt?: string } = {}): Promise<void> {
    const organisationId = this.organisation(organisation);
    await this.insert(new Reply(), {
      id: this.test.ids.next(), councilId: this.council.councilId, actionId, contributionId: await this.contribution(actionId, organisationId), organisationId, state,
      motive: null, words: null, expectedOn: null, channel: more.channel ?? 'link', personId: null, recordedByPersonId: null, at: noon(on),
      recordedAt: more.recordedAt ?? noon(on), undoneAt: more.undone === true ? noon(on) : null, previousState: 'asked', previousMotive: null,
      previousMotiveWords: null, previousExpectedOn: null,
    });
  }

  /** `attendance` by seat, in order; null for a seat that said nothing. `guests` come on top. */
  async meeting(heldOn: string, state: string, attendance: readonly (string | null)[], more: { readonly level?: Audience; readonly closedAt?: string; readonly guests?: number } = {}): Promise<void> {
    const id = this.test.ids.next();
    const level = more.level ?? this.level('members');
    this.count += 1;
    await this.insert(new Meeting(), {
      id, audience: level, bodyId: this.bodyOf(level), reference: `VAL-2025-R${this.count}`, heldOn, startsAt: '14:00', endsAt: '16:00', place: 'Mairie', state,
      openedAt: null, endedAt: null, chairPersonId: null, secretaryPersonId: null, currentItemId: null, dateAnnouncedAt: null, convenedAt: null,
      closedAt: state === 'closed' ? (more.closedAt ?? noon(heldOn)) : null, cancelledAt: null, createdAt: noon(heldOn),
    });
    const seats = Object.entries(this.council.seats).filter(([name]) => name.startsWith('plenary.')).map(([, seat]) => seat);
    for (const [rank, came] of attendance.entries()) await this.invite(id, rank, seats[rank] ?? null, 'holder', came);
    for (let rank = 0; rank < (more.guests ?? 0); rank += 1) await this.invite(id, attendance.length + rank, null, 'guest', 'present');
  }

  private async invite(meetingId: string, rank: number, seatId: string | null, capacity: string, attendance: string | null): Promise<void> {
    await this.insert(new Invitation(), {
      id: this.test.ids.next(), councilId: this.council.councilId, meetingId, seatId, organisationId: null, personId: null,
      guestName: seatId === null ? 'Une invitée' : null, capacity, answer: null, attendance, representedBy: null, answeredAt: null, rank,
    });
  }

  private async contribution(actionId: string, organisationId: string): Promise<string> {
    const known = await this.test.database
      .read(Contribution, 'contribution')
      .where('contribution.actionId = :actionId AND contribution.organisationId = :organisationId', { actionId, organisationId })
      .getOne();
    if (known !== null) return known.id;
    const id = this.test.ids.next();
    await this.insert(new Contribution(), {
      id, councilId: this.council.councilId, actionId, organisationId, state: 'asked', motive: null, motiveWords: null, expectedOn: null,
      askedAt: noon('2025-01-01'), changedAt: noon('2025-01-01'), withdrawnOn: null,
    });
    return id;
  }

  private bodyOf(level: Audience): string {
    return this.council[level.confidentiality === 'group' ? 'group' : level.confidentiality === 'restricted' ? 'restricted' : 'plenary'].id;
  }

  private async insert(row: object, values: object): Promise<void> {
    await this.test.database.unitOfWork(() => this.test.database.insert(Object.assign(row, values)));
  }
}

interface ActionGiven {
  readonly lead: string | null;
  readonly dueOn: string | null;
  readonly decidedOn: string;
  /** The day it opened: that of its decision unless told; null while it is only proposed. */
  readonly openedOn?: string | null;
  readonly closed?: { readonly on: string; readonly result: string };
  readonly problemId?: string;
  readonly level?: Audience;
}

export function noon(day: string): string {
  return `${day}T11:00:00.000Z`;
}
