import { Injectable } from '@nestjs/common';
import { Organisations } from '../../people/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { expectVersion, RuleViolation } from '../../platform/web/errors.js';
import { administeredCouncil } from '../administered.js';
import type { Body } from '../body.entity.js';
import { BodyFollowers } from '../bodies/body-followers.js';
import { BodyRepository } from '../bodies/body.repository.js';
import { refuseEnded } from '../bodies/body.rules.js';
import type { SeatStatus } from '../council-words.js';
import { lastDayBefore, lastsBeyond } from '../span.js';
import { CouncilPeople } from './council-people.js';
import { expectWithinSeat } from './mandate.rules.js';
import { Mandates } from './mandates.js';
import { SeatRepository } from './seat.repository.js';
import { Seat } from './seat.entity.js';

export interface SeatWords {
  readonly jobTitle: string;
  readonly status: SeatStatus | null;
  readonly act: string | null;
}

export interface NewSeats extends Omit<SeatWords, 'jobTitle'> {
  readonly organisationIds: readonly string[];
  /** Null: the function of each organisation's first correspondent. */
  readonly jobTitle: string | null;
  readonly startsOn: string;
  /** Whether that correspondent holds the seat at once; never in a group, where each person is named. */
  readonly seatsFirst: boolean;
}

const NO_JOB = 'représentant';

/** The seats of a body. A seat holds actions, invitations and history; it ends, and is never erased. */
@Injectable()
export class SeatService {
  constructor(
    private readonly database: Database,
    private readonly bodies: BodyRepository,
    private readonly seats: SeatRepository,
    private readonly mandates: Mandates,
    private readonly people: CouncilPeople,
    private readonly organisations: Organisations,
    private readonly followers: BodyFollowers,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async add(viewer: Viewer, bodyId: string, asked: NewSeats): Promise<string[]> {
    const councilId = administeredCouncil(viewer);
    return this.database.unitOfWork(async () => {
      const body = await this.bodies.toChange(councilId, bodyId);
      refuseEnded(body);
      const known = await this.seats.ofBodyToChange(bodyId, this.clock.today());
      let rank = Math.max(0, ...known.map((seat) => seat.rank));
      const made: string[] = [];
      for (const organisationId of asked.organisationIds) {
        rank += 1;
        made.push(await this.addOne(viewer, body, organisationId, rank, asked));
      }
      await this.followers.seatsChanged(bodyId);
      return made;
    });
  }

  async edit(viewer: Viewer, id: string, version: number, words: SeatWords): Promise<void> {
    const councilId = administeredCouncil(viewer);
    await this.database.unitOfWork(async () => {
      const { seat, body } = await this.seats.placeToChange(councilId, id);
      const before = { jobTitle: seat.jobTitle, status: seat.status, act: seat.act };
      if (before.jobTitle === words.jobTitle && before.status === words.status && before.act === words.act) return;
      expectSeatVersion(seat, version);
      Object.assign(seat, words);
      await this.database.save(seat);
      this.trace(viewer, 'seat.edit', body, seat, before);
    });
  }

  /** One step up or down among the seats of today. */
  async move(viewer: Viewer, id: string, direction: 'up' | 'down'): Promise<void> {
    const councilId = administeredCouncil(viewer);
    await this.database.unitOfWork(async () => {
      const { seat, body } = await this.seats.place(councilId, id);
      const seats = await this.seats.ofBodyToChange(seat.bodyId, this.clock.today());
      const from = seats.findIndex((one) => one.id === id);
      const moved = seats.splice(from, 1);
      seats.splice(direction === 'up' ? Math.max(0, from - 1) : from + 1, 0, ...moved);
      for (const [index, one] of seats.entries()) {
        if (one.rank === index + 1) continue;
        one.rank = index + 1;
        await this.database.save(one);
      }
      await this.followers.seatsChanged(seat.bodyId);
      this.trace(viewer, 'seat.move', body, seat);
    });
  }

  /** Its mandates end with it; its actions and its history stay where they are. */
  async end(viewer: Viewer, id: string, version: number, from: string, reason: string | null): Promise<void> {
    const councilId = administeredCouncil(viewer);
    await this.database.unitOfWork(async () => {
      const place = await this.seats.placeToChange(councilId, id);
      const { seat, body } = place;
      if (seat.endsOn === lastDayBefore(from)) return;
      expectSeatVersion(seat, version);
      if (seat.endsOn !== null && seat.endsOn < from) throw new RuleViolation('seat.ended', 'Ce siège a déjà pris fin.');
      expectWithinSeat(from, seat);
      const running = (await this.mandates.ofSeat(id)).filter((mandate) => lastsBeyond(mandate, from));
      for (const mandate of running) await this.mandates.end(viewer, body, mandate, from, reason);
      const before = { endsOn: seat.endsOn };
      seat.endsOn = lastDayBefore(from);
      await this.database.save(seat);
      this.trace(viewer, 'seat.end', body, seat, before);
      await this.followers.seatsChanged(seat.bodyId);
    });
  }

  private async addOne(viewer: Viewer, body: Body, organisationId: string, rank: number, asked: NewSeats): Promise<string> {
    const { councilId, id: bodyId } = body;
    await this.organisations.byId(councilId, organisationId);
    const first = (await this.people.ofOrganisation(councilId, organisationId))[0] ?? null;
    const { status, act, startsOn } = asked;
    const jobTitle = asked.jobTitle ?? first?.jobTitle ?? NO_JOB;
    const seat = Object.assign(new Seat(), { id: this.ids.next(), councilId, bodyId, organisationId, jobTitle, rank, startsOn, endsOn: null, status, act });
    await this.database.insert(seat);
    this.trace(viewer, 'seat.add', body, seat);
    if (asked.seatsFirst && body.level !== 'group' && first !== null) {
      await this.mandates.begin(viewer, { seat, body }, { personId: first.personId, capacity: 'holder', startsOn, endsOn: null, namingReason: null });
    }
    return seat.id;
  }

  private trace(viewer: Viewer, act: string, { level }: Body, { id: rowId, councilId }: Seat, before?: Readonly<Record<string, unknown>>): void {
    this.audit.record(viewer, { act, rowType: 'seat', rowId, councilId, level, ...(before === undefined ? {} : { before }) });
  }
}

/** A seat of the former release has no version until it is first saved. */
export function seatVersion({ version }: Pick<Seat, 'version'>): number {
  return version ?? 1;
}

export function expectSeatVersion(seat: Seat, seen: number): void {
  expectVersion({ version: seatVersion(seat) }, seen);
}
