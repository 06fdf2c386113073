import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Audience, audience, sameAudience } from '../../../platform/access/audience.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Ids } from '../../../platform/clock/ids.js';
import { Database } from '../../../platform/database/database.js';
import { StoredFiles } from '../../../platform/files/stored-files.js';
import type { OutboxMessage } from '../../../platform/outbox/outbox-message.entity.js';
import { OutboxWorker } from '../../../platform/outbox/outbox.worker.js';
import { PdfRenderer } from '../../../platform/pdf/pdf-renderer.js';
import { readPoint, readVersion } from './frozen-minutes.js';
import { MinutesEdition } from './minutes-edition.entity.js';
import { presentMinutesPaper } from './minutes-paper.presenter.js';
import { MinutesPoint } from './minutes-point.entity.js';
import { MinutesVersion } from './minutes-version.entity.js';

interface Loaded {
  readonly version: MinutesVersion;
  readonly points: readonly MinutesPoint[];
}

/**
 * One paper per version and level, made after publication from the frozen bytes alone. It reads without a viewer: what a paper
 * prints is decided by its level, and who receives it by the route that serves it.
 */
@Injectable()
export class MinutesEditions implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly files: StoredFiles,
    private readonly renderer: PdfRenderer,
    private readonly worker: OutboxWorker,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.worker.on('minutes.published', (message) => this.render(message));
    this.worker.on('minutes.editionWithdrawn', (message) => this.render(message));
  }

  /** A message delivered twice finds its papers made. */
  async render(message: OutboxMessage): Promise<void> {
    const loaded = await this.load(message.payload.versionId ?? '');
    if (loaded === null) return;
    for (const level of levelsOf(loaded)) {
      if (!(await this.isMade(loaded.version.id, level))) await this.make(loaded, level);
    }
  }

  private async make(loaded: Loaded, level: Audience): Promise<void> {
    const { version, points } = loaded;
    const frozen = {
      version: readVersion(version.content),
      hash: version.hash,
      points: points.map((point) => ({ audience: point.audience, content: readPoint(point.content) })),
    };
    const paper = presentMinutesPaper(frozen, level);
    const title = `Compte rendu ${frozen.version.header.meeting} – ${paper.body}`;
    const pdf = await this.renderer.render('minutes', paper, { title, at: version.publishedAt });
    await this.database.unitOfWork(async () => {
      if (await this.isMade(version.id, level)) return;
      await this.expectUnmoved(loaded);
      const file = await this.files.keep(pdf, 'application/pdf');
      const row = { id: this.ids.next(), audience: level, versionId: version.id, meetingId: version.meetingId, fileId: file.id };
      const made = { hash: file.sha256, renderedAt: this.clock.now(), withdrawnAt: null };
      await this.database.insert(Object.assign(new MinutesEdition(), row, made));
    });
  }

  /** A point raised while its paper was being drawn: this paper is thrown away, and the job tries again. */
  private async expectUnmoved({ version, points }: Loaded): Promise<void> {
    const now = await this.database.allToChange(this.pointsOf(version.id));
    const levels = new Map(now.map(({ id, audience: level }) => [id, level]));
    const isMoved = points.some(({ id, audience: level }) => !sameAudience(level, levels.get(id) ?? level));
    if (isMoved) throw new Error('The level of a point moved while its edition was made.');
  }

  private pointsOf(versionId: string) {
    return this.database.read(MinutesPoint, 'point').where('point.versionId = :versionId', { versionId });
  }

  private async load(versionId: string): Promise<Loaded | null> {
    const version = await this.database.read(MinutesVersion, 'minutesVersion').where('minutesVersion.id = :versionId', { versionId }).getOne();
    if (version === null) return null;
    const points = await this.pointsOf(versionId).orderBy('point.number').getMany();
    return { version, points };
  }

  private async isMade(versionId: string, level: Audience): Promise<boolean> {
    const query = this.database.read(MinutesEdition, 'edition').where('edition.versionId = :versionId AND edition.withdrawnAt IS NULL', { versionId });
    return (await query.getMany()).some((edition) => sameAudience(edition.audience, level));
  }
}

/** The body's own level, and `restricted` beside it when a members body holds such a point; no other. */
function levelsOf({ version, points }: Loaded): Audience[] {
  const own = version.audience;
  const isMixed = own.confidentiality === 'members' && points.some((point) => point.audience.confidentiality === 'restricted');
  return isMixed ? [own, audience(own.councilId, 'restricted')] : [own];
}
