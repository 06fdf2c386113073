import { Module } from '@nestjs/common';
import { MeetingsModule } from '../meetings/index.js';
import { FilesModule } from '../platform/files/files.module.js';
import { PdfModule } from '../platform/pdf/pdf.module.js';
import { ProblemsModule } from '../problems/index.js';
import { FigureListsController } from './figure-lists.controller.js';
import { ActionHistories } from './figures/action-histories.js';
import { FigureCalculator } from './figures/figure-calculator.js';
import { FigureLists } from './figures/figure-lists.js';
import { FigurePageQuery } from './figures/figure-page.query.js';
import { FigureQueries } from './figures/figure-queries.js';
import { FigureRowReader } from './figures/figure-row.reader.js';
import { PublishedFigures } from './published/published-figures.js';
import { PublishedSummaries } from './published/published-summaries.js';
import { SummariesController } from './summaries.controller.js';
import { SummaryComposer } from './draft/summary-composer.js';
import { SummaryController } from './summary.controller.js';
import { SummaryDrafts } from './draft/summary-drafts.js';
import { SummaryEditions } from './published/summary-editions.js';
import { SummaryHome } from './summary-home.js';
import { SummaryAudience } from './draft/summary-readers.js';
import { SummaryService } from './summary.service.js';

@Module({
  imports: [FilesModule, PdfModule, ProblemsModule, MeetingsModule],
  controllers: [SummariesController, FigureListsController, SummaryController],
  providers: [
    ActionHistories, FigureCalculator, FigureLists, FigurePageQuery, FigureQueries, FigureRowReader,
    PublishedFigures, PublishedSummaries, SummaryAudience, SummaryComposer, SummaryDrafts, SummaryEditions, SummaryHome, SummaryService,
  ],
  exports: [PublishedSummaries, SummaryHome, SummaryService],
})
export class SummariesModule {}
