import { ActionFollowUpService } from './action-follow-up.service.js';
import { ActionLevels } from './action-levels.js';
import { ActionRepository } from './action.repository.js';
import { ActionService } from './action.service.js';
import { ActionStanding } from './action-standing.js';
import { Contributions } from './contributions.js';
import { ActionIndexPages } from './list/action-index-pages.js';
import { ActionIndexQuery } from './list/action-index.query.js';
import { ActionListQuery } from './list/action-list.query.js';
import { ActionMovesController } from './pages/action-moves.controller.js';
import { ActionPages } from './pages/action-pages.js';
import { ActionPartsQuery } from './pages/action-parts.query.js';
import { ActionsController } from './pages/actions.controller.js';
import { RepliesController } from './replies/replies.controller.js';
import { ReplyService } from './replies/reply.service.js';
import { ReplySource } from './replies/reply.source.js';
import { ReplyThread } from './replies/reply-thread.js';

/** What this folder gives to the module of the floor, which holds the folders below it too. */
export const ACTION_CONTROLLERS = [ActionsController, RepliesController, ActionMovesController];

export const ACTION_PROVIDERS = [
  ActionLevels, ActionRepository, ActionService, ActionFollowUpService, ActionStanding, Contributions, ActionIndexPages, ActionIndexQuery, ActionListQuery,
  ActionPages, ActionPartsQuery, ReplyService, ReplySource, ReplyThread,
];

/** What other floors may ask for. */
export const ACTION_EXPORTS = [ActionRepository, ActionService, ActionFollowUpService, ActionIndexQuery, ActionListQuery, ActionPartsQuery, ReplyService];
