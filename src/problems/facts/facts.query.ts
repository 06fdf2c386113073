import { Injectable } from '@nestjs/common';
import { may, type Viewer } from '../../platform/access/viewer.js';
import type { WhoReadsView } from '../../platform/web/forms/who-reads-view.js';
import type { SealView } from '../../platform/web/components/page-view.js';
import { cutPage, type DayKey } from '../../platform/web/list-page.js';
import { type CouncilWords, WordLists } from '../../councils/index.js';
import { type OrganisationName, Organisations, People } from '../../people/index.js';
import { Places } from '../../places/index.js';
import { AudienceSeals } from '../core/audience-seals.js';
import type { Problem } from '../core/problem.entity.js';
import { FactRepository, type FactRow } from './fact.repository.js';

const PAGE = 25;

export interface FactPage {
  readonly problem: Problem;
  readonly seal: SealView;
  readonly rows: readonly FactRow[];
  readonly older: DayKey | null;
  readonly total: number;
  readonly organisations: ReadonlyMap<string, OrganisationName>;
  readonly places: ReadonlyMap<string, string>;
  /** What its council calls the sources. */
  readonly words: CouncilWords;
  /** Null for who may only read. */
  readonly writing: FactWriting | null;
  readonly mayMoveLevel: boolean;
}

export interface FactWriting {
  /** The organisation for which the person writes. */
  readonly own: OrganisationName | null;
  /** Whom she may write for; empty when only for her own. */
  readonly declarers: readonly OrganisationName[];
  readonly placeNames: readonly string[];
  readonly readers: WhoReadsView;
}

/** Everything that the page of a problem's facts shows. */
@Injectable()
export class FactsQuery {
  constructor(
    private readonly facts: FactRepository,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly places: Places,
    private readonly words: WordLists,
    private readonly seals: AudienceSeals,
  ) {}

  async page(viewer: Viewer, problem: Problem, before: DayKey | null): Promise<FactPage> {
    const found = await this.facts.page(viewer, problem.id, before, PAGE + 1);
    const { rows, next } = cutPage(found, PAGE, ({ happenedOn, id }) => ({ day: happenedOn, id }));
    return {
      problem,
      seal: await this.seals.of(problem.audience, `/dossiers/${problem.id}/acces`),
      rows,
      older: next,
      total: await this.facts.countOf(viewer, problem.id),
      organisations: await this.organisations.names(rows.map((row) => row.organisationId)),
      places: await this.places.namesFor(viewer, rows.map((row) => row.placeId)),
      words: await this.words.of(problem.audience.councilId),
      writing: await this.writing(viewer, problem),
      mayMoveLevel: may(viewer, 'level.change', problem.audience.councilId),
    };
  }

  private async writing(viewer: Viewer, problem: Problem): Promise<FactWriting | null> {
    const { councilId } = problem.audience;
    if (!may(viewer, 'fact.add', councilId)) return null;
    return {
      own: viewer.personId === null ? null : await this.people.organisationOf(viewer.personId, councilId),
      declarers: may(viewer, 'problem.change', councilId) ? await this.organisations.ofCouncil(councilId) : [],
      placeNames: (await this.places.readableOf(viewer)).map(({ name }) => name),
      readers: await this.seals.reading(problem.audience, `/dossiers/${problem.id}/acces`),
    };
  }
}
