import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { addDays } from '../../platform/clock/calendar.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible, RuleViolation } from '../../platform/web/errors.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { administeredCouncil } from '../administered.js';
import { Council } from '../council.entity.js';
import { Derogation } from '../derogation.entity.js';
import { untilFault } from './derogation.rules.js';

export interface NewDerogation {
  readonly until: string;
  readonly reason: string;
}

/** Dated, signed derogations to the second factor. The council's own date follows the one in force. */
@Injectable()
export class Derogations {
  constructor(
    private readonly database: Database,
    private readonly keys: FormKeys,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Newest first. */
  ofCouncil(councilId: string): Promise<Derogation[]> {
    const query = this.database.read(Derogation, 'derogation').where('derogation.councilId = :councilId', { councilId });
    return query.orderBy('derogation.signedAt', 'DESC').addOrderBy('derogation.id', 'DESC').limit(50).getMany();
  }

  /** The new one takes the place of the one in force, which ends now. */
  async sign(viewer: Viewer, formKey: string, asked: NewDerogation): Promise<void> {
    const councilId = administeredCouncil(viewer);
    const signedByPersonId = signatory(viewer);
    const fault = untilFault(asked.until, this.clock.today());
    if (fault !== null) throw new RuleViolation('derogation.until', fault);
    await this.keys.once(viewer, formKey, asked, async () => {
      const council = await this.councilToChange(councilId);
      await this.endAll(viewer, councilId);
      const row = { id: this.ids.next(), councilId, ...asked, signedByPersonId, signedAt: this.clock.now(), endedAt: null, endedByPersonId: null };
      await this.database.insert(Object.assign(new Derogation(), row));
      council.derogationUntil = asked.until;
      await this.database.save(council);
      this.audit.record(viewer, { act: 'derogation.sign', rowType: 'derogation', rowId: row.id, councilId });
      return row.id;
    });
  }

  /** From this moment a password alone reads the first level only. */
  async end(viewer: Viewer, id: string): Promise<void> {
    const councilId = administeredCouncil(viewer);
    if (parseId(id) === null) throw new NotVisible();
    await this.database.unitOfWork(async () => {
      const council = await this.councilToChange(councilId);
      const asked = await this.database.read(Derogation, 'derogation').where('derogation.id = :id AND derogation.councilId = :councilId', { id, councilId }).getOne();
      if (asked === null) throw new NotVisible();
      if (!isStanding(asked, this.clock.today())) return;
      await this.endAll(viewer, councilId);
      await this.closeCouncil(council);
    });
  }

  /** A derogation that was given without a signature of ours (an older release) ends the same way. */
  async endUnsigned(viewer: Viewer): Promise<void> {
    const councilId = administeredCouncil(viewer);
    await this.database.unitOfWork(async () => {
      const council = await this.councilToChange(councilId);
      await this.endAll(viewer, councilId);
      await this.closeCouncil(council);
      this.audit.record(viewer, { act: 'derogation.end', rowType: 'council', rowId: councilId, councilId });
    });
  }

  private async closeCouncil(council: Council): Promise<void> {
    council.derogationUntil = council.derogationUntil === null ? null : addDays(this.clock.today(), -1);
    await this.database.save(council);
  }

  private async endAll(viewer: Viewer, councilId: string): Promise<void> {
    const query = this.database.read(Derogation, 'derogation').where('derogation.councilId = :councilId AND derogation.endedAt IS NULL', { councilId });
    for (const one of await this.database.allToChange(query)) {
      if (!isStanding(one, this.clock.today())) continue;
      await this.database.save(Object.assign(one, { endedAt: this.clock.now(), endedByPersonId: signatory(viewer) }));
      this.audit.record(viewer, { act: 'derogation.end', rowType: 'derogation', rowId: one.id, councilId });
    }
  }

  private councilToChange(councilId: string): Promise<Council> {
    return this.database.toChange(this.database.read(Council, 'council').where('council.id = :councilId', { councilId }));
  }
}

export function isStanding({ until, endedAt }: Pick<Derogation, 'until' | 'endedAt'>, today: string): boolean {
  return endedAt === null && until >= today;
}

function signatory({ personId }: Viewer): string {
  if (personId === null) throw new NotVisible();
  return personId;
}
