import { Injectable } from '@nestjs/common';
import { type Action, ActionRepository, ActionService, Contributions, type CorrectedAction } from '../../../problems/index.js';
import { narrowest } from '../../../platform/access/audience.js';
import type { Viewer } from '../../../platform/access/viewer.js';
import { Audit } from '../../../platform/audit/audit.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Ids } from '../../../platform/clock/ids.js';
import { Database } from '../../../platform/database/database.js';
import { expectVersion, RuleViolation } from '../../../platform/web/errors.js';
import type { AgendaItem } from '../../agenda/agenda-item.entity.js';
import type { EntryKind } from '../../meeting-words.js';
import type { Meeting } from '../../meeting.entity.js';
import { Entry } from './entry.entity.js';
import { SittingRepository } from '../sitting.repository.js';
import { mayConvert, mayDecide } from '../sitting.rules.js';
import { WritableMeetings } from '../writable-meetings.js';

export interface NewEntry extends Omit<EntryWords, 'text'> {
  readonly itemId: string;
  readonly kind: EntryKind;
  readonly text: string;
}

/** What a line says. The last three belong to an action alone. */
export interface EntryWords {
  readonly text: string;
  readonly leadOrganisationId: string | null;
  /** The seat that leads, where somebody names one. */
  readonly leadSeatId?: string | null;
  readonly contributorIds: readonly string[];
  readonly dueOn: string | null;
}

const LONGEST_SENTENCE = 300;

/** Lines taken in a sitting. An action typed there is at once an action, proposed; its sentence lives there alone. */
@Injectable()
export class EntryService {
  constructor(
    private readonly database: Database,
    private readonly meetings: WritableMeetings,
    private readonly sittings: SittingRepository,
    private readonly actions: ActionService,
    private readonly actionRows: ActionRepository,
    private readonly contributions: Contributions,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: Audit,
  ) {}

  async add(viewer: Viewer, meetingId: string, given: NewEntry): Promise<string> {
    return this.database.unitOfWork(async () => {
      const meeting = await this.meetings.toChangeWords(viewer, meetingId);
      const item = await this.sittings.itemById(viewer, meetingId, given.itemId);
      const at = { at: this.clock.now(), personId: viewer.personId, position: await this.nextPosition(item.id) };
      const entry = Object.assign(new Entry(), { id: this.ids.next(), meetingId, itemId: item.id, reference: null, ...at });
      Object.assign(entry, await this.contentOf(viewer, meeting, item, given.kind, given));
      await this.database.insert(entry);
      this.record(viewer, 'entry.add', entry);
      return entry.id;
    });
  }

  async correct(viewer: Viewer, meetingId: string, entryId: string, version: number, words: EntryWords): Promise<void> {
    await this.database.unitOfWork(async () => {
      await this.meetings.toChangeWords(viewer, meetingId);
      const entry = await this.entryToChange(viewer, meetingId, entryId, version);
      const before = { text: entry.text };
      if (entry.actionId === null) entry.text = words.text;
      else await this.correctAction(viewer, entry.actionId, words);
      await this.database.save(entry);
      this.record(viewer, 'entry.correct', entry, entry.actionId === null ? before : undefined);
    });
  }

  /** Note, decision and action are three kinds of the same line until publication, while nobody has answered. */
  async convert(viewer: Viewer, meetingId: string, entryId: string, version: number, kind: EntryKind): Promise<void> {
    await this.database.unitOfWork(async () => {
      const meeting = await this.meetings.toChangeWords(viewer, meetingId);
      const entry = await this.entryToChange(viewer, meetingId, entryId, version);
      const action = entry.actionId === null ? null : await this.actionRows.visibleById(viewer, entry.actionId);
      if (entry.kind === kind) return;
      if (!mayConvert(entry.kind, kind, action?.state ?? null)) throw aliveAction();
      const item = await this.sittings.itemById(viewer, meetingId, entry.itemId);
      const words = { ...NO_ACTION, text: action?.sentence ?? entry.text ?? '' };
      const before = { kind: entry.kind };
      Object.assign(entry, await this.contentOf(viewer, meeting, item, kind, words));
      await this.database.save(entry);
      if (action !== null) await this.actions.withdrawProposed(viewer, action.id);
      this.record(viewer, 'entry.convert', entry, before);
    });
  }

