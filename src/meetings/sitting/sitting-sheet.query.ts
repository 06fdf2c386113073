import { Injectable } from '@nestjs/common';
import { Councils, Seating } from '../../councils/index.js';
import { type OrganisationName, Organisations, People } from '../../people/index.js';
import { ActionListQuery, type ActionRow, AudienceSeals, ProblemRepository, type ProblemTitle } from '../../problems/index.js';
import type { Audience } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { parisTime } from '../../platform/clock/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotVisible } from '../../platform/web/errors.js';
import { type WhoReadsView, whoReadsView } from '../../platform/web/forms/who-reads-view.js';
import type { SealView } from '../../platform/web/components/page-view.js';
import { type AgendaPoint, AgendaRepository } from '../agenda/agenda.repository.js';
import type { AgendaItem } from '../agenda/agenda-item.entity.js';
import type { Meeting } from '../meeting.entity.js';
import { MeetingPageQuery } from '../pages/meeting-page.query.js';
import { AttendanceSheet, type SheetRow } from './attendance/attendance-sheet.js';
import type { Entry } from './entries/entry.entity.js';
import { SittingRepository } from './sitting.repository.js';
import { WritableMeetings } from './writable-meetings.js';
import { type TakenAction, TakenActions } from './entries/taken-actions.query.js';

/** All that one screen of a sitting shows, through who holds the pen. */
export interface SittingSheet {
  readonly meeting: Meeting;
  readonly body: { readonly shortName: string };
  readonly points: readonly AgendaPoint[];
  /** The point on screen; null when none may be read. */
  readonly shown: AgendaItem | null;
  readonly problem: ProblemTitle | null;
  /** Of its problem, or of the whole body on the point of follow-up: late first, each at its level. */
  readonly openActions: readonly ActionRow[];
  readonly entries: readonly Entry[];
  readonly actions: ReadonlyMap<string, TakenAction>;
  readonly seats: readonly SheetRow[];
  /** Who may be named secretary without a seat: whoever writes, and the officers already named. */
  readonly writers: ReadonlyMap<string, string>;
  /** Who may be given an action of this point. */
  readonly organisations: readonly OrganisationName[];
  readonly seal: SealView;
  readonly readers: SittingReaders;
  readonly mayWrite: boolean;
  readonly today: string;
  /** `HH:MM` in Paris. */
  readonly now: string;
}

/** Beside the line, what is said and the action that it gives, which may have more readers; beside the synthesis, the point’s. */
export interface SittingReaders {
  readonly line: WhoReadsView;
  readonly synthesis: WhoReadsView;
}

@Injectable()
export class SittingSheets {
  constructor(
    private readonly agenda: AgendaRepository,
    private readonly sittings: SittingRepository,
    private readonly meetings: WritableMeetings,
    private readonly taken: TakenActions,
    private readonly attendance: AttendanceSheet,
    private readonly councils: Councils,
    private readonly seating: Seating,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly problems: ProblemRepository,
    private readonly seals: AudienceSeals,
    private readonly actions: ActionListQuery,
    private readonly pages: MeetingPageQuery,
    private readonly clock: Clock,
  ) {}

  /** `wanted` shows another point than the one being treated, without moving anybody's agenda. */
  async of(viewer: Viewer, meeting: Meeting, wanted: string | null): Promise<SittingSheet> {
    const points = await this.agenda.pointsFor(viewer, meeting.id);
    const shown = shownPoint(points, wanted, meeting.currentItemId);
    const problemId = shown?.problemId ?? null;
    const problem = problemId === null ? null : ((await this.problems.titlesFor(viewer, [problemId])).get(problemId) ?? null);
    const entries = await this.sittings.entriesOf(viewer, meeting.id);
    const level = problem?.audience ?? shown?.audience ?? meeting.audience;
    return {
      meeting,
      body: await this.councils.bodyById(meeting.bodyId),
      points,
      shown,
      problem,
      openActions: await this.openActions(viewer, meeting, shown),
      entries,
      actions: await this.taken.of(viewer, entries),
      seats: await this.attendance.of(viewer, meeting),
      writers: await this.people.names([viewer.personId, meeting.chairPersonId, meeting.secretaryPersonId]),
      organisations: await this.partners(level),
      seal: await this.seals.of(meeting.audience),
      readers: await this.readersOf(shown?.audience ?? meeting.audience, level),
      mayWrite: await this.meetings.isWritable(meeting),
      today: this.clock.today(),
      now: parisTime(this.clock.now()),
    };
  }

  private async readersOf(said: Audience, action: Audience): Promise<SittingReaders> {
    const words = await this.seals.persons(said);
    const answerable = await this.seals.persons(action);
    const line = words === answerable ? `Liront cette ligne\u00a0: ${words}.` : `Liront ce qui se dit\u00a0: ${words}. Liront l’action\u00a0: ${answerable}.`;
    return { line: whoReadsView([{ text: line }]), synthesis: await this.seals.reading(said) };
  }

  private async openActions(viewer: Viewer, meeting: Meeting, shown: AgendaItem | null): Promise<ActionRow[]> {
    if (shown?.standing === 'follow_up') return this.pages.followUpOf(viewer, meeting.bodyId);
    const problemId = shown?.problemId ?? null;
    return problemId === null ? [] : this.actions.openOf(viewer, { problemId });
  }

  /** In a group, an action is given only to whom has a named member there. */
  async partners(level: Audience): Promise<OrganisationName[]> {
    const all = await this.organisations.ofCouncil(level.councilId);
    if (level.groupId === null) return all;
    const named = await this.seating.namedOrganisations(level.groupId, this.clock.today());
    return all.filter(({ id }) => named.has(id));
  }
}

function shownPoint(points: readonly AgendaPoint[], wanted: string | null, current: string | null): AgendaItem | null {
  if (wanted !== null) {
    const asked = points.find(({ id }) => id === wanted)?.item ?? null;
    if (asked === null) throw new NotVisible();
    return asked;
  }
  const being = points.find(({ id }) => id === current)?.item ?? null;
  return being ?? points.find(({ item }) => item !== null)?.item ?? null;
}
