import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../platform/access/viewer.js';
import { Consultations } from '../../../platform/audit/consultations.js';
import type { Meeting } from '../../meeting.entity.js';
import { MinutesRepository } from '../minutes.repository.js';
import type { PublishedPage } from '../minutes-page.query.js';

/** Opening confidential minutes is itself an act: of the whole sitting, or of each confidential point of a plainer one. */
@Injectable()
export class MinutesReadings {
  constructor(
    private readonly minutes: MinutesRepository,
    private readonly consultations: Consultations,
  ) {}

  async opened(viewer: Viewer, meeting: Meeting): Promise<void> {
    await this.consultations.consulted(viewer, 'meeting', meeting);
  }

  async read(viewer: Viewer, { frozen, versions }: PublishedPage): Promise<void> {
    const version = versions.find(({ number }) => number === frozen.version.number);
    if (version === undefined) return;
    await this.consultations.consulted(viewer, 'minutes_version', version);
    if (version.audience.confidentiality !== 'members') return;
    for (const point of await this.minutes.pointsOf(viewer, version.id)) await this.consultations.consulted(viewer, 'minutes_point', point);
  }
}
