import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { References } from '../../councils/index.js';
import { People } from '../../people/index.js';
import { ActionService, Thread } from '../../problems/index.js';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { Audit } from '../../platform/audit/audit.js';
import { partsOf } from '../../platform/clock/calendar.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { freeze } from '../../platform/formatting/canonical-json.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { ActionNotAllowed, expectVersion, RuleViolation } from '../../platform/web/errors.js';
import type { Meeting } from '../meeting.entity.js';
import { MeetingRepository } from '../meeting.repository.js';
import { SittingRepository } from '../sitting/sitting.repository.js';
import type { FrozenVersion } from './published/frozen-minutes.js';
import { type ComposedMinutes, type ComposedPoint, MinutesComposer } from './minutes-composer.js';
import { MinutesPoint } from './published/minutes-point.entity.js';
import { MinutesRepository } from './minutes.repository.js';
import { refusalToPublish, type Warning, warningsOf } from './minutes.rules.js';
import { MinutesVersion } from './published/minutes-version.entity.js';
import type { Minutes } from './minutes.entity.js';

const SALT_BYTES = 16;

/** Minutes are frozen point by point, so that each reader's copy is a part of the same whole. Nothing published is rewritten. */
@Injectable()
export class MinutesService {
  constructor(
    private readonly database: Database,
    private readonly meetings: MeetingRepository,
    private readonly sittings: SittingRepository,
    private readonly minutes: MinutesRepository,
    private readonly composer: MinutesComposer,
    private readonly actions: ActionService,
    private readonly thread: Thread,
    private readonly references: References,
    private readonly people: People,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async checks(viewer: Viewer, meetingId: string): Promise<Warning[]> {
    const meeting = await this.meetings.visibleById(viewer, meetingId);
    return warningsOf(checked(await this.composer.compose(viewer, meeting)));
  }

  /** Version 1, or version n+1 with what it corrects. Answers the id of the version. */
  async publish(viewer: Viewer, meetingId: string, version: number, reason: string | null): Promise<string> {
    return this.database.unitOfWork(async () => {
      const meeting = await this.meetings.toChange(viewer, meetingId);
      if (!may(viewer, 'minutes.publish', meeting.audience.councilId)) throw new ActionNotAllowed();
      const minutes = await this.minutes.toChange(meetingId);
      expectVersion(minutes, version);
      await this.refuseUnlessPublishable(viewer, meeting, minutes, reason);
      await this.actions.openBornIn(viewer, meetingId);
      await this.numberDecisions(viewer, meeting);
      const composed = await this.composer.compose(viewer, meeting);
      const number = minutes.lastVersion + 1;
      const frozen = await this.freezeVersion(viewer, meeting, composed, number, reason);
      if (number === 1) await this.writeToThreads(composed);
      Object.assign(minutes, { state: 'published', lastVersion: number });
      await this.database.save(minutes);
      this.record(viewer, meeting, frozen.id, minutes);
      const { councilId } = meeting.audience;
      await this.outbox.announce('minutes.published', { meetingId, versionId: frozen.id, councilId });
      return frozen.id;
    });
  }

  private async refuseUnlessPublishable(viewer: Viewer, meeting: Meeting, minutes: Minutes, reason: string | null): Promise<void> {
    const composed = await this.composer.compose(viewer, meeting);
    const warnings = minutes.state === 'published' ? 0 : warningsOf(checked(composed)).length;
    const withheldPoints = composed.points.filter((point) => point.withheld).length;
    const refusal = refusalToPublish({ meeting: meeting.state, minutes: minutes.state, withheldPoints, warnings, reason });
    if (refusal !== null) throw new RuleViolation(refusal.rule, refusal.explanation);
  }

  private async numberDecisions(viewer: Viewer, meeting: Meeting): Promise<void> {
    const { year } = partsOf(this.clock.today());
    const order = new Map((await this.sittings.itemsOf(viewer, meeting.id)).map(({ id, position }) => [id, position]));
    const entries = await this.sittings.entriesOf(viewer, meeting.id);
    const unnumbered = entries.filter(({ kind, reference }) => kind === 'decision' && reference === null);
    unnumbered.sort((a, b) => (order.get(a.itemId) ?? 0) - (order.get(b.itemId) ?? 0) || a.position - b.position);
    for (const { id } of unnumbered) {
      const entry = await this.sittings.entryToChange(viewer, meeting.id, id);
      entry.reference = await this.references.next(entry.audience, 'decision', year);
      await this.database.save(entry);
    }
  }

  private async freezeVersion(
    viewer: Viewer,
    meeting: Meeting,
    { header, points }: ComposedMinutes,
    number: number,
    reason: string | null,
  ): Promise<MinutesVersion> {
    const id = this.ids.next();
    const rows = points.map((point) => this.pointRow(point, id, meeting.id));
    const publishedAt = this.clock.now();
    const publishedBy = (await this.people.names([viewer.personId])).get(viewer.personId ?? '') ?? null;
    const hashes = rows.map((row) => ({ number: row.number, hash: row.hash }));
    const said: FrozenVersion = { format: 'beffroi-minutes-1', number, publishedAt, publishedBy, reason, header, points: hashes };
    const owner = { id, audience: meeting.audience, meetingId: meeting.id, number, publishedAt, personId: viewer.personId, reason };
    const version = await this.database.insert(Object.assign(new MinutesVersion(), owner, freeze(said)));
    for (const row of rows) await this.database.insert(row);
    return version;
  }

  private pointRow(point: ComposedPoint, versionId: string, meetingId: string): MinutesPoint {
    if (point.withheld) throw new Error('Whoever cannot read the whole minutes cannot publish them.');
    const salt = randomBytes(SALT_BYTES).toString('hex');
    const { audience, item, content } = point;
    const place = { versionId, meetingId, number: content.number, itemId: item.id, problemId: item.problemId };
    return Object.assign(new MinutesPoint(), { id: this.ids.next(), audience, ...place, ...freeze({ ...content, salt }) });
  }

  /** What was taken about a problem joins its thread at the hour when it was said, read by the readers of the line alone. */
  private async writeToThreads({ points }: ComposedMinutes): Promise<void> {
    for (const point of points) {
      if (point.withheld || point.item.problemId === null) continue;
      const { problemId } = point.item;
      for (const { id: sourceId, at, audience, kind } of point.entries) {
        await this.thread.add({ problemId, at, kind: 'entry', sourceId, audience, isNews: kind === 'decision' });
      }
    }
  }

  private record(viewer: Viewer, meeting: Meeting, versionId: string, minutes: Minutes): void {
    const { councilId, confidentiality: level } = meeting.audience;
    const before = minutes.lastVersion === 1 ? {} : { lastVersion: minutes.lastVersion - 1 };
    this.audit.record(viewer, { act: 'minutes.publish', rowType: 'minutes_version', rowId: versionId, councilId, level, before });
  }
}

export function checked({ header, points }: ComposedMinutes) {
  const open = points.filter((point) => !point.withheld);
  return {
    attendance: header.attendance,
    points: open.map(({ content }) => ({
      number: content.number,
      title: content.title,
      result: content.result,
      actions: content.entries
        .filter((entry) => entry.kind === 'action')
        .map(({ reference, sentence, lead, dueOn }) => ({ reference, sentence, hasLead: lead !== null, hasDueDate: dueOn !== null })),
    })),
  };
}
