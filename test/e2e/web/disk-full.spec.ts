import { randomUUID } from 'node:crypto';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { aCouncil } from '../../factories/council.js';
import { aProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { textOf } from '../../support/browser.js';
import { engineOfTheRun } from '../../support/database.js';

const describeOnSqlite = engineOfTheRun() === 'sqlite' ? describe : describe.skip;

/** The disk has no room left: SQLite says so as soon as its file may not grow. */
describeOnSqlite('a full disk', () => {
  let test: TestApp;
  let writer: DataSource;

  beforeAll(async () => {
    test = await startTestApp();
    writer = test.app.get<DataSource>(getDataSourceToken());
  });

  afterAll(() => test.stop());

  it('refuses to write in French, gives the words back, lets everybody read, and keeps what it acknowledged', async () => {
    const problemId = await aProblem(test, await aCouncil(test));
    const coordinator = await test.as('coordinator@val.example');
    await coordinator.get('/');
    const [size] = await writer.query<{ page_count: number }[]>('PRAGMA page_count');
    await writer.query(`PRAGMA max_page_count = ${(size?.page_count ?? 0) + 4}`);
    const note = (rank: number) => coordinator.post(`/dossiers/${problemId}/fil`, { formKey: randomUUID(), text: `Note ${rank} ${'mot '.repeat(200)}` });

    let saved = 0;
    let answer = await note(saved);
    while (answer.status === 303) {
      saved += 1;
      answer = await note(saved);
    }

    expect(answer.status).toBe(507);
    expect(textOf(answer.html)).toContain('Le serveur n’a plus de place');
    expect(answer.html).toContain(`Note ${saved} mot`);
    test.clock.moveTo('2026-03-03T08:10:00.000Z'); // long enough for a session to be touched
    expect((await coordinator.get(`/dossiers/${problemId}`)).status).toBe(200);
    expect(await test.database.sql('SELECT id FROM thread_note')).toHaveLength(saved);
    await writer.query('PRAGMA max_page_count = 1000000');
    expect((await note(saved)).status).toBe(303);
  });
});
