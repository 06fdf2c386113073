import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Installation } from './installation.entity.js';

/** The one row has one id, so that two servers that start together write the same. */
const ID = '01900000-0000-7000-8000-000000000001';

/** The row of this installation, made when it is first needed. */
@Injectable()
export class InstallationRow {
  constructor(private readonly database: Database) {}

  /** Null on a server that never said anything of itself. */
  find(): Promise<Installation | null> {
    return this.database.read(Installation, 'installation').limit(1).getOne();
  }

  /** Inside a unit: locked, whoever else sets up or changes it waits. */
  async toChange(): Promise<Installation> {
    const query = () => this.database.read(Installation, 'installation');
    const known = await this.database.toChangeIfAny(query());
    if (known !== null) return known;
    await this.database.insertIfAbsent(Object.assign(new Installation(), { ...UNSAID, id: ID, version: 1 }));
    return this.database.toChange(query());
  }
}

const UNSAID: Omit<Installation, 'id' | 'version'> = {
  setupCodeHash: null, setupCodeEndsAt: null, setUpAt: null, timeZone: null,
  publisherName: null, publisherAddress: null, directorName: null, hostName: null, hostAddress: null,
  accessibilityContact: null, accessibilityStatus: null, accessibilityAuditedOn: null,
};
