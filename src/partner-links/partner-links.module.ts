import { Module } from '@nestjs/common';
import { ProblemsModule } from '../problems/index.js';
import { AnswerController } from './answer.controller.js';
import { LinkController } from './link.controller.js';
import { LinkTokens } from './link-tokens.js';
import { PartnerActionsController } from './partner-actions.controller.js';
import { PartnerActionsQuery } from './partner-actions.query.js';
import { PartnerLinks } from './partner-links.js';
import { PartnerReplies } from './partner-replies.js';
import { VisitSource } from './visits/visit.source.js';
import { Visits } from './visits/visits.js';

@Module({
  imports: [ProblemsModule],
  controllers: [LinkController, PartnerActionsController, AnswerController],
  providers: [LinkTokens, PartnerActionsQuery, PartnerLinks, PartnerReplies, Visits, VisitSource],
  exports: [PartnerLinks],
})
export class PartnerLinksModule {}
