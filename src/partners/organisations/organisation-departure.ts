import { Injectable } from '@nestjs/common';
import { OrganisationService } from '../../people/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { RuleViolation } from '../../platform/web/errors.js';
import { ActionListQuery } from '../../problems/index.js';
import { type StandingWork, standsInTheWay } from '../departure.presenter.js';
import { SeatsQuery } from '../seats.query.js';

/** An organisation leaves the council once nothing that the reader reads stands on it any more. */
@Injectable()
export class OrganisationDeparture {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationService,
    private readonly actions: ActionListQuery,
    private readonly seats: SeatsQuery,
  ) {}

  /** What she does not read goes on, unmentioned, as when a problem closes. */
  async standing(viewer: Viewer, organisationId: string): Promise<StandingWork> {
    const states = ['open', 'proposed'] as const;
    return {
      led: await this.actions.openOf(viewer, { leadOrganisationId: organisationId, states }),
      contributions: await this.actions.openOf(viewer, { contributorId: organisationId, states }),
      seats: await this.seats.readableBy(viewer, organisationId),
    };
  }

  async end(viewer: Viewer, id: string, version: number, endedOn: string): Promise<void> {
    await this.database.unitOfWork(async () => {
      if (standsInTheWay(await this.standing(viewer, id))) {
        throw new RuleViolation('organisation.stillActs', 'Cette organisation tient encore une action ou un siège\u00a0: rouvrez la page de départ pour voir lesquels.');
      }
      await this.organisations.end(viewer, id, version, endedOn);
    });
  }
}
