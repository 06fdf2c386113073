import { LinkMails } from '../../notifications/index.js';
import { addDays, instantOf } from '../../platform/clock/calendar.js';
import { OutboxWorker } from '../../platform/outbox/outbox.worker.js';
import { ACTIONS } from './actions/actions.data.js';
import { MEETINGS } from './meetings/meetings.data.js';
import type { Act } from './player.js';
import { fridayAfter, toldQuarters } from './quarters.js';
import type { Stage } from './stage.js';

const COUNCIL = 'VAL';
const LANDLORD = 'BH';
const EVENING = '20:00';

/** What was announced is delivered the same evening: mails are recorded as sent, papers rendered. */
export function deliveryActs(stage: Stage): Act[] {
  const evenings = new Set([
    ...MEETINGS.meetings.flatMap(({ published }) => (published === undefined ? [] : [stage.day(published)])),
    ...ACTIONS.actions.flatMap(({ createdOn }) => (createdOn === undefined ? [] : [stage.day(createdOn)])),
    ...toldQuarters(stage.monday).map((quarter) => fridayAfter(quarter, 3)),
    addDays(stage.monday, -1),
  ]);
  return [...evenings].map((day) => ({ at: instantOf(day, EVENING), run: () => deliver(stage) }));
}

/** The one mail that leaves when the demonstration opens: the landlord’s link, sent by the server as any other. */
export async function askForLink(stage: Stage): Promise<void> {
  await stage.get(LinkMails).ask(await stage.coordinator(COUNCIL), stage.organisation(COUNCIL, LANDLORD));
}

export async function deliver(stage: Stage): Promise<void> {
  await stage.get(OutboxWorker).drain();
}
