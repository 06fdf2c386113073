import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { WhoReadsView } from '../../platform/web/forms/who-reads-view.js';
import type { SealView } from '../../platform/web/components/page-view.js';
import { Organisations } from '../../people/index.js';
import { type NamedPlace, Places } from '../../places/index.js';
import { ActionListQuery } from '../actions/list/action-list.query.js';
import type { ActionRow } from '../actions/list/action-row.js';
import { isShown, LevelChanges } from '../core/levels/level-changes.js';
import { AudienceSeals } from '../core/audience-seals.js';
import { Episode } from '../core/episode.entity.js';
import { ProblemPanels, type ProblemPanelView } from '../core/problem-panels.js';
import { ProblemPlaces } from '../core/problem-places.js';
import { ProblemRepository, type ProblemTitle } from '../core/problem.repository.js';
import type { Problem } from '../core/problem.entity.js';
import { figuresSince } from '../facts/fact-figures.js';
import { type FactCount, FactRepository, type FactRow } from '../facts/fact.repository.js';
import { type ThreadKey, type ThreadPage, ThreadRepository } from '../thread/thread.repository.js';

export interface ShownProblem {
  readonly problem: Problem;
  readonly seal: SealView;
  /** Beside the box where one writes. */
  readonly whoReads: WhoReadsView;
  readonly lead: string | null;
  readonly origin: string | null;
  readonly sector: string | null;
  readonly places: readonly NamedPlace[];
  readonly factCounts: readonly FactCount[];
  readonly factTotal: number;
  readonly lastFact: FactRow | null;
  readonly openActions: readonly ActionRow[];
  readonly closedActions: readonly ActionRow[];
  readonly proposedActions: readonly ActionRow[];
  readonly thread: ThreadPage;
  readonly panels: readonly ProblemPanelView[];
  readonly episodes: readonly Episode[];
  /** Titles of the problems where an episode says it moved, for those who read them. */
  readonly movedTo: ReadonlyMap<string, ProblemTitle>;
  readonly today: string;
}

/** Everything that the page of one problem shows, each part within what the person reads. */
@Injectable()
export class ProblemShowQuery {
  constructor(
    private readonly database: Database,
    private readonly problems: ProblemRepository,
    private readonly problemPlaces: ProblemPlaces,
    private readonly places: Places,
    private readonly organisations: Organisations,
    private readonly facts: FactRepository,
    private readonly actions: ActionListQuery,
    private readonly thread: ThreadRepository,
    private readonly panels: ProblemPanels,
    private readonly seals: AudienceSeals,
    private readonly levels: LevelChanges,
    private readonly clock: Clock,
  ) {}

  async of(viewer: Viewer, problem: Problem, before: ThreadKey | null): Promise<ShownProblem> {
    const today = this.clock.today();
    const episodes = await this.episodesOf(viewer, problem);
    const [lastFact = null] = await this.facts.page(viewer, problem.id, null, 1);
    return {
      problem,
      seal: await this.seals.of(problem.audience, `/dossiers/${problem.id}/acces`),
      whoReads: await this.seals.reading(problem.audience, `/dossiers/${problem.id}/acces`),
      ...(await this.names(problem)),
      places: await this.problemPlaces.of(viewer, problem),
      factCounts: await this.facts.countsSince(viewer, [problem.id], figuresSince(today)),
      factTotal: await this.facts.countOf(viewer, problem.id),
      lastFact,
      openActions: await this.actions.openOf(viewer, { problemId: problem.id }),
      proposedActions: await this.actions.openOf(viewer, { problemId: problem.id, states: ['proposed'] }),
      closedActions: await this.actions.closedOf(viewer, { problemId: problem.id }),
      thread: await this.thread.page(viewer, problem.id, before),
      panels: await this.panels.load(viewer, problem.id),
      episodes,
      movedTo: await this.problems.titlesFor(viewer, episodes.flatMap(({ movedToProblemId }) => movedToProblemId ?? [])),
      today,
    };
  }

  private async names(problem: Problem): Promise<Pick<ShownProblem, 'lead' | 'origin' | 'sector'>> {
    const names = await this.organisations.names([problem.leadOrganisationId, problem.originOrganisationId]);
    const sectors = await this.places.sectorsOf(problem.audience.councilId);
    return {
      lead: names.get(problem.leadOrganisationId ?? '')?.name ?? null,
      origin: names.get(problem.originOrganisationId ?? '')?.name ?? null,
      sector: sectors.find(({ id }) => id === problem.sectorId)?.name ?? null,
    };
  }

  /** What was said of an episode before the problem was opened to this person is not told to her. */
  private async episodesOf(viewer: Viewer, problem: Problem): Promise<Episode[]> {
    const build = () => this.database.read(Episode, 'episode').where('episode.problemId = :id', { id: problem.id }).orderBy('episode.number', 'DESC');
    const episodes = await this.database.prepared('episodes of a problem', { id: problem.id }, build).many();
    if (episodes.every(({ closedAt, reopeningReason }) => closedAt === null && reopeningReason === null)) return episodes;
    const until = (await this.levels.hiddenUntil(viewer, [problem.id])).get(problem.id);
    return until === undefined ? episodes : episodes.map((episode) => withoutHidden(episode, until));
  }
}

function withoutHidden(episode: Episode, until: string): Episode {
  const end = isShown(episode.closedAt ?? episode.openedAt, until) ? {} : { lesson: null, movedToPlace: null, movedToProblemId: null };
  const beginning = isShown(episode.openedAt, until) ? {} : { reopeningReason: null };
  return Object.assign(new Episode(), episode, end, beginning);
}
