import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ThreadItem, type ThreadSource, ThreadSources } from '../../problems/index.js';
import { readableBy, readerValues } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { capitalise, time } from '../../platform/formatting/french.js';
import type { Meeting } from '../meeting.entity.js';
import { MeetingRepository } from '../meeting.repository.js';
import { Entry } from '../sitting/entries/entry.entity.js';
import { type TakenAction, TakenActions } from '../sitting/entries/taken-actions.query.js';

const ICONS = { note: 'crayon', decision: 'reunions', action: 'actions' } as const;
const WHAT = { note: 'note de séance', decision: 'décision', action: 'action décidée' } as const;

/** How the published lines of sittings read in the thread of a problem. */
@Injectable()
export class EntryThreadSource implements ThreadSource, OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly meetings: MeetingRepository,
    private readonly actions: TakenActions,
    private readonly sources: ThreadSources,
  ) {}

  onModuleInit(): void {
    this.sources.register('entry', this);
  }

  /** A decision is news; a note and an action of a sitting are not. */
  async isNews(sourceId: string): Promise<boolean> {
    const entry = await this.database.read(Entry, 'entry').where('entry.id = :sourceId', { sourceId }).getOne();
    return entry?.kind === 'decision';
  }

  async load(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, ThreadItem>> {
    const build = () => readableBy(this.database.read(Entry, 'entry'), viewer).andWhere('entry.id IN (:...ids)', { ids });
    const entries = await this.database.prepared('entries by id', { ...readerValues(viewer), ids }, build).many();
    if (entries.length === 0) return new Map();
    const meetingIds = [...new Set(entries.map(({ meetingId }) => meetingId))];
    const buildMeetings = () => this.meetings.visibleTo(viewer).andWhere('meeting.id IN (:...meetingIds)', { meetingIds });
    const read = await this.database.prepared('meetings by id', { ...readerValues(viewer), meetingIds }, buildMeetings).many();
    const meetings = new Map(read.map((meeting) => [meeting.id, meeting]));
    const actions = await this.actions.of(viewer, entries);
    return new Map(
      entries.flatMap((entry) => {
        const item = itemOf(entry, meetings.get(entry.meetingId), actions.get(entry.actionId ?? ''));
        return item === null ? [] : [[entry.id, item] as const];
      }),
    );
  }
}

function itemOf(entry: Entry, meeting: Meeting | undefined, taken: TakenAction | undefined): ThreadItem | null {
  const text = entry.kind === 'action' ? taken?.action.sentence : entry.text;
  if (meeting === undefined || text === undefined || text === null) return null;
  const number = entry.reference === null ? '' : ` ${entry.reference}`;
  return {
    icon: ICONS[entry.kind],
    who: `${capitalise(WHAT[entry.kind])}${number}`,
    what: 'à la réunion',
    about: { href: `/reunions/${meeting.id}/compte-rendu`, label: meeting.reference },
    status: null,
    time: time(entry.at),
    paragraphs: text.split(/\n+/).filter((line) => line.trim() !== ''),
    isDecision: entry.kind === 'decision',
  };
}
