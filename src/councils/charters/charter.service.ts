import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible, RuleViolation } from '../../platform/web/errors.js';
import { administeredCouncil } from '../administered.js';
import { BodyRepository } from '../bodies/body.repository.js';
import { CharterSignature } from '../charter-signature.entity.js';
import { Charter } from '../charter.entity.js';
import { CharterRepository } from './charter.repository.js';

export interface NewVersion {
  readonly title: string;
  readonly text: string;
  readonly adoptedOn: string;
  readonly asksAgain: boolean;
}

export interface PaperSignature {
  readonly signatory: { readonly personId: string } | { readonly organisationId: string };
  readonly signedOn: string;
}

/** The charter of information exchange: its versions, and each signature, by the person's own hand or noted from a paper. */
@Injectable()
export class CharterService {
  constructor(
    private readonly database: Database,
    private readonly bodies: BodyRepository,
    private readonly charters: CharterRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async adopt(viewer: Viewer, version: NewVersion): Promise<string> {
    const councilId = administeredCouncil(viewer);
    return this.database.unitOfWork(async () => {
      await this.bodies.lockCouncil(councilId);
      if (version.adoptedOn > this.clock.today()) throw new RuleViolation('charter.future', 'Notez la charte une fois adoptée\u00a0: la date ne peut pas être à venir.');
      const [last] = await this.charters.versionsOf(councilId);
      if (last !== undefined && version.adoptedOn < last.adoptedOn) throw new RuleViolation('charter.order', 'La version précédente a été adoptée après cette date\u00a0: vérifiez-la.');
      const charter = Object.assign(new Charter(), { id: this.ids.next(), councilId, number: (last?.number ?? 0) + 1, ...version });
      await this.database.insert(charter);
      this.audit.record(viewer, { act: 'charter.adopt', rowType: 'charter', rowId: charter.id, councilId });
      return charter.id;
    });
  }

  /** By her own hand, today. Signing twice is signing once. */
  async sign(viewer: Viewer, charterId: string): Promise<string> {
    const { currentCouncilId: councilId, personId } = viewer;
    if (councilId === null || personId === null) throw new NotVisible();
    return this.database.unitOfWork(async () => {
      await this.bodies.lockCouncil(councilId);
      const today = this.clock.today();
      const current = await this.charters.current(councilId, today);
      if (current === null || current.id !== charterId) throw new RuleViolation('charter.changed', 'Une autre version de la charte a été adoptée entre-temps\u00a0: relisez-la avant de signer.');
      if ((await this.charters.ownSignature(councilId, personId, today)) !== null) return current.id;
      return this.keep(viewer, current, { signatory: { personId }, signedOn: today });
    });
  }

  /** A signature given on paper: of a person, which opens what she is named to, or of an organisation, which opens nothing. */
  async note(viewer: Viewer, signature: PaperSignature): Promise<string> {
    const councilId = administeredCouncil(viewer);
    return this.database.unitOfWork(async () => {
      await this.bodies.lockCouncil(councilId);
      const today = this.clock.today();
      if (signature.signedOn > today) throw new RuleViolation('charter.signedLater', 'Une signature se note une fois donnée\u00a0: la date ne peut pas être à venir.');
      const charter = await this.charters.current(councilId, signature.signedOn);
      if (charter === null) throw new RuleViolation('charter.none', 'Aucune version de la charte n’était adoptée à cette date.');
      const { signatory } = signature;
      const isPerson = 'personId' in signatory;
      const known = isPerson ? await this.charters.persons(councilId, today, false) : await this.charters.organisations(councilId, today);
      const found = known.find(({ id }) => id === (isPerson ? signatory.personId : signatory.organisationId));
      if (found === undefined) throw new NotVisible();
      if (found.signedOn !== null) throw new RuleViolation('charter.signed', `${found.name} a déjà signé.`);
      return this.keep(viewer, charter, signature);
    });
  }

  private async keep(viewer: Viewer, { id: charterId, councilId }: Charter, { signatory, signedOn }: PaperSignature): Promise<string> {
    const nobody = { personId: null, organisationId: null };
    const row = Object.assign(new CharterSignature(), { id: this.ids.next(), councilId, charterId, ...nobody, ...signatory, signedOn });
    await this.database.insert(row);
    this.audit.record(viewer, { act: 'charter.sign', rowType: 'charter_signature', rowId: row.id, councilId });
    return row.id;
  }
}
