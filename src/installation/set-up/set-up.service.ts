import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AccountInvitations, PeopleRegister } from '../../people/index.js';
import { systemViewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible } from '../../platform/web/errors.js';
import { FirstRun } from '../../platform/web/first-run.js';
import { CouncilOpening } from '../councils/council-opening.js';
import type { NewPerson } from '../councils/new-council.form.js';
import type { Installation } from '../installation.entity.js';
import { InstallationRow } from '../installation-row.js';
import { CODE_LIFE_MS, hashCode, makeCode } from './set-up-code.js';
import type { SetUpRequest } from './set-up.form.js';

export type SetUpResult = 'done' | 'wrong' | 'expired';

/** How long the last page may be shown again: a double click, the back button. */
const FAREWELL_MS = 3_600_000;

const ANYTHING = 'SELECT (SELECT COUNT(*) FROM council) + (SELECT COUNT(*) FROM account) AS found';

/** The first run: a code printed once by the server opens the one form that makes a council out of nothing. */
@Injectable()
export class SetUp {
  constructor(
    private readonly database: Database,
    private readonly row: InstallationRow,
    private readonly firstRun: FirstRun,
    private readonly opening: CouncilOpening,
    private readonly register: PeopleRegister,
    private readonly invitations: AccountInvitations,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** At the start of the server: a new code when the database is empty, null otherwise. Every page leads to the set-up then. */
  async begin(): Promise<string | null> {
    if (!(await this.isAwaited())) return null;
    const code = makeCode();
    await this.database.unitOfWork(async () => {
      const installation = await this.row.toChange();
      installation.setupCodeHash = hashCode(code);
      installation.setupCodeEndsAt = this.clock.in(CODE_LIFE_MS);
      await this.database.save(installation);
    });
    this.firstRun.awaitSetUp(() => this.isAwaited());
    return code;
  }

  async isAwaited(): Promise<boolean> {
    const [row] = await this.database.sql(ANYTHING);
    return Number(row?.found) === 0 && ((await this.row.find())?.setUpAt ?? null) === null;
  }

  /** The set-up was done a moment ago: its last page may still be shown. */
  async isJustDone(): Promise<boolean> {
    const setUpAt = (await this.row.find())?.setUpAt ?? null;
    return setUpAt !== null && setUpAt > this.clock.in(-FAREWELL_MS);
  }

  /** All or nothing, once for ever: a second request waits for the first one's row, then finds the door closed. */
  async open({ code, council, technical }: SetUpRequest): Promise<SetUpResult> {
    return this.database.unitOfWork(async () => {
      const installation = await this.row.toChange();
      if (!(await this.isAwaited())) throw new NotVisible();
      const refusal = this.refusalOf(installation, code);
      if (refusal !== null) return refusal;
      await this.opening.open(systemViewer('set-up', null), council);
      await this.welcomeTechnical(technical);
      await this.close(installation);
      return 'done';
    });
  }

  private refusalOf({ setupCodeHash, setupCodeEndsAt }: Installation, code: string): Exclude<SetUpResult, 'done'> | null {
    if (setupCodeHash === null || !sameHash(setupCodeHash, hashCode(code))) return 'wrong';
    return setupCodeEndsAt === null || setupCodeEndsAt < this.clock.now() ? 'expired' : null;
  }

  private async welcomeTechnical({ givenName, familyName, email }: NewPerson): Promise<void> {
    const personId = await this.register.addPerson(givenName, familyName);
    await this.invitations.invite({ personId, email, councilId: null, invitedByPersonId: null, isTechnicalAdministrator: true });
  }

  private async close(installation: Installation): Promise<void> {
    Object.assign(installation, { setUpAt: this.clock.now(), setupCodeHash: null, setupCodeEndsAt: null });
    await this.database.save(installation);
    this.audit.record(systemViewer('set-up', null), { act: 'installation.setUp', rowType: 'installation', rowId: installation.id, councilId: null });
  }
}

function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
