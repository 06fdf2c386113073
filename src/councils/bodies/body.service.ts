import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { list } from '../../platform/formatting/french.js';
import { expectVersion, RuleViolation } from '../../platform/web/errors.js';
import { administeredCouncil } from '../administered.js';
import { Body } from '../body.entity.js';
import type { BodyKind, BodyLevel } from '../council-words.js';
import { BodyFollowers, type Standing } from './body-followers.js';
import { BodyRepository } from './body.repository.js';
import { expectSeries, levelOfKind, proposedSeries, refuseEnded, refuseEndOf, refuseSecond } from './body.rules.js';

export interface BodyNames {
  readonly name: string;
  readonly shortName: string;
  readonly purpose: string | null;
}

export interface NewBody extends BodyNames {
  readonly kind: BodyKind;
  /** For a watch unit alone: the other kinds have their level. */
  readonly level: BodyLevel | null;
  /** Empty: the letter is proposed from the name. */
  readonly series: string;
}

/** The meeting forms of a council. Kind, level and series never change after birth. */
@Injectable()
export class BodyService {
  constructor(
    private readonly database: Database,
    private readonly bodies: BodyRepository,
    private readonly followers: BodyFollowers,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async create(viewer: Viewer, { kind, level: chosen, series: typed, ...names }: NewBody): Promise<string> {
    const councilId = administeredCouncil(viewer);
    return this.database.unitOfWork(async () => {
      await this.bodies.lockCouncil(councilId);
      const known = await this.bodies.ofCouncil(councilId);
      refuseSecond(kind, known);
      const level = levelOfKind(kind, chosen);
      const series = level === 'members' ? '' : typed === '' ? proposedSeries(names.name, known) : typed;
      expectSeries(level, series, known);
      const birth = { createdOn: this.clock.today(), endedOn: null, isDefault: kind === 'plenary' };
      const body = Object.assign(new Body(), { id: this.ids.next(), councilId, kind, level, series, ...names, ...birth });
      await this.database.insert(body);
      this.trace(viewer, 'body.create', body);
      return body.id;
    });
  }

  async edit(viewer: Viewer, id: string, version: number, names: BodyNames): Promise<void> {
    const councilId = administeredCouncil(viewer);
    await this.database.unitOfWork(async () => {
      const body = await this.bodies.toChange(councilId, id);
      const before = { name: body.name, shortName: body.shortName, purpose: body.purpose };
      if (before.name === names.name && before.shortName === names.shortName && before.purpose === names.purpose) return;
      expectVersion(body, version);
      Object.assign(body, names);
      await this.database.save(body);
      this.trace(viewer, 'body.edit', body, before);
    });
  }

  /** Nothing that lives may stand in it; what was said there keeps its level and its readers. */
  async end(viewer: Viewer, id: string, version: number, endedOn: string): Promise<void> {
    const councilId = administeredCouncil(viewer);
    await this.database.unitOfWork(async () => {
      const body = await this.bodies.toChange(councilId, id);
      if (body.endedOn === endedOn) return;
      expectVersion(body, version);
      refuseEnded(body);
      refuseEndOf(body.kind);
      if (endedOn > this.clock.today()) throw new RuleViolation('body.endDay', 'Une instance prend fin aujourd’hui ou avant.');
      refuseStanding(await this.followers.standingIn(viewer, id));
      body.endedOn = endedOn;
      await this.database.save(body);
      this.trace(viewer, 'body.end', body, { endedOn: null });
    });
  }

  private trace(viewer: Viewer, act: string, body: Body, before?: Readonly<Record<string, unknown>>): void {
    const { id: rowId, councilId, level } = body;
    this.audit.record(viewer, { act, rowType: 'body', rowId, councilId, level, ...(before === undefined ? {} : { before }) });
  }
}

/** Names what the person reads; of the rest, only that it exists. */
function refuseStanding({ readable, hasOthers }: Standing): void {
  if (readable.length === 0 && !hasOthers) return;
  const named = readable.slice(0, 5).map(({ label }) => label);
  const others = hasOthers ? ' D’autres, qui ne vous sont pas ouverts, y vivent aussi.' : '';
  const what = named.length === 0 ? 'Des dossiers ou des réunions y vivent encore, qui ne vous sont pas ouverts.' : `Vivent encore ici\u00a0: ${list(named)}.${others}`;
  throw new RuleViolation('body.standing', `${what} Closez-les ou tenez-les d’abord.`);
}
