import { Injectable, type OnModuleInit } from '@nestjs/common';
import { readableBy, readerValues } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { time } from '../../platform/formatting/french.js';
import { Organisations, People } from '../../people/index.js';
import { paragraphsOf } from './paragraphs.js';
import { ThreadNote } from './thread-note.entity.js';
import { type ThreadSource, ThreadSources } from './thread-sources.js';
import type { ThreadItem } from './thread-item.js';

/** How notes read in a thread. */
@Injectable()
export class NoteSource implements ThreadSource, OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly sources: ThreadSources,
  ) {}

  onModuleInit(): void {
    this.sources.register('note', this);
  }

  async load(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, ThreadItem>> {
    const build = () => readableBy(this.database.read(ThreadNote, 'note'), viewer).andWhere('note.id IN (:...ids)', { ids });
    const notes = await this.database.prepared('notes by id', { ...readerValues(viewer), ids }, build).many();
    const organisations = await this.organisations.names(notes.map((note) => note.organisationId));
    const people = await this.people.names(notes.map((note) => note.personId));
    return new Map(
      notes.map((note) => {
        const organisation = organisations.get(note.organisationId ?? '')?.shortName ?? null;
        return [note.id, noteItem(note, organisation, people.get(note.personId ?? '') ?? null)];
      }),
    );
  }
}

function noteItem(note: ThreadNote, organisation: string | null, person: string | null): ThreadItem {
  return {
    icon: 'crayon',
    who: organisation ?? person ?? 'Beffroi',
    what: organisation !== null && person !== null ? `, ${person}` : null,
    about: null,
    status: null,
    time: time(note.at),
    paragraphs: paragraphsOf(note.text),
    isDecision: false,
  };
}
