import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { SealView } from '../../platform/web/components/page-view.js';
import { type Body, Councils, noticeDays, Seat } from '../../councils/index.js';
import { type OrganisationName, Organisations, People } from '../../people/index.js';
import { ActionListQuery, type ActionRow, AudienceSeals, ProblemRepository, type ProblemTitle } from '../../problems/index.js';
import { AgendaProposalsQuery, type Proposal } from '../agenda/agenda-proposals.query.js';
import { type AgendaPoint, AgendaRepository } from '../agenda/agenda.repository.js';
import { type CarriedLine, type CarryOrigin, CarryOverQuery } from '../agenda/carry-over/carry-over.query.js';
import type { Invitation } from '../invitations/invitation.entity.js';
import { InvitationRepository } from '../invitations/invitation.repository.js';
import { Meeting } from '../meeting.entity.js';
import { MeetingRepository } from '../meeting.repository.js';
import { isOver, isPrepared } from '../meeting.rules.js';
import { Minutes } from '../minutes/minutes.entity.js';
import { type MeetingCounts, MeetingCountsQuery, NO_COUNTS } from './meeting-counts.query.js';

/** Everything that the page of one meeting shows to one reader. */
export interface MeetingPageData {
  readonly meeting: Meeting;
  readonly body: Body;
  readonly today: string;
  readonly seal: SealView;
  readonly mayPrepare: boolean;
  readonly mayWrite: boolean;
  readonly personId: string | null;
  readonly points: readonly AgendaPoint[];
  readonly problems: ReadonlyMap<string, ProblemTitle>;
  readonly organisations: ReadonlyMap<string, OrganisationName>;
  readonly origins: ReadonlyMap<string, CarryOrigin>;
  /** Open actions whose body it is or that were born in its sittings, late first: read now, as this viewer reads them. */
  readonly followUp: readonly ActionRow[];
  readonly problemActions: ReadonlyMap<string, readonly ActionRow[]>;
  readonly proposals: readonly Proposal[];
  readonly invitations: readonly Invitation[];
  readonly people: ReadonlyMap<string, string>;
  readonly jobTitles: ReadonlyMap<string, string>;
  readonly counts: MeetingCounts;
  readonly carried: readonly CarriedLine[];
  readonly minutes: Minutes | null;
  readonly convocationDays: number | null;
}

const FOLLOW_UP_SIZE = 50;

@Injectable()
export class MeetingPageQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly meetings: MeetingRepository,
    private readonly agenda: AgendaRepository,
    private readonly invitations: InvitationRepository,
    private readonly carryOvers: CarryOverQuery,
    private readonly proposals: AgendaProposalsQuery,
    private readonly counts: MeetingCountsQuery,
    private readonly councils: Councils,
    private readonly seals: AudienceSeals,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly problems: ProblemRepository,
    private readonly actions: ActionListQuery,
  ) {}

  async load(viewer: Viewer, meeting: Meeting): Promise<MeetingPageData> {
    const today = this.clock.today();
    const points = await this.agenda.pointsFor(viewer, meeting.id);
    const invitations = await this.invitations.ofMeeting(viewer, meeting.id);
    const followUp = isOver(meeting.state) ? [] : await this.followUpOf(viewer, meeting.bodyId);
    const mayPrepare = may(viewer, 'meeting.prepare', meeting.audience.councilId);
    const proposals = mayPrepare && isPrepared(meeting.state) ? await this.proposals.proposalsFor(viewer, meeting, points, followUp) : [];
    return {
      ...{ meeting, today, points, invitations, followUp, mayPrepare, proposals },
      mayWrite: may(viewer, 'sitting.write', meeting.audience.councilId),
      personId: viewer.personId,
      ...(await this.around(viewer, meeting)),
      ...(await this.namesFor(viewer, points, invitations, proposals)),
    };
  }

  /** The follow-up of a body, for the sitting too. */
  async followUpOf(viewer: Viewer, bodyId: string): Promise<ActionRow[]> {
    const query = this.meetings.visibleTo(viewer).select('meeting.id', 'id').andWhere('meeting.bodyId = :bodyId', { bodyId });
    const meetingIds = await this.database.rows(query, (row) => String(row.id));
    return this.actions.openOf(viewer, { bodyId, meetingIds, limit: FOLLOW_UP_SIZE });
  }

  private async around(viewer: Viewer, meeting: Meeting) {
    const [body, rules, seal, counts, carried, minutes] = await Promise.all([
      this.councils.bodyById(meeting.bodyId),
      this.councils.rulesOf(meeting.audience.councilId),
      this.seals.of(meeting.audience),
      this.counts.of(viewer, [meeting.id]),
      isOver(meeting.state) ? this.carryOvers.leftBy(viewer, meeting.id) : [],
      this.database.read(Minutes, 'minutes').where('minutes.meetingId = :id', { id: meeting.id }).getOne(),
    ]);
    return { body, minutes, carried, seal, counts: counts.get(meeting.id) ?? NO_COUNTS, convocationDays: noticeDays(rules, meeting.audience.confidentiality) };
  }

  private async namesFor(viewer: Viewer, points: readonly AgendaPoint[], invitations: readonly Invitation[], proposals: readonly Proposal[]) {
    const items = points.flatMap(({ item }) => (item === null ? [] : [item]));
    const problemIds = items.flatMap(({ problemId }) => (problemId === null ? [] : [problemId]));
    const carryIds = items.flatMap(({ carryOverId }) => (carryOverId === null ? [] : [carryOverId]));
    const organisationIds = [
      ...items.map(({ presenterOrganisationId }) => presenterOrganisationId),
      ...invitations.map(({ organisationId }) => organisationId),
      ...proposals.map(({ leadOrganisationId }) => leadOrganisationId),
    ];
    const [problems, organisations, origins, people, problemActions] = await Promise.all([
      this.problems.titlesFor(viewer, problemIds),
      this.organisations.names(organisationIds),
      this.carryOvers.originsOf(viewer, carryIds),
      this.people.names(invitations.map(({ personId }) => personId)),
      this.openActionsOf(viewer, problemIds),
    ]);
    return { problems, organisations, origins, people, problemActions, jobTitles: await this.jobTitlesOf(invitations) };
  }

  private async openActionsOf(viewer: Viewer, problemIds: readonly string[]): Promise<Map<string, ActionRow[]>> {
    const lists = await Promise.all(problemIds.map(async (problemId) => [problemId, await this.actions.openOf(viewer, { problemId })] as const));
    return new Map(lists);
  }

  private async jobTitlesOf(invitations: readonly Invitation[]): Promise<Map<string, string>> {
    const seatIds = invitations.flatMap(({ seatId }) => (seatId === null ? [] : [seatId]));
    if (seatIds.length === 0) return new Map();
    const query = this.database.read(Seat, 'seat').select('seat.id', 'id').addSelect('seat.jobTitle', 'jobTitle').where('seat.id IN (:...seatIds)', { seatIds });
    return new Map(await this.database.rows(query, (row) => [String(row.id), String(row.jobTitle)] as const));
  }
}
