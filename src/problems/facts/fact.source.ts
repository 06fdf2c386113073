import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WordLists } from '../../councils/index.js';
import { readableBy, readerValues } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { Organisations } from '../../people/index.js';
import { Places } from '../../places/index.js';
import { paragraphsOf } from '../thread/paragraphs.js';
import { type ThreadSource, ThreadSources } from '../thread/thread-sources.js';
import type { ThreadItem } from '../thread/thread-item.js';
import { Fact } from './fact.entity.js';
import { hourOf } from './fact.wording.js';

/** How facts read in a thread. */
@Injectable()
export class FactThreadSource implements ThreadSource, OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly places: Places,
    private readonly words: WordLists,
    private readonly sources: ThreadSources,
  ) {}

  onModuleInit(): void {
    this.sources.register('fact', this);
  }

  async load(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, ThreadItem>> {
    const build = () => readableBy(this.database.read(Fact, 'fact'), viewer).andWhere('fact.id IN (:...ids)', { ids });
    const facts = await this.database.prepared('facts by id', { ...readerValues(viewer), ids }, build).many();
    const organisations = await this.organisations.names(facts.map((fact) => fact.organisationId));
    const places = await this.places.namesFor(viewer, facts.map((fact) => fact.placeId));
    const words = await this.words.ofAll(facts.map(({ audience }) => audience.councilId));
    return new Map(
      facts.map((fact) => {
        const who = organisations.get(fact.organisationId ?? '')?.shortName ?? 'Organisation inconnue';
        const source = words.get(fact.audience.councilId)?.label('source', fact.source) ?? '';
        return [fact.id, factItem(fact, who, places.get(fact.placeId ?? '') ?? null, source)];
      }),
    );
  }
}

function factItem(fact: Fact, who: string, place: string | null, source: string): ThreadItem {
  return {
    icon: 'drapeau',
    who,
    what: place === null ? ', fait signalé' : `, fait signalé, ${place}`,
    about: null,
    status: null,
    time: hourOf(fact),
    paragraphs: fact.text === null ? [source] : paragraphsOf(fact.text),
    isDecision: false,
  };
}
