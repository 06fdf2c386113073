import { Injectable } from '@nestjs/common';
import { ActionRepository, AudienceSeals } from '../../problems/index.js';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { NotVisible } from '../../platform/web/errors.js';
import type { SealView } from '../../platform/web/components/page-view.js';
import type { Meeting } from '../meeting.entity.js';
import { type FrozenMinutes } from './published/minutes-paper.presenter.js';
import { type ComposedMinutes, MinutesComposer } from './minutes-composer.js';
import { readPoint, readVersion } from './published/frozen-minutes.js';
import type { MinutesEdition } from './published/minutes-edition.entity.js';
import { MinutesRepository } from './minutes.repository.js';
import { warningsOf, type Warning } from './minutes.rules.js';
import { checked } from './minutes.service.js';
import type { Minutes } from './minutes.entity.js';
import type { MinutesVersion } from './published/minutes-version.entity.js';

interface PageBase {
  readonly meeting: Meeting;
  readonly seal: SealView;
  /** Addresses of the actions born there that this person may read, by reference. */
  readonly actionHrefs: ReadonlyMap<string, string>;
}

export interface DraftPage extends PageBase {
  readonly minutes: Minutes;
  readonly composed: ComposedMinutes;
  readonly warnings: readonly Warning[];
  readonly mayPublish: boolean;
  readonly mayCorrect: boolean;
}

export interface PublishedPage extends PageBase {
  readonly frozen: FrozenMinutes;
  readonly versions: readonly MinutesVersion[];
  readonly edition: MinutesEdition | null;
}

/** What the page of the minutes shows to one reader; null while there is nothing for her to read yet. */
@Injectable()
export class MinutesPages {
  constructor(
    private readonly minutes: MinutesRepository,
    private readonly composer: MinutesComposer,
    private readonly actions: ActionRepository,
    private readonly seals: AudienceSeals,
  ) {}

  /** A draft is read by those who write or publish it; others wait for the publication. */
  async draft(viewer: Viewer, meeting: Meeting): Promise<DraftPage | null> {
    const { councilId } = meeting.audience;
    const mayCorrect = may(viewer, 'sitting.write', councilId);
    const mayPublish = may(viewer, 'minutes.publish', councilId);
    const minutes = await this.minutes.ofMeeting(meeting.id);
    if (minutes === null || minutes.state === 'published' || !(mayCorrect || mayPublish)) return null;
    const composed = await this.composer.compose(viewer, meeting);
    const isOver = meeting.state === 'closed';
    const isWhole = composed.points.every((point) => !point.withheld);
    const warnings = isOver ? warningsOf(checked(composed)) : [];
    return { ...(await this.base(viewer, meeting)), minutes, composed, warnings, mayPublish: mayPublish && isOver && isWhole, mayCorrect };
  }

  /** The last version, or the one asked for by its number. */
  async published(viewer: Viewer, meeting: Meeting, number: number | null): Promise<PublishedPage | null> {
    const versions = await this.minutes.versionsOf(viewer, meeting.id);
    const version = number === null ? versions[0] : versions.find((one) => one.number === number);
    if (version === undefined) {
      if (number !== null) throw new NotVisible();
      return null;
    }
    const points = await this.minutes.pointsOf(viewer, version.id);
    const frozen = {
      version: readVersion(version.content),
      hash: version.hash,
      points: points.map((point) => ({ audience: point.audience, content: readPoint(point.content) })),
    };
    const [edition = null] = await this.minutes.editionsOf(viewer, version.id);
    return { ...(await this.base(viewer, meeting)), frozen, versions, edition };
  }

  private async base(viewer: Viewer, meeting: Meeting): Promise<PageBase> {
    const born = await this.actions.visibleTo(viewer).andWhere('action.bornMeetingId = :id', { id: meeting.id }).getMany();
    const actionHrefs = new Map(born.map(({ id, reference }) => [reference, `/actions/${id}`]));
    return { meeting, seal: await this.seals.of(meeting.audience), actionHrefs };
  }
}
