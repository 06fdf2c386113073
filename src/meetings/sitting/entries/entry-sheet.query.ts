import { Injectable } from '@nestjs/common';
import type { OrganisationName } from '../../../people/index.js';
import { AudienceSeals } from '../../../problems/index.js';
import type { Viewer } from '../../../platform/access/viewer.js';
import { Consultations } from '../../../platform/audit/consultations.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { WhoReadsView } from '../../../platform/web/forms/who-reads-view.js';
import type { SealView } from '../../../platform/web/components/page-view.js';
import type { Entry } from './entry.entity.js';
import { SittingRepository } from '../sitting.repository.js';
import { mayDecide } from '../sitting.rules.js';
import { SittingSheets } from '../sitting-sheet.query.js';
import { type TakenAction, TakenActions } from './taken-actions.query.js';
import { WritableMeetings } from '../writable-meetings.js';

export interface EntrySheet {
  readonly meetingId: string;
  readonly entry: Entry;
  readonly pointTitle: string;
  readonly taken: TakenAction | null;
  readonly organisations: readonly OrganisationName[];
  /** A new action is refused once the sitting is over. */
  readonly mayBecomeAction: boolean;
  readonly seal: SealView;
  readonly readers: WhoReadsView;
  readonly today: string;
}

@Injectable()
export class EntrySheets {
  constructor(
    private readonly meetings: WritableMeetings,
    private readonly sittings: SittingRepository,
    private readonly sheets: SittingSheets,
    private readonly actions: TakenActions,
    private readonly seals: AudienceSeals,
    private readonly consultations: Consultations,
    private readonly clock: Clock,
  ) {}

  async of(viewer: Viewer, meetingId: string, entryId: string): Promise<EntrySheet> {
    const meeting = await this.meetings.started(viewer, meetingId);
    const entry = await this.sittings.entryById(viewer, meetingId, entryId);
    await this.meetings.expectUnpublished(meeting);
    await this.consultations.consulted(viewer, 'entry', entry);
    const item = await this.sittings.itemById(viewer, meetingId, entry.itemId);
    const taken = (await this.actions.of(viewer, [entry])).get(entry.actionId ?? '') ?? null;
    return {
      meetingId,
      entry,
      pointTitle: item.title,
      taken,
      organisations: await this.sheets.partners(taken?.action.audience ?? item.audience),
      mayBecomeAction: mayDecide(meeting.state),
      seal: await this.seals.of(entry.audience),
      readers: await this.seals.reading(taken?.action.audience ?? entry.audience),
      today: this.clock.today(),
    };
  }
}
