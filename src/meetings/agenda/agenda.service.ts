import { Injectable } from '@nestjs/common';
import { Organisations } from '../../people/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { expectVersion, NotVisible, RuleViolation } from '../../platform/web/errors.js';
import { ProblemRepository } from '../../problems/index.js';
import type { Meeting } from '../meeting.entity.js';
import { MeetingRepository } from '../meeting.repository.js';
import { refuseUnlessPrepared, takesPoints } from '../meeting.rules.js';
import type { ItemKind, StandingItem } from '../meeting-words.js';
import { AgendaItem } from './agenda-item.entity.js';
import { pointLevel } from './agenda-level.rules.js';
import { entryIndex, steppedTo } from './agenda-order.rules.js';
import { AgendaRepository } from './agenda.repository.js';
import { CarryOverService } from './carry-over/carry-over.service.js';
import { renumber } from './renumber.js';

export interface NewItem {
  readonly title: string;
  readonly kind: ItemKind;
  readonly minutes: number;
  readonly problemId: string | null;
  readonly presenterOrganisationId: string | null;
  readonly standing: StandingItem | null;
  readonly isRecurring: boolean;
}

export type EditedItem = Pick<NewItem, 'title' | 'kind' | 'minutes' | 'presenterOrganisationId' | 'isRecurring'>;

/** The durations typed beside the points, each with the version of its row, and the one button that was pressed. */
export interface Arrangement {
  readonly durations: readonly { readonly itemId: string; readonly minutes: number; readonly version: number }[];
  readonly press: { readonly kind: 'up' | 'down' | 'remove'; readonly itemId: string; readonly version: number } | null;
}

/** The agenda of a meeting. The meeting's row is locked first, so that two people never order it at once. */
@Injectable()
export class AgendaService {
  constructor(
    private readonly database: Database,
    private readonly meetings: MeetingRepository,
    private readonly agenda: AgendaRepository,
    private readonly carryOvers: CarryOverService,
    private readonly problems: ProblemRepository,
    private readonly organisations: Organisations,
    private readonly ids: Ids,
    private readonly audit: Audit,
  ) {}

  /** Enters before the closing round table; the level is the narrowest of the body and the problem. */
  add(viewer: Viewer, meetingId: string, item: NewItem): Promise<string> {
    return this.database.unitOfWork(async () => {
      const meeting = await this.meetings.toPrepare(viewer, meetingId);
      if (!takesPoints(meeting.state)) refuseUnlessPrepared(meeting.state);
      const agenda = await this.agenda.allToChange(meetingId);
      const audience = pointLevel(meeting.audience, await this.levelOf(viewer, agenda, item));
      await this.expectPresenter(meeting.audience.councilId, item);
      const row = await this.database.insert(
        Object.assign(new AgendaItem(), item, {
          id: this.ids.next(),
          ...{ audience, meetingId, position: agenda.length + 1, result: null, synthesis: null, postponedCount: 0, carryOverId: null },
        }),
      );
      agenda.splice(entryIndex(agenda, row), 0, row);
      await renumber(this.database, agenda);
      this.trace(viewer, 'agenda.add', row);
      return row.id;
    });
  }

  async edit(viewer: Viewer, itemId: string, version: number, edited: EditedItem): Promise<void> {
    await this.database.unitOfWork(async () => {
      const item = await this.itemOf(viewer, itemId);
      if (saysTheSame(item, edited)) return;
      expectVersion(item, version);
      await this.expectPresenter(item.audience.councilId, edited);
      const { title, kind, minutes, presenterOrganisationId, isRecurring } = item;
      Object.assign(item, edited);
      await this.database.save(item);
      this.trace(viewer, 'agenda.edit', item, { title, kind, minutes, presenterOrganisationId, isRecurring });
    });
  }

  async move(viewer: Viewer, itemId: string, version: number, direction: 'up' | 'down'): Promise<void> {
    await this.press(viewer, itemId, version, direction);
  }

  /** A carried point that is removed is dropped: it does not come back at a later meeting. */
  async remove(viewer: Viewer, itemId: string, version: number): Promise<void> {
    await this.press(viewer, itemId, version, 'remove');
  }

