import { Injectable } from '@nestjs/common';
import { People } from '../../people/index.js';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { ActionListQuery } from '../../problems/index.js';
import { homeKind, inCouncil } from '../home-kind.js';
import { BlockedRepliesQuery } from './blocked-replies.query.js';
import { MeetingsDueQuery } from './meetings-due.query.js';
import { OwnMeetingsQuery } from './own-meetings.query.js';
import type { Thing } from './thing.js';
import { askedThing, blockedThing, convocationThing, invitationThing, minutesThing, unreachableThing } from './things.presenter.js';
import { UnreachablePartnersQuery } from './unreachable-partners.query.js';

/** What awaits a person in all her councils: the only page that looks at several at once (product.md, decision 5). */
@Injectable()
export class ThingsQuery {
  constructor(
    private readonly blocked: BlockedRepliesQuery,
    private readonly due: MeetingsDueQuery,
    private readonly ownMeetings: OwnMeetingsQuery,
    private readonly actions: ActionListQuery,
    private readonly unreachable: UnreachablePartnersQuery,
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  /** Her current council first, then the others. */
  async everywhere(viewer: Viewer): Promise<Thing[]> {
    const ids = [...viewer.councilIds].sort((a, b) => Number(b === viewer.currentCouncilId) - Number(a === viewer.currentCouncilId));
    const things: Thing[] = [];
    for (const id of ids) things.push(...(await this.inOne(inCouncil(viewer, id), id)));
    return things;
  }

  private inOne(viewer: Viewer, councilId: string): Promise<Thing[]> {
    return homeKind(viewer, councilId) === 'lead' ? this.leading(viewer, councilId) : this.taking(viewer, councilId);
  }

  private async leading(viewer: Viewer, councilId: string): Promise<Thing[]> {
    const today = this.clock.today();
    const blocked = may(viewer, 'action.replan', councilId) ? await this.blocked.of(viewer) : [];
    const convocations = may(viewer, 'meeting.prepare', councilId) ? await this.due.convocations(viewer) : [];
    const minutes = may(viewer, 'minutes.publish', councilId) ? await this.due.minutes(viewer) : [];
    const unreachable = may(viewer, 'contact.manage', councilId) ? await this.unreachable.of(viewer) : [];
    return [
      ...blocked.map((reply) => blockedThing(councilId, reply, today)),
      ...convocations.map((meeting) => convocationThing(councilId, meeting, today)),
      ...minutes.map((meeting) => minutesThing(councilId, meeting, today)),
      ...unreachable.map((partner) => unreachableThing(councilId, partner)),
    ];
  }

  /** As a member: what her organisation has not answered yet, and invitations. */
  private async taking(viewer: Viewer, councilId: string): Promise<Thing[]> {
    const organisation = viewer.personId === null ? null : await this.people.organisationOf(viewer.personId, councilId);
    const led = organisation === null ? [] : await this.actions.openOf(viewer, { leadOrganisationId: organisation.id });
    const asked = led.filter(({ leadState }) => leadState === 'asked');
    const invitations = await this.ownMeetings.awaitingAnswer(viewer);
    const today = this.clock.today();
    return [
      ...asked.map((row) => askedThing(councilId, row, organisation?.name ?? '', today)),
      ...invitations.map((meeting) => invitationThing(councilId, meeting, today)),
    ];
  }
}
