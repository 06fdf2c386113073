import { Global, Module } from '@nestjs/common';
import { ACTION_CONTROLLERS, ACTION_EXPORTS, ACTION_PROVIDERS } from './actions/actions.providers.js';
import { Contributions } from './actions/contributions.js';
import { AudienceSeals } from './core/audience-seals.js';
import { ProblemBodies } from './core/problem-bodies.js';
import { ProblemFollowers } from './core/problem-followers.js';
import { ProblemPanels } from './core/problem-panels.js';
import { ProblemPlaces } from './core/problem-places.js';
import { ProblemRepository } from './core/problem.repository.js';
import { LevelChanges } from './core/levels/level-changes.js';
import { FactLevels } from './facts/fact-levels.js';
import { FactRepository } from './facts/fact.repository.js';
import { FactService } from './facts/fact.service.js';
import { FactThreadSource } from './facts/fact.source.js';
import { FactsController } from './facts/facts.controller.js';
import { FactsQuery } from './facts/facts.query.js';
import { ItemLevelService } from './lifecycle/levels/item-level.service.js';
import { ItemLevelsController } from './lifecycle/levels/item-levels.controller.js';
import { LevelChoices } from './lifecycle/levels/level-choices.js';
import { LevelPages } from './lifecycle/levels/level-pages.js';
import { LevelPreviewQuery } from './lifecycle/levels/level-preview.query.js';
import { ProblemLevelService } from './lifecycle/levels/problem-level.service.js';
import { ProblemLevelsController } from './lifecycle/levels/problem-levels.controller.js';
import { ProblemAccessController } from './lifecycle/access.controller.js';
import { ClosingQuery } from './lifecycle/closing/closing.query.js';
import { ClosureService } from './lifecycle/closing/closure.service.js';
import { ClosuresController } from './lifecycle/closing/closures.controller.js';
import { ProblemFormChoices } from './lifecycle/problem-choices.js';
import { ProblemEditController } from './lifecycle/problem-edit.controller.js';
import { ProblemListQuery } from './lifecycle/list/problem-list.query.js';
import { ProblemService } from './lifecycle/problem.service.js';
import { ProblemShowController } from './lifecycle/problem-show.controller.js';
import { ProblemShowQuery } from './lifecycle/problem-show.query.js';
import { ProblemsController } from './lifecycle/problems.controller.js';
import { ReopeningsController } from './lifecycle/closing/reopenings.controller.js';
import { NoteService } from './thread/note.service.js';
import { NoteSource } from './thread/note.source.js';
import { ProblemStatuses } from './thread/problem-statuses.js';
import { StatusSource } from './thread/status.source.js';
import { Thread } from './thread/thread.js';
import { ThreadRepository } from './thread/thread.repository.js';
import { ThreadSources } from './thread/thread-sources.js';

const SHARED = [
  AudienceSeals, LevelChanges, ProblemFollowers, ProblemPanels, ProblemPlaces, ProblemRepository,
  NoteService, ProblemStatuses, Thread, ThreadRepository, ThreadSources,
  FactRepository, FactService,
  ClosureService, ItemLevelService, ProblemLevelService, ProblemListQuery, ProblemService,
];

/** Problems, what is said and counted of them, the actions they give, their end. */
@Global()
@Module({
  // `/dossiers/nouveau` stands before `/dossiers/:id`.
  controllers: [
    ProblemsController, ProblemShowController, ProblemEditController, ProblemAccessController, ClosuresController, ReopeningsController, FactsController,
    ProblemLevelsController, ItemLevelsController,
    ...ACTION_CONTROLLERS,
  ],
  providers: [
    ...SHARED, ...ACTION_PROVIDERS, ProblemBodies, NoteSource, StatusSource, FactThreadSource, FactsQuery, ProblemFormChoices, ProblemShowQuery, ClosingQuery,
    FactLevels, LevelChoices, LevelPages, LevelPreviewQuery,
  ],
  exports: [...SHARED, ...ACTION_EXPORTS, Contributions],
})
export class ProblemsModule {}
