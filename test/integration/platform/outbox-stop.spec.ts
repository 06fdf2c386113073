import { Clock } from '../../../src/platform/clock/clock.js';
import { Ids } from '../../../src/platform/clock/ids.js';
import { OutboxMessage } from '../../../src/platform/outbox/outbox-message.entity.js';
import { OutboxWorker } from '../../../src/platform/outbox/outbox.worker.js';
import { startTestApp, type TestApp } from '../../support/app.js';

const KIND = 'test.stop';

describe('the outbox of a server that is asked to stop', () => {
  let test: TestApp;
  let worker: OutboxWorker;

  beforeAll(async () => {
    test = await startTestApp();
    worker = test.app.get(OutboxWorker);
    const [clock, ids, { database }] = [test.app.get(Clock), test.app.get(Ids), test];
    await database.unitOfWork(async () => {
      for (let rank = 0; rank < 3; rank += 1) {
        const now = clock.now();
        await database.insert(Object.assign(new OutboxMessage(), { id: ids.next(), kind: KIND, payload: {}, announcedAt: now, dueAt: now, attempts: 0, leaseUntil: null, doneAt: null, failedAt: null }));
      }
    });
  });

  afterAll(() => test.stop());

  it('finishes the message at hand and leaves the others to the next start', async () => {
    const delivered: string[] = [];
    worker.on(KIND, ({ id }) => {
      delivered.push(id);
      void worker.beforeApplicationShutdown();
      return Promise.resolve();
    });

    expect(await worker.drain()).toBe(1);
    expect(delivered).toHaveLength(1);
    const rows = await test.database.read(OutboxMessage, 'message').where('message.kind = :kind', { kind: KIND }).getMany();
    expect(rows.filter(({ doneAt }) => doneAt !== null).map(({ id }) => id)).toEqual(delivered);
    expect(rows.filter(({ failedAt }) => failedAt !== null)).toEqual([]);
  });
});
