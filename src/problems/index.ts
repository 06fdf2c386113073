export { AudienceSeals } from './core/audience-seals.js';
export { Episode } from './core/episode.entity.js';
export { isShown, LevelChanges } from './core/levels/level-changes.js';
export { LevelChange } from './core/levels/level-change.entity.js';
export { Problem } from './core/problem.entity.js';
export { ProblemPlace } from './core/problem-place.entity.js';
export { type ProblemFollower, ProblemFollowers } from './core/problem-followers.js';
export { type ProblemPanel, ProblemPanels, type ProblemPanelView } from './core/problem-panels.js';
export { ProblemPlaces } from './core/problem-places.js';
export { ProblemRepository, type ProblemTitle, readAudience, readTitle, titleColumns } from './core/problem.repository.js';
export { isClosedStatus, movesOpenTo as problemMovesOpenTo } from './core/problem.rules.js';
export {
  ACTIVE_STATUSES, CLOSED_STATUSES, type ClosedStatus, CLOSING_MOTIVES, type ClosingMotive, type Priority, type ProblemStatus, type Stage, WATCHED_STATUSES,
} from './core/problem-words.js';
export { CLOSING_MOTIVE, NO_NAMES, PROBLEM_STATUS } from './core/problem.wording.js';
export { StatusChange } from './core/status-change.entity.js';
export { subthemeLabel, type Theme, themeLabel, themeOfSubtheme, THEMES } from './core/themes.js';

export { type NoteAuthor, NoteService } from './thread/note.service.js';
export { type NewLine, Thread } from './thread/thread.js';
export type { ThreadItem } from './thread/thread-item.js';
export { ThreadRepository } from './thread/thread.repository.js';
export { ThreadNote } from './thread/thread-note.entity.js';
export { type ThreadSource, ThreadSources } from './thread/thread-sources.js';
export { paragraphsOf } from './thread/paragraphs.js';

export { Fact } from './facts/fact.entity.js';
export { type FactFigures, factFigures, figuresSince } from './facts/fact-figures.js';
export { type FactCount, FactRepository } from './facts/fact.repository.js';
export { FactService, type NewFact } from './facts/fact.service.js';
export type { FactSource } from './facts/fact-words.js';

export { ActionChange } from './actions/action-change.entity.js';
export { Action } from './actions/action.entity.js';
export { ActionFollowUpService } from './actions/action-follow-up.service.js';
export { ActionRepository } from './actions/action.repository.js';
export { type ActionClass, classOf, isLate, type ShownState, shownState } from './actions/action.rules.js';
export { ActionService } from './actions/action.service.js';
export { ACTION_RESULT_STATUS, CONTRIBUTION_STATUS, postponedWords } from './actions/action.wording.js';
export {
  type ActionResult, type ActionState, BLOCKED_MOTIVES, type ContributionState, type Motive, REFUSED_MOTIVES, type ReplyChannel,
} from './actions/action-words.js';
export { Contribution } from './actions/contribution.entity.js';
export { Contributions } from './actions/contributions.js';
export { readFilter } from './actions/list/action-filter.js';
export { ActionIndexQuery } from './actions/list/action-index.query.js';
export { ActionListQuery } from './actions/list/action-list.query.js';
export { type ActionParts, ActionPartsQuery } from './actions/pages/action-parts.query.js';
export type { ActionRow } from './actions/list/action-row.js';
export { type ActionTableView, delayWords, presentActionTable } from './actions/list/action-table.presenter.js';
export type { Closing, CorrectedAction, NewAction, Replanning } from './actions/new-action.js';
export { Reply } from './actions/reply.entity.js';
export { readReply, ReplyForm, type TypedReply, wordOfState } from './actions/replies/reply.form.js';
export { presentReplyForm, type ReplyFormView, valuesOf as replyValuesOf } from './actions/replies/reply-form.presenter.js';
export { replyParagraphs, spokenBy } from './actions/replies/reply.wording.js';
export { faultsOf, isFinal, mayUndo } from './actions/replies/reply.rules.js';
export { KEPT, type NewReply, ReplyService } from './actions/replies/reply.service.js';

export { type ActionCount, ProblemListQuery, type ProblemRow } from './lifecycle/list/problem-list.query.js';
export { type ClosingOutcome, type CloseProblem, ClosureService, type Settlement } from './lifecycle/closing/closure.service.js';
export { ItemLevelService } from './lifecycle/levels/item-level.service.js';
export { ProblemLevelService } from './lifecycle/levels/problem-level.service.js';
export { ProblemService } from './lifecycle/problem.service.js';
export type { NewProblem, ProblemValues } from './lifecycle/problem-values.js';
export { ProblemsModule } from './problems.module.js';