  async remove(viewer: Viewer, meetingId: string, entryId: string, version: number): Promise<void> {
    await this.database.unitOfWork(async () => {
      await this.meetings.toChangeWords(viewer, meetingId);
      const entry = await this.entryToChange(viewer, meetingId, entryId, version);
      const { actionId } = entry;
      this.record(viewer, 'entry.remove', entry, actionId === null ? { text: entry.text } : undefined);
      await this.database.remove(entry);
      if (actionId !== null) await this.actions.withdrawProposed(viewer, actionId);
    });
  }

  /** The kind with what it holds: a text, or an action proposed in the same unit. */
  private async contentOf(viewer: Viewer, meeting: Meeting, item: AgendaItem, kind: EntryKind, words: EntryWords): Promise<Partial<Entry>> {
    if (kind !== 'action') return { kind, text: words.text, actionId: null, audience: item.audience };
    // What is carried over was decided when the sitting closed: a new action would be forgotten by the next agenda.
    if (!mayDecide(meeting.state)) throw new RuleViolation('entry.actionTooLate', 'La séance est levée\u00a0: créez plutôt l’action depuis son dossier.');
    const actionId = await this.propose(viewer, meeting, item, words);
    const action = await this.expectNamed(viewer, actionId, words);
    return { kind, text: null, actionId, audience: narrowest(item.audience, action.audience) };
  }

  /** The action takes its problem's level, or its point's: who may answer it is not decided by the room where it was said. */
  private propose(viewer: Viewer, meeting: Meeting, item: AgendaItem, words: EntryWords): Promise<string> {
    const place = { problemId: item.problemId, bodyId: meeting.bodyId, audience: item.problemId === null ? item.audience : null };
    const birth = { leadSeatId: words.leadSeatId ?? null, decidedOn: meeting.heldOn, bornMeetingId: meeting.id };
    return this.actions.propose(viewer, { ...place, ...birth, ...correctedAction(words) });
  }

  private async correctAction(viewer: Viewer, actionId: string, words: EntryWords): Promise<void> {
    await this.actions.correctProposed(viewer, actionId, correctedAction(words));
    await this.expectNamed(viewer, actionId, words);
  }

  /** In a group, said at once in the room rather than on the evening of the publication. */
  private async expectNamed(viewer: Viewer, actionId: string, { leadOrganisationId, contributorIds }: EntryWords): Promise<Action> {
    const action = await this.actionRows.visibleById(viewer, actionId);
    await this.contributions.expectNamed(action, [leadOrganisationId, ...contributorIds].filter((id) => id !== null));
    return action;
  }

  private async nextPosition(itemId: string): Promise<number> {
    const last = await this.database
      .read(Entry, 'entry')
      .select('MAX(entry.position)', 'last')
      .where('entry.itemId = :itemId', { itemId })
      .getRawOne<{ last: number | string | null }>();
    return Number(last?.last ?? 0) + 1;
  }

  private async entryToChange(viewer: Viewer, meetingId: string, entryId: string, version: number): Promise<Entry> {
    const entry = await this.sittings.entryToChange(viewer, meetingId, entryId);
    expectVersion(entry, version);
    return entry;
  }

  private record(viewer: Viewer, act: string, entry: Entry, before?: Readonly<Record<string, unknown>>): void {
    const { councilId, confidentiality: level } = entry.audience;
    this.audit.record(viewer, { act, rowType: 'entry', rowId: entry.id, councilId, level, ...(before === undefined ? {} : { before }) });
  }
}

const NO_ACTION = { leadOrganisationId: null, contributorIds: [], dueOn: null } as const;

function correctedAction({ text, leadOrganisationId, contributorIds, dueOn }: EntryWords): CorrectedAction {
  if (text.length > LONGEST_SENTENCE) {
    throw new RuleViolation('entry.sentenceTooLong', 'La phrase d’une action tient en 300 signes\u00a0: gardez le reste dans une note.');
  }
  return { sentence: text, leadOrganisationId, contributorIds, dueOn };
}

function aliveAction(): RuleViolation {
  return new RuleViolation('entry.aliveAction', 'Cette action est déjà ouverte\u00a0: elle se corrige depuis sa page.');
}
