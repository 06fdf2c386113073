import { AgreementService } from './agreement.service.js';
import { AttendanceController } from './attendance.controller.js';
import { AttendanceSheet } from './attendance-sheet.js';
import { EntriesController } from './entries.controller.js';
import { EntryCorrectionsController } from './entry-corrections.controller.js';
import { EntryService } from './entry.service.js';
import { EntrySheets } from './entry-sheet.query.js';
import { SittingClosingsController } from './sitting-closings.controller.js';
import { SittingPointsController } from './sitting-points.controller.js';
import { SittingRepository } from './sitting.repository.js';
import { SittingService } from './sitting.service.js';
import { SittingSheets } from './sitting-sheet.query.js';
import { SittingsController } from './sittings.controller.js';
import { TakenActions } from './taken-actions.query.js';
import { WritableMeetings } from './writable-meetings.js';

/** What `meetings.module.ts` holds for the sitting. */
export const SITTING_PROVIDERS = [
  AgreementService, AttendanceSheet, EntryService, EntrySheets, SittingRepository, SittingService, SittingSheets, TakenActions, WritableMeetings,
];

export const SITTING_CONTROLLERS = [
  SittingsController, SittingClosingsController, SittingPointsController, AttendanceController, EntriesController, EntryCorrectionsController,
];
