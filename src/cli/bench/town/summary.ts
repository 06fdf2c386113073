import type { INestApplicationContext } from '@nestjs/common';
import { addDays, previousQuarter, quarterBounds, quarterOf } from '../../../platform/clock/calendar.js';
import { Database } from '../../../platform/database/database.js';
import { OutboxMessage } from '../../../platform/outbox/outbox-message.entity.js';
import { Viewers } from '../../../sign-in/viewers.js';
import { SummaryDrafts } from '../../../summaries/draft/summary-drafts.js';
import { SummaryService } from '../../../summaries/summary.service.js';
import type { BenchCouncil } from './set-up.js';

/** Publishes the last quarter through the service; its paper is marked as made, for memory is measured before any PDF. */
export async function publishSummary(app: INestApplicationContext, council: BenchCouncil, today: string): Promise<string> {
  const get = <T>(service: abstract new (...args: never[]) => T): T => app.get<T>(service, { strict: false });
  const quarter = previousQuarter(quarterOf(today));
  const viewer = await get(Viewers).forPerson(council.coordinatorId, council.id);
  const service = get(SummaryService);
  const version = async (): Promise<number> => (await get(SummaryDrafts).draftOf(viewer, quarter)).version;
  await service.calculate(viewer, quarter, { cutOffOn: cutOff(quarter, today) });
  const sentences = 'Les faits reculent sur le boulevard.\nLe hall des Tilleuls tient.\nLe parking Nord reste à traiter.';
  const texts = { title: 'Un trimestre plus calme', sentences, worked: 'Les chicanes.', resists: 'Le parking Nord.', asked: 'Voter l’éclairage.' };
  await service.write(viewer, quarter, await version(), texts);
  await service.publish(viewer, quarter, await version());
  const database = get(Database);
  await database.unitOfWork(() => database.changeAll(OutboxMessage, { doneAt: `${today}T00:00:00.000Z` }, '"done_at" IS NULL', {}));
  return quarter;
}

function cutOff(quarter: string, today: string): string {
  const afterwards = addDays(quarterBounds(quarter).last, 10);
  return afterwards < today ? afterwards : addDays(today, -1);
}
