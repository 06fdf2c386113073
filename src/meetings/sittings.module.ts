import { Global, Module } from '@nestjs/common';
import { PdfModule } from '../platform/pdf/pdf.module.js';
import { MinutesComposer } from './minutes/minutes-composer.js';
import { MinutesController } from './minutes/minutes.controller.js';
import { MinutesEditions } from './minutes/published/minutes-editions.js';
import { MinutesPages } from './minutes/minutes-page.query.js';
import { MinutesPapersController } from './minutes/published/minutes-papers.controller.js';
import { MinutesReadings } from './minutes/published/minutes-readings.js';
import { MinutesRepository } from './minutes/minutes.repository.js';
import { MinutesService } from './minutes/minutes.service.js';
import { EntryFollowers } from './ports/entry-followers.js';
import { EntryThreadSource } from './ports/entry-thread.source.js';
import { ProblemMeetingsPanel } from './ports/problem-meetings.panel.js';
import { PublishedFollowers } from './ports/published-followers.js';
import { AgreementService } from './sitting/agreement.service.js';
import { AttendanceService } from './sitting/attendance/attendance.service.js';
import { AttendanceController } from './sitting/attendance/attendance.controller.js';
import { AttendanceSheet } from './sitting/attendance/attendance-sheet.js';
import { EntriesController } from './sitting/entries/entries.controller.js';
import { EntryCorrectionsController } from './sitting/entries/entry-corrections.controller.js';
import { EntryService } from './sitting/entries/entry.service.js';
import { EntrySheets } from './sitting/entries/entry-sheet.query.js';
import { TakenActions } from './sitting/entries/taken-actions.query.js';
import { SittingClosingsController } from './sitting/sitting-closings.controller.js';
import { SittingPointsController } from './sitting/sitting-points.controller.js';
import { SittingRepository } from './sitting/sitting.repository.js';
import { SittingService } from './sitting/sitting.service.js';
import { SittingSheets } from './sitting/sitting-sheet.query.js';
import { SittingsController } from './sitting/sittings.controller.js';
import { WritableMeetings } from './sitting/writable-meetings.js';

const SHARED = [AgreementService, AttendanceService, EntryService, SittingService, MinutesRepository, MinutesService];

const SITTING = [AttendanceSheet, EntrySheets, SittingRepository, SittingSheets, TakenActions, WritableMeetings];
const MINUTES = [
  EntryFollowers, EntryThreadSource, MinutesComposer, MinutesEditions, MinutesPages, MinutesReadings, ProblemMeetingsPanel, PublishedFollowers,
];

/** A meeting from the opening of its sitting to its published minutes. */
@Global()
@Module({
  imports: [PdfModule],
  controllers: [
    SittingsController, SittingClosingsController, SittingPointsController, AttendanceController, EntriesController,
    EntryCorrectionsController, MinutesController, MinutesPapersController,
  ],
  providers: [...SHARED, ...SITTING, ...MINUTES],
  exports: SHARED,
})
export class SittingsModule {}
