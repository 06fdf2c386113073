import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Councils } from '../../councils/index.js';
import { type ProblemPanel, ProblemPanels, type ProblemPanelView } from '../../problems/index.js';
import { readableBy, readerValues } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { longDate } from '../../platform/formatting/french.js';
import { type PieceView, stampView } from '../../platform/web/components/page-view.js';
import type { Meeting } from '../meeting.entity.js';
import { MeetingRepository } from '../meeting.repository.js';
import { ITEM_RESULT_STATUS } from '../meeting.wording.js';
import { readPoint } from '../minutes/published/frozen-minutes.js';
import { MinutesPoint } from '../minutes/published/minutes-point.entity.js';

const MOST_SHOWN = 12;

/** « Évoqué en réunion »: the published points about a problem that this person may read, the newest sitting first. */
@Injectable()
export class ProblemMeetingsPanel implements ProblemPanel, OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly meetings: MeetingRepository,
    private readonly councils: Councils,
    private readonly panels: ProblemPanels,
  ) {}

  onModuleInit(): void {
    this.panels.register(this);
  }

  async load(viewer: Viewer, problemId: string): Promise<ProblemPanelView> {
    const points = await this.lastPoints(viewer, problemId);
    const meetings = await this.meetingsOf(viewer, points);
    const entries: PieceView[] = [];
    for (const meeting of meetings) {
      const point = points.get(meeting.id);
      if (point !== undefined) entries.push(pieceOf(meeting, point, (await this.councils.bodyById(meeting.bodyId)).shortName));
    }
    return { title: 'Évoqué en réunion', entries, empty: 'Aucun compte rendu publié n’en parle encore.' };
  }

  /** The point of the last version of each meeting. */
  private async lastPoints(viewer: Viewer, problemId: string): Promise<Map<string, MinutesPoint>> {
    const build = () => {
      const query = this.database.read(MinutesPoint, 'point').innerJoin('minutes_version', 'version', 'version.id = point.versionId');
      return readableBy(query.where('point.problemId = :problemId', { problemId }), viewer, 'point').orderBy('version.number');
    };
    const points = await this.database.prepared('minutes points of a problem', { ...readerValues(viewer), problemId }, build).many();
    return new Map(points.map((point) => [point.meetingId, point]));
  }

  private async meetingsOf(viewer: Viewer, points: ReadonlyMap<string, MinutesPoint>): Promise<Meeting[]> {
    if (points.size === 0) return [];
    const ids = [...points.keys()];
    const build = () => {
      const query = this.meetings.visibleTo(viewer).andWhere('meeting.id IN (:...ids)', { ids });
      return query.orderBy('meeting.heldOn', 'DESC').addOrderBy('meeting.id', 'DESC').limit(MOST_SHOWN);
    };
    return this.database.prepared('last meetings', { ...readerValues(viewer), ids }, build).many();
  }
}

function pieceOf(meeting: Meeting, point: MinutesPoint, body: string): PieceView {
  const { number, result, entries } = readPoint(point.content);
  const decided = entries.filter(({ kind }) => kind === 'decision').map((entry) => (entry.kind === 'decision' ? entry.reference : ''));
  const words = [`Point ${number}`, ...(result === null ? [] : [ITEM_RESULT_STATUS[result].label.toLowerCase()]), ...decided];
  return {
    icon: 'reunions',
    href: `/reunions/${meeting.id}/compte-rendu#point-${number}`,
    label: `${body}, ${longDate(meeting.heldOn)}`,
    note: words.join(', '),
    stamp: stampView(point.audience.confidentiality),
  };
}
