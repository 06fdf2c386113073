import { randomUUID } from 'node:crypto';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, textOf } from '../../support/browser.js';

const WORDS = 'Une observation écrite pendant que le mandat prenait fin';

describe('a right that ends while a form is open', () => {
  let test: TestApp;
  let council: SmallCouncil;

  beforeEach(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
  });

  afterEach(() => test.stop());

  const end = (table: string, person: string) =>
    test.database.unitOfWork(() => test.database.sql(`UPDATE ${table} SET ends_on = '2026-03-02' WHERE person_id = :person`, { person: council.persons[person] ?? '' }));

  async function note(browser: Browser, problemId: string) {
    return browser.post(`/dossiers/${problemId}/fil`, { text: WORDS, formKey: randomUUID() });
  }

  async function notes(): Promise<number> {
    return Number((await test.database.sql('SELECT COUNT(*) AS n FROM thread_note'))[0]?.n);
  }

  it('refuses the words of who left the group, as for a row that does not exist', async () => {
    const problemId = await aProblem(test, council, { bodyId: council.group.id, priority: 'normal' });
    const police = await test.as('police@val.example');
    expect((await police.get(`/dossiers/${problemId}`)).status).toBe(200);
    await end('mandate', 'police');

    const refused = await note(police, problemId);

    expect([403, 404]).toContain(refused.status);
    expect(await notes()).toBe(0);
    expect((await police.get(`/dossiers/${problemId}`)).status).not.toBe(200);
  });

  it('gives the words back to who may still read', async () => {
    const problemId = await aProblem(test, council);
    const coordinator = await test.as('coordinator@val.example');
    await coordinator.get(`/dossiers/${problemId}/modifier`);
    await end('council_role', 'coordinator');

    const refused = await coordinator.post(`/dossiers/${problemId}/modifier`, { title: WORDS, version: '1' });

    expect(refused.status).toBe(403);
    expect(textOf(refused.html)).toContain(WORDS);
  });

  it('stops an export', async () => {
    const coordinator = await test.as('coordinator@val.example');
    expect((await coordinator.get('/administration/journal/ecritures.csv')).status).toBe(200);
    await end('council_role', 'coordinator');

    expect((await coordinator.get('/administration/journal/ecritures.csv')).status).toBe(403);
  });
});
