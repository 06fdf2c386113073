import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Ids } from '../platform/clock/ids.js';
import { Database } from '../platform/database/database.js';
import { Body } from './body.entity.js';
import type { CouncilRoleName, MandateCapacity } from './council-words.js';
import { Charter } from './charter.entity.js';
import { CharterSignature } from './charter-signature.entity.js';
import { Council } from './council.entity.js';
import { Derogation } from './derogation.entity.js';
import { CouncilRole } from './council-role.entity.js';
import { Mandate } from './seats/mandate.entity.js';
import { RulesOfProcedure } from './rules-of-procedure.entity.js';
import { Seat } from './seats/seat.entity.js';

type Own<T> = Omit<T, 'id' | 'version'>;
type Optional<T> = { [K in keyof T as null extends T[K] ? K : never]?: T[K] };
type Required<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] };

/** Every column of a row; what may be absent may be left out. */
type Values<T> = Required<Own<T>> & Optional<Own<T>>;

/** Builds a council: the institution, its rules, bodies, seats, mandates, roles and charter. Inside a unit of the caller. */
@Injectable()
export class CouncilSetup {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async createCouncil(values: Values<Council>, rules: Omit<Values<RulesOfProcedure>, 'councilId'>): Promise<string> {
    const councilId = await this.add(new Council(), values);
    await this.add(new RulesOfProcedure(), { ...rules, councilId });
    return councilId;
  }

  createBody(values: Values<Body>): Promise<string> {
    return this.add(new Body(), values);
  }

  addSeat(values: Values<Seat>): Promise<string> {
    return this.add(new Seat(), values);
  }

  giveMandate(councilId: string, seatId: string, personId: string, capacity: MandateCapacity, startsOn: string, endsOn: string | null = null): Promise<string> {
    return this.add(new Mandate(), { councilId, seatId, personId, capacity, startsOn, endsOn });
  }

  giveRole(councilId: string, personId: string, role: CouncilRoleName, startsOn: string): Promise<string> {
    return this.add(new CouncilRole(), { councilId, personId, role, startsOn, endsOn: null });
  }

  adoptCharter(councilId: string, number: number, adoptedOn: string, words: Partial<Pick<Charter, 'title' | 'text'>> = {}): Promise<string> {
    return this.add(new Charter(), { councilId, number, adoptedOn, ...words });
  }

  /** A person's signature opens what she is named to; an organisation's is recorded and opens nothing. */
  signCharter(councilId: string, charterId: string, signatory: { personId: string } | { organisationId: string }, signedOn: string): Promise<string> {
    return this.add(new CharterSignature(), { councilId, charterId, personId: null, organisationId: null, signedOn, ...signatory });
  }

  signDerogation(councilId: string, signedByPersonId: string, until: string, reason: string): Promise<string> {
    return this.add(new Derogation(), { councilId, signedByPersonId, until, reason, signedAt: this.clock.now(), endedAt: null, endedByPersonId: null });
  }

  private async add<T extends { id: string }>(row: T, values: object): Promise<string> {
    const id = this.ids.next();
    await this.database.insert(Object.assign(row, values, { id }));
    return id;
  }
}
