import { randomUUID } from 'node:crypto';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Browser } from '../../support/browser.js';

/** Ten browsers' worth of the same press, two people on the same row: one result, and never a broken page. */
describe('several at once', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Browser;
  let landlord: Browser;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    coordinator = await test.as('coordinator@val.example');
    landlord = await test.as('landlord@val.example');
    await coordinator.get('/');
    await landlord.get('/');
  });

  afterAll(() => test.stop());

  it('makes one object of one form sent ten times', async () => {
    const problemId = await aProblem(test, council);
    const forms: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
      ['action', '/actions', { problem: problemId, sentence: 'Passer le soir' }],
      ['thread_note', `/dossiers/${problemId}/fil`, { text: 'Vu ce matin.' }],
      ['fact', `/dossiers/${problemId}/faits`, { day: 'hier', source: 'agent' }],
      ['meeting', '/reunions', { body: council.plenary.id, heldOn: '20/03/2026', startsAt: '9 h', endsAt: '10 h', place: 'Mairie' }],
    ];
    for (const [table, path, fields] of forms) {
      const before = await count(table);
      const formKey = randomUUID();

      const answers = await Promise.all(Array.from({ length: 10 }, () => coordinator.post(path, { ...fields, formKey })));

      expect([table, ...new Set(answers.map(({ status, location }) => `${status} ${location ?? ''}`))]).toHaveLength(2);
      expect([table, (await count(table)) - before]).toEqual([table, 1]);
    }
  });

  it('ends with a closed action, or with its answer first, never with both halves', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { problemId, actionId } = await entrusted();
      const closing = { version: '2', outcome: 'closed', motive: 'resolved', lesson: 'Terminé.', [`version_${actionId}`]: '1', [`result_${actionId}`]: 'done', [`sentence_${actionId}`]: 'Fait ce matin même.' };

      const answers = await Promise.all([
        coordinator.post(`/dossiers/${problemId}/cloture`, closing),
        landlord.post(`/actions/${actionId}/reponse`, { formKey: randomUUID(), state: 'fait' }),
      ]);

      expect(answers.map(({ status }) => status).filter((status) => ![303, 404, 409].includes(status))).toEqual([]);
      expect(await openIn(problemId)).toEqual([]);
    }
  });

  it('opens no action in a problem that is being closed', async () => {
    for (let round = 0; round < 5; round += 1) {
      const problemId = await aProblem(test, council);

      const answers = await Promise.all([
        coordinator.post(`/dossiers/${problemId}/cloture`, { version: '1', outcome: 'closed', motive: 'resolved', lesson: 'Terminé.' }),
        coordinator.post('/actions', { formKey: randomUUID(), problem: problemId, sentence: 'Passer le soir' }),
      ]);

      expect(answers.map(({ status }) => status).filter((status) => ![303, 409].includes(status))).toEqual([]);
      expect(await openIn(problemId)).toEqual([]);
    }
  });

  async function entrusted(): Promise<{ problemId: string; actionId: string }> {
    const problemId = await aProblem(test, council);
    const lead = council.organisations.BH ?? '';
    return { problemId, actionId: await anAction(test, await council.viewer('coordinator'), { problemId, leadOrganisationId: lead, dueOn: '2026-03-20' }) };
  }

  /** Open actions of a problem that is closed: there must be none. */
  function openIn(problemId: string) {
    return test.database.sql("SELECT a.id FROM action a JOIN problem p ON p.id = a.problem_id WHERE p.id = :problemId AND p.status = 'closed' AND a.state = 'open'", { problemId });
  }

  async function count(table: string): Promise<number> {
    return Number((await test.database.sql(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);
  }
});
