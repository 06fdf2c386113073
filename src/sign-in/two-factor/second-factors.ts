import { Injectable } from '@nestjs/common';
import { Account } from '../../people/index.js';
import { STRANGER, type Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible, RuleViolation } from '../../platform/web/errors.js';
import { actOnAccount, ownerOf } from '../account/accounts.js';
import { Keys } from '../keys.js';
import { Tellings } from '../letters/tellings.js';
import { Sessions } from '../sessions/sessions.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SecondFactor } from './second-factor.entity.js';
import { newSeed, stepOf } from './totp.js';

/** The authenticator of an account: made, confirmed by a first code, used, taken away. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly database: Database,
    private readonly codes: RecoveryCodes,
    private readonly sessions: Sessions,
    private readonly tellings: Tellings,
    private readonly keys: Keys,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async isOn(accountId: string): Promise<boolean> {
    return (await this.confirmedSince(accountId)) !== null;
  }

  async confirmedSince(accountId: string): Promise<string | null> {
    return (await this.of(accountId).getOne())?.confirmedAt ?? null;
  }

  /** A seed that counts for nothing yet; asked again, another one takes its place. */
  async begin(accountId: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      const former = await this.database.toChangeIfAny(this.of(accountId));
      if (former?.confirmedAt) throw new RuleViolation('factor.on', 'Votre second facteur est déjà actif. Retirez-le d’abord pour en choisir un autre.');
      const seed = this.keys.encrypt('seed', newSeed(), accountId);
      if (former !== null) {
        await this.database.save(Object.assign(former, { seed, createdAt: this.clock.now() }));
        return;
      }
      const factor = { id: this.ids.next(), accountId, seed, createdAt: this.clock.now(), confirmedAt: null, lastStep: null };
      await this.database.insert(Object.assign(new SecondFactor(), factor));
    });
  }

  /** The seed to show while it is not confirmed; null before and after. */
  async seedToShow(accountId: string): Promise<string | null> {
    const factor = await this.of(accountId).getOne();
    return factor === null || factor.confirmedAt !== null ? null : this.keys.decryptIfWhole('seed', factor.seed, accountId);
  }

  /** The first code: the factor counts from now on. Every session opened by password alone ends. Answers the recovery codes, or null. */
  async confirm(viewer: Viewer, accountId: string, typed: string): Promise<string[] | null> {
    return this.database.unitOfWork(async () => {
      const factor = await this.database.toChange(this.of(accountId));
      if (factor.confirmedAt !== null) throw new NotVisible();
      const step = this.rightStep(factor, typed);
      if (step === null) return null;
      await this.database.save(Object.assign(factor, { confirmedAt: this.clock.now(), lastStep: step }));
      this.audit.record(viewer, actOnAccount('enrol', accountId));
      await this.sessions.endAll(viewer, accountId);
      await this.tellings.tell(accountId, 'factor-on');
      return this.codes.renew(accountId);
    });
  }

  /** Right, within a step, and never twice. */
  async accepts(account: Pick<Account, 'id' | 'personId'>, typed: string): Promise<boolean> {
    return this.database.unitOfWork(async () => {
      const factor = await this.database.toChangeIfAny(this.of(account.id).andWhere('factor.confirmedAt IS NOT NULL'));
      const step = factor === null ? null : this.rightStep(factor, typed);
      if (factor === null || step === null) {
        this.audit.record(STRANGER, actOnAccount('codeRefused', account.id));
        return false;
      }
      await this.database.save(Object.assign(factor, { lastStep: step }));
      this.audit.record(ownerOf(account), actOnAccount('codeAccepted', account.id));
      return true;
    });
  }

  async acceptsRecovery(account: Pick<Account, 'id' | 'personId'>, typed: string): Promise<boolean> {
    return this.database.unitOfWork(async () => {
      const isRight = await this.codes.use(account.id, typed);
      this.audit.record(isRight ? ownerOf(account) : STRANGER, actOnAccount(isRight ? 'recover' : 'codeRefused', account.id));
      if (isRight) await this.tellings.tell(account.id, 'recovery-used');
      return isRight;
    });
  }

  async renewCodes(viewer: Viewer, accountId: string): Promise<string[]> {
    return this.database.unitOfWork(async () => {
      if (!(await this.isOn(accountId))) throw new NotVisible();
      this.audit.record(viewer, actOnAccount('renewCodes', accountId));
      await this.tellings.tell(accountId, 'codes-renewed');
      return this.codes.renew(accountId);
    });
  }

  /** Inside a unit: the factor and its codes go, every session ends. The caller tells the owner. */
  async remove(viewer: Viewer, accountId: string, act: 'forgetFactor' | 'resetFactor'): Promise<void> {
    const factor = await this.database.toChange(this.of(accountId));
    await this.database.remove(factor);
    await this.codes.forget(accountId);
    await this.sessions.endAll(viewer, accountId);
    this.audit.record(viewer, actOnAccount(act, accountId));
  }

  private rightStep({ accountId, seed, lastStep }: SecondFactor, typed: string): number | null {
    const known = this.keys.decryptIfWhole('seed', seed, accountId);
    return known === null ? null : stepOf(known, typed, lastStep, this.clock.milliseconds());
  }

  private of(accountId: string) {
    return this.database.read(SecondFactor, 'factor').where('factor.accountId = :accountId', { accountId });
  }
}
