import { Injectable } from '@nestjs/common';
import { Council, CouncilSetup, fullNameOf, proposedCodes } from '../../councils/index.js';
import { Account, AccountInvitations, PeopleRegister } from '../../people/index.js';
import { Territory } from '../../places/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { RuleViolation } from '../../platform/web/errors.js';
import type { NewCouncil, NewPerson } from './new-council.form.js';

/** Nothing is supposed: the council copies its own règlement intérieur later. */
const EMPTY_RULES = { convocationDays: null, plenaryApprovedAtNext: false, tacitApprovalDays: null, silenceDays: null, charterForRestricted: false };

const TOWN_CATEGORY = 1;
const GROUPEMENT_CATEGORY = 24;

/** Opens a council with its plenary, its communes, its own organisation and its coordinator, invited. Inside a unit of the caller. */
@Injectable()
export class CouncilOpening {
  constructor(
    private readonly database: Database,
    private readonly setup: CouncilSetup,
    private readonly territory: Territory,
    private readonly register: PeopleRegister,
    private readonly invitations: AccountInvitations,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async open(viewer: Viewer, wanted: NewCouncil): Promise<string> {
    const councilId = await this.createCouncil(wanted);
    for (const { code, name } of wanted.communes) await this.territory.addCommune(councilId, code, name);
    const personId = await this.personOf(wanted.coordinator);
    await this.welcome(councilId, wanted, personId);
    await this.invite(councilId, personId, wanted.coordinator, viewer.personId);
    this.audit.record(viewer, { act: 'council.create', rowType: 'council', rowId: councilId, councilId });
    return councilId;
  }

  private async createCouncil({ kind, name, territoryCode, code }: NewCouncil): Promise<string> {
    const createdOn = this.clock.today();
    const names = { code: await this.freeCode(code, name), kind, name, fullName: fullNameOf(kind, name) };
    const councilId = await this.setup.createCouncil({ ...names, territoryCode, createdOn, tint: null, population: null, derogationUntil: null }, EMPTY_RULES);
    await this.setup.createBody({
      ...{ councilId, kind: 'plenary', level: 'members', name: 'Formation plénière', shortName: 'Plénière', series: '', isDefault: true, createdOn },
    });
    return councilId;
  }

  private async freeCode(asked: string | null, name: string): Promise<string> {
    const rows = await this.database.rows(this.database.read(Council, 'council').select('council.code', 'code'), ({ code }) => String(code));
    const taken = new Set(rows);
    if (asked !== null) {
      if (taken.has(asked)) throw new RuleViolation('council.codeTaken', `Un conseil de cette installation porte déjà le sigle ${asked}.`);
      return asked;
    }
    for (const code of proposedCodes(name)) if (!taken.has(code)) return code;
    throw new RuleViolation('council.noCode', 'Aucun sigle n’est libre pour ce nom\u00a0: proposez-en un.');
  }

  /** Somebody who already signs in here stays one person: she will have one more council. */
  private async personOf({ givenName, familyName, email }: NewPerson): Promise<string> {
    const known = await this.database.read(Account, 'account').where('account.email = :email', { email }).getOne();
    if (known?.isTechnicalAdministrator) {
      throw new RuleViolation('council.technicalCoordinator', 'Cette adresse est celle d’un compte technique\u00a0: il ne lit aucun contenu et ne coordonne aucun conseil.');
    }
    return known?.personId ?? this.register.addPerson(givenName, familyName);
  }

  private async welcome(councilId: string, { kind, name, coordinator }: NewCouncil, personId: string): Promise<void> {
    const own = kind === 'CLSPD'
      ? { code: 'VILLE', name: `Ville de ${name}`, shortName: 'Ville', category: TOWN_CATEGORY }
      : { code: 'GROUPEMENT', name, shortName: name.slice(0, 80), category: GROUPEMENT_CATEGORY };
    const organisationId = await this.register.addOrganisation({ councilId, ...own });
    const jobTitle = `coordination du ${kind}`;
    await this.register.addContact({ councilId, organisationId, personId, jobTitle, rank: 1, email: coordinator.email });
    await this.setup.giveRole(councilId, personId, 'coordinator', this.clock.today());
  }

  /** Who already has a password needs no invitation: the council waits in her menu. */
  private async invite(councilId: string, personId: string, { email }: NewPerson, invitedByPersonId: string | null): Promise<void> {
    const account = await this.database.read(Account, 'account').where('account.personId = :personId', { personId }).getOne();
    if (account !== null && account.passwordHash !== null) return;
    await this.invitations.invite({ personId, email, councilId, invitedByPersonId });
  }
}
