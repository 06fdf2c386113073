import { Injectable } from '@nestjs/common';
import { currentCouncil, type Viewer } from '../platform/access/viewer.js';
import { Audit } from '../platform/audit/audit.js';
import { Database } from '../platform/database/database.js';
import { quoted } from '../platform/formatting/french.js';
import { sortKey } from '../platform/formatting/sort-key.js';
import { ActionNotAllowed, expectVersion, NotVisible, RuleViolation } from '../platform/web/errors.js';
import { parseId } from '../platform/web/forms/strict.js';
import { changedFields } from './changed-fields.js';
import { mayManagePartners } from './contact.rules.js';
import { proposedCode } from './organisation-codes.js';
import { Organisation } from './organisation.entity.js';
import { PeopleRegister } from './people-register.js';

export interface OrganisationValues {
  readonly name: string;
  readonly shortName: string;
  /** Null: one is proposed from the name. */
  readonly code: string | null;
  readonly category: number;
  readonly presentation: string | null;
  readonly phone: string | null;
}

/** The partners of a council: entered, corrected, gone, come back. */
@Injectable()
export class OrganisationService {
  constructor(
    private readonly database: Database,
    private readonly register: PeopleRegister,
    private readonly audit: Audit,
  ) {}

  async create(viewer: Viewer, values: OrganisationValues): Promise<string> {
    const councilId = currentCouncil(viewer);
    if (!mayManagePartners(viewer, councilId)) throw new ActionNotAllowed();
    return this.database.unitOfWork(async () => {
      const code = await this.soundCode(councilId, null, values);
      const id = await this.register.addOrganisation({ ...values, code, councilId });
      this.audit.record(viewer, { act: 'organisation.create', rowType: 'organisation', rowId: id, councilId });
      return id;
    });
  }

  /** The same content saved twice counts as success, whatever the version. */
  async edit(viewer: Viewer, id: string, version: number, values: OrganisationValues): Promise<void> {
    await this.database.unitOfWork(async () => {
      const organisation = await this.toChange(viewer, id);
      const code = values.code ?? organisation.code;
      const before = changedFields(organisation, { ...values, code });
      if (Object.keys(before).length === 0) return;
      expectVersion(organisation, version);
      await this.soundCode(organisation.councilId, id, { ...values, code });
      Object.assign(organisation, values, { code, sortKey: sortKey(values.name) });
      await this.database.save(organisation);
      this.record(viewer, organisation, 'organisation.edit', before);
    });
  }

  /** Inside the unit of the caller, who made sure that nothing stands on it any more. */
  async end(viewer: Viewer, id: string, version: number, endedOn: string): Promise<void> {
    const organisation = await this.toChange(viewer, id);
    if (organisation.endedOn === endedOn) return;
    expectVersion(organisation, version);
    const before = { endedOn: organisation.endedOn };
    organisation.endedOn = endedOn;
    await this.database.save(organisation);
    this.record(viewer, organisation, 'organisation.end', before);
  }

  async reopen(viewer: Viewer, id: string, version: number): Promise<void> {
    await this.database.unitOfWork(async () => {
      const organisation = await this.toChange(viewer, id);
      if (organisation.endedOn === null) return;
      expectVersion(organisation, version);
      const before = { endedOn: organisation.endedOn };
      organisation.endedOn = null;
      await this.database.save(organisation);
      this.record(viewer, organisation, 'organisation.reopen', before);
    });
  }

  /** A name or a code that already says somebody else is refused, with the field it belongs to. */
  private async soundCode(councilId: string, ownId: string | null, { name, code }: OrganisationValues): Promise<string> {
    const others = (await this.database.read(Organisation, 'organisation').where('organisation.councilId = :councilId', { councilId }).getMany()).filter(({ id }) => id !== ownId);
    const namesake = others.find((other) => other.sortKey === sortKey(name));
    if (namesake !== undefined) throw new RuleViolation('organisation.nameTaken', nameTaken(namesake));
    const taken = new Set(others.map((other) => other.code));
    if (code !== null && taken.has(code)) {
      throw new RuleViolation('organisation.codeTaken', `Le sigle ${code} est déjà pris\u00a0: ${proposedCode(name, taken)} est libre`);
    }
    return code ?? proposedCode(name, taken);
  }

  private async toChange(viewer: Viewer, id: string): Promise<Organisation> {
    const councilId = currentCouncil(viewer);
    if (!mayManagePartners(viewer, councilId)) throw new ActionNotAllowed();
    if (parseId(id) === null) throw new NotVisible();
    const query = this.database.read(Organisation, 'organisation').where('organisation.id = :id AND organisation.councilId = :councilId', { id, councilId });
    return this.database.toChange(query);
  }

  private record(viewer: Viewer, { id, councilId }: Organisation, act: string, before: Readonly<Record<string, unknown>>): void {
    this.audit.record(viewer, { act, rowType: 'organisation', rowId: id, councilId, before });
  }
}

function nameTaken({ name, endedOn }: Organisation): string {
  return endedOn === null ? `${quoted(name)} est déjà au nombre des partenaires` : `${quoted(name)} a déjà participé\u00a0: rouvrez sa page plutôt que d’en créer une autre`;
}
