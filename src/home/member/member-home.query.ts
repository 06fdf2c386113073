import { Injectable } from '@nestjs/common';
import { People } from '../../people/index.js';
import { currentCouncil, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { ActionListQuery } from '../../problems/index.js';
import { OwnMeetingsQuery } from '../things/own-meetings.query.js';
import { ThingsQuery } from '../things/things.query.js';
import type { MemberHome } from './member-home.presenter.js';

/** « Mes actions »: what is asked of the person's organisation in the current council, as far as she reads. */
@Injectable()
export class MemberHomeQuery {
  constructor(
    private readonly people: People,
    private readonly actions: ActionListQuery,
    private readonly meetings: OwnMeetingsQuery,
    private readonly things: ThingsQuery,
    private readonly clock: Clock,
  ) {}

  async load(viewer: Viewer): Promise<MemberHome> {
    const organisation = viewer.personId === null ? null : await this.people.organisationOf(viewer.personId, currentCouncil(viewer));
    const id = organisation?.id ?? null;
    const [led, contributions, meetings, things] = await Promise.all([
      id === null ? [] : this.actions.openOf(viewer, { leadOrganisationId: id }),
      id === null ? [] : this.actions.openOf(viewer, { contributorId: id }),
      this.meetings.soon(viewer),
      viewer.councilIds.length > 1 ? this.things.everywhere(viewer) : [],
    ]);
    return { today: this.clock.today(), organisation: organisation?.name ?? null, led, contributions, meetings, things };
  }
}
