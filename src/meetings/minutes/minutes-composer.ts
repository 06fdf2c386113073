import { Injectable } from '@nestjs/common';
import { Councils } from '../../councils/index.js';
import { People } from '../../people/index.js';
import { ProblemRepository } from '../../problems/index.js';
import { type Audience, isBelow, raisedTo } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { type AgendaPoint, AgendaRepository } from '../agenda/agenda.repository.js';
import type { AgendaItem } from '../agenda/agenda-item.entity.js';
import type { Meeting } from '../meeting.entity.js';
import { AttendanceSheet, type SheetRow } from '../sitting/attendance/attendance-sheet.js';
import type { Entry } from '../sitting/entries/entry.entity.js';
import { SittingRepository } from '../sitting/sitting.repository.js';
import { type TakenAction, TakenActions } from '../sitting/entries/taken-actions.query.js';
import { type FrozenAction, type FrozenEntry, type FrozenHeader, type FrozenOfficer, type FrozenPoint, totalsOf } from './published/frozen-minutes.js';

/** The minutes as they stand today, in the form in which they would be frozen, for one reader. */
export interface ComposedMinutes {
  readonly header: FrozenHeader;
  readonly points: readonly ComposedPoint[];
}

export type ComposedPoint =
  | { readonly withheld: true; readonly number: number }
  | {
      readonly withheld: false;
      readonly item: AgendaItem;
      /** The narrowest of the point, of its lines and of their actions, which may have moved to a narrower problem since. */
      readonly audience: Audience;
      readonly entries: readonly Entry[];
      readonly content: Omit<FrozenPoint, 'salt'>;
    };

interface Words {
  readonly actions: ReadonlyMap<string, TakenAction>;
  readonly problems: ReadonlyMap<string, { readonly reference: string }>;
}

@Injectable()
export class MinutesComposer {
  constructor(
    private readonly agenda: AgendaRepository,
    private readonly sittings: SittingRepository,
    private readonly sheet: AttendanceSheet,
    private readonly taken: TakenActions,
    private readonly problems: ProblemRepository,
    private readonly councils: Councils,
    private readonly people: People,
  ) {}

  async compose(viewer: Viewer, meeting: Meeting): Promise<ComposedMinutes> {
    const points = await this.agenda.pointsFor(viewer, meeting.id);
    const entries = await this.sittings.entriesOf(viewer, meeting.id);
    const problemIds = points.map(({ item }) => item?.problemId ?? null).filter((id) => id !== null);
    const words = { actions: await this.taken.of(viewer, entries), problems: await this.problems.titlesFor(viewer, problemIds) };
    return { header: await this.headerOf(viewer, meeting), points: points.map((point) => composePoint(point, entries, words)) };
  }

  private async headerOf(viewer: Viewer, meeting: Meeting): Promise<FrozenHeader> {
    const council = await this.councils.byId(meeting.audience.councilId);
    const body = await this.councils.bodyById(meeting.bodyId);
    const rows = await this.sheet.of(viewer, meeting);
    const attendance = rows.map(frozenSeat);
    return {
      council: { name: council.name, kind: council.kind, fullName: council.fullName },
      body: body.name,
      level: meeting.audience.confidentiality,
      meeting: meeting.reference,
      heldOn: meeting.heldOn,
      openedAt: meeting.openedAt,
      endedAt: meeting.endedAt,
      place: meeting.place,
      chair: await this.officer(meeting.chairPersonId, rows),
      secretary: await this.officer(meeting.secretaryPersonId, rows),
      attendance,
      totals: totalsOf(attendance),
    };
  }

  private async officer(personId: string | null, rows: readonly SheetRow[]): Promise<FrozenOfficer | null> {
    if (personId === null) return null;
    const name = (await this.people.names([personId])).get(personId);
    const row = rows.find(({ invitation }) => invitation.personId === personId);
    return name === undefined ? null : { name, function: row?.function ?? null };
  }
}

function composePoint({ number, item }: AgendaPoint, allEntries: readonly Entry[], words: Words): ComposedPoint {
  if (item === null) return { withheld: true, number };
  const entries = allEntries.filter((entry) => entry.itemId === item.id);
  const { title, kind, minutes, result, synthesis } = item;
  const problem = words.problems.get(item.problemId ?? '')?.reference ?? null;
  const audience = levelsOf(entries, words).reduce(raisedTo, item.audience);
  const lines = entries.map((entry) => frozenEntry(entry, words, audience)).filter((line) => line !== null);
  return {
    withheld: false,
    item,
    audience,
    entries,
    content: { number, title, kind, minutes, problem, result, synthesis, entries: lines },
  };
}

function levelsOf(entries: readonly Entry[], { actions }: Words): Audience[] {
  const ofActions = entries.map(({ actionId }) => actions.get(actionId ?? '')?.action.audience).filter((level) => level !== undefined);
  return [...entries.map(({ audience }) => audience), ...ofActions];
}

/** A decision has no number before publication. An action raised since towards other readers is not printed for these. */
function frozenEntry(entry: Entry, words: Words, point: Audience): FrozenEntry | null {
  if (entry.kind === 'action') {
    const taken = words.actions.get(entry.actionId ?? '');
    return taken === undefined || !isBelow(taken.action.audience, point) ? null : frozenAction(taken);
  }
  const text = entry.text ?? '';
  return entry.kind === 'note' ? { kind: 'note', text } : { kind: 'decision', reference: entry.reference ?? '', text };
}

function frozenAction({ action, lead, contributors }: TakenAction): FrozenAction {
  const { reference, sentence, dueOn, audience } = action;
  return { kind: 'action', reference, sentence, level: audience.confidentiality, lead, contributors, dueOn };
}

function frozenSeat({ invitation, organisation, function: title, person }: SheetRow) {
  const { capacity, attendance, representedBy } = invitation;
  return { organisation: organisation?.name ?? null, function: title, person, capacity, attendance, representedBy };
}