  /** The whole form of the agenda in one unit: durations first, then the button. */
  async arrange(viewer: Viewer, meetingId: string, { durations, press }: Arrangement): Promise<void> {
    await this.database.unitOfWork(async () => {
      await this.toArrange(viewer, meetingId);
      // Before the durations, which count one version more.
      if (press !== null) expectVersion(await this.agenda.visibleById(viewer, press.itemId), press.version);
      for (const { itemId, minutes, version } of durations) await this.setMinutes(viewer, meetingId, itemId, minutes, version);
      if (press !== null) await this.pressed(viewer, meetingId, press.itemId, press.kind);
    });
  }

  private async press(viewer: Viewer, itemId: string, version: number, kind: 'up' | 'down' | 'remove'): Promise<void> {
    await this.database.unitOfWork(async () => {
      const { meetingId } = await this.agenda.visibleById(viewer, itemId);
      await this.toArrange(viewer, meetingId);
      expectVersion(await this.agenda.visibleById(viewer, itemId), version);
      await this.pressed(viewer, meetingId, itemId, kind);
    });
  }

  private async pressed(viewer: Viewer, meetingId: string, itemId: string, kind: 'up' | 'down' | 'remove'): Promise<void> {
    await this.agenda.visibleById(viewer, itemId);
    const agenda = await this.agenda.allToChange(meetingId);
    const index = agenda.findIndex(({ id }) => id === itemId);
    const item = agenda[index];
    if (item === undefined) throw new NotVisible();
    if (kind === 'remove') {
      await this.takeOff(viewer, item);
      await renumber(this.database, agenda.toSpliced(index, 1));
    } else {
      await renumber(this.database, steppedTo(agenda, index, kind));
      this.trace(viewer, 'agenda.move', item);
    }
  }

  private async takeOff(viewer: Viewer, item: AgendaItem): Promise<void> {
    await this.carryOvers.dropPlaced(item);
    // The row keeps its id here: removing empties the one of the entity.
    this.trace(viewer, 'agenda.remove', item, { title: item.title, problemId: item.problemId });
    await this.database.remove(item);
  }

  private async setMinutes(viewer: Viewer, meetingId: string, itemId: string, minutes: number, version: number): Promise<void> {
    const item = await this.database.toChange(this.agenda.visibleTo(viewer).andWhere('item.id = :itemId AND item.meetingId = :meetingId', { itemId, meetingId }));
    if (item.minutes === minutes) return;
    expectVersion(item, version);
    const before = { minutes: item.minutes };
    item.minutes = minutes;
    await this.database.save(item);
    this.trace(viewer, 'agenda.edit', item, before);
  }

  private async toArrange(viewer: Viewer, meetingId: string): Promise<Meeting> {
    const meeting = await this.meetings.toPrepare(viewer, meetingId);
    refuseUnlessPrepared(meeting.state);
    return meeting;
  }

  private async itemOf(viewer: Viewer, itemId: string): Promise<AgendaItem> {
    const { meetingId } = await this.agenda.visibleById(viewer, itemId);
    const meeting = await this.meetings.toPrepare(viewer, meetingId);
    if (!takesPoints(meeting.state)) refuseUnlessPrepared(meeting.state);
    return this.database.toChange(this.agenda.visibleTo(viewer).andWhere('item.id = :itemId', { itemId }));
  }

  private async expectPresenter(councilId: string, { presenterOrganisationId }: EditedItem): Promise<void> {
    if (presenterOrganisationId !== null) await this.organisations.byId(councilId, presenterOrganisationId);
  }

  private async levelOf(viewer: Viewer, agenda: readonly AgendaItem[], { problemId, standing }: NewItem) {
    if (standing !== null && agenda.some((item) => item.standing === standing)) {
      throw new RuleViolation('agenda.standingTwice', 'Ce point habituel est déjà à l’ordre du jour.');
    }
    if (problemId === null) return null;
    const problem = await this.problems.toChange(viewer, problemId);
    if (agenda.some((item) => item.problemId === problemId)) {
      throw new RuleViolation('agenda.problemTwice', 'Ce dossier est déjà à l’ordre du jour.');
    }
    return problem.audience;
  }

  private trace(viewer: Viewer, act: string, item: AgendaItem, before?: Readonly<Record<string, unknown>>): void {
    const { councilId, confidentiality: level } = item.audience;
    this.audit.record(viewer, { act, rowType: 'agenda_item', rowId: item.id, councilId, level, ...(before === undefined ? {} : { before }) });
  }
}

function saysTheSame(item: AgendaItem, edited: EditedItem): boolean {
  const fields = ['title', 'kind', 'minutes', 'presenterOrganisationId', 'isRecurring'] as const;
  return fields.every((field) => item[field] === edited[field]);
}
