import { EntryThreadSource } from './entry-thread.source.js';
import { MinutesComposer } from './minutes-composer.js';
import { MinutesController } from './minutes.controller.js';
import { MinutesEditions } from './minutes-editions.js';
import { MinutesPages } from './minutes-page.query.js';
import { MinutesPapersController } from './minutes-papers.controller.js';
import { MinutesReadings } from './minutes-readings.js';
import { MinutesRepository } from './minutes.repository.js';
import { MinutesService } from './minutes.service.js';
import { ProblemMeetingsPanel } from './problem-meetings.panel.js';

/** What `meetings.module.ts` holds for the minutes. */
export const MINUTES_PROVIDERS = [
  EntryThreadSource, MinutesComposer, MinutesEditions, MinutesPages, MinutesReadings, MinutesRepository, MinutesService, ProblemMeetingsPanel,
];

export const MINUTES_CONTROLLERS = [MinutesController, MinutesPapersController];
