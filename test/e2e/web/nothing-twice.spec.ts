import { randomUUID } from 'node:crypto';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aPoint } from '../../factories/meeting.js';
import { aProblem } from '../../factories/problem.js';
import { aMeetingToday, openSitting } from '../../factories/sitting.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Browser } from '../../support/browser.js';
import { type FreshDatabase, freshDatabase } from '../../support/database.js';

const WINDOWS = 20;
const ROUNDS = 5;

/** Several people on one text, one form sent again, a server started again: no word lost, none kept twice. */
describe('nothing is erased, nothing is done twice', () => {
  let base: FreshDatabase;
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Browser;
  let secretary: Browser;
  let problemId: string;

  beforeAll(async () => {
    base = await freshDatabase();
    await start();
    council = await aCouncil(test);
    problemId = await aProblem(test, council);
    coordinator = await test.as('coordinator@val.example');
    secretary = await test.as('secretary@val.example');
    await coordinator.get('/');
    await secretary.get('/');
  });

  afterAll(async () => {
    await test.stop();
    await base.drop();
  });

  it('twenty windows on one synthesis: each text that was saved is in its history, each other one is given back', async () => {
    const viewer = await council.viewer('coordinator');
    const meetingId = await aMeetingToday(test, viewer, council.plenary.id);
    const item = await aPoint(test, viewer, meetingId, { title: 'Centre-ville' });
    await openSitting(test, viewer, meetingId);
    const path = `/reunions/${meetingId}/seance/points/${item}/synthese`;
    let version = Number((await test.database.sql('SELECT version FROM agenda_item WHERE id = :item', { item }))[0]?.version);
    const saved: string[] = [];
    const lost: string[] = [];

    for (let round = 0; round < ROUNDS; round += 1) {
      const words = Array.from({ length: WINDOWS }, (_, rank) => `Ce qui s’est dit, tour ${round}, fenêtre ${rank}.`);
      const answers = await Promise.all(words.map((synthesis, rank) => (rank % 2 === 0 ? coordinator : secretary).post(path, { version: String(version), synthesis })));
      expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
      answers.forEach(({ status, html }, rank) => {
        const own = words[rank] ?? '';
        if (status === 303) saved.push(own);
        else if (status !== 409 || !html.includes(own)) lost.push(`${status} ${own}`);
      });
      version += 1;
    }

    const history = await test.database.sql("SELECT previous FROM revision WHERE row_id = :item AND row_type = 'agenda_item'", { item });
    const present = await test.database.sql('SELECT synthesis, version FROM agenda_item WHERE id = :item', { item });
    const kept = [...history.map(({ previous }) => String(previous)), String(present[0]?.synthesis)].join('\n');
    expect(lost).toEqual([]);
    expect(saved.filter((text) => !kept.includes(text))).toEqual([]);
    expect([saved.length, Number(present[0]?.version)]).toEqual([ROUNDS, version]);
  });

  it('the same form sent again after the server was started again leads to the first result', async () => {
    const form = { formKey: randomUUID(), problem: problemId, sentence: 'Passer le soir' };
    const first = await coordinator.post('/actions', form);
    const before = await count();
    await restart();
    const again = await coordinatorAgain().post('/actions', form);

    expect([first.status, again.status, again.location]).toEqual([303, 303, first.location]);
    expect(await count()).toBe(before);
  });

  it('a page open while the server is started again still sends what was written on it', async () => {
    await restart();
    const answer = await coordinatorAgain().post(`/dossiers/${problemId}/fil`, { formKey: randomUUID(), text: 'Écrit avant l’arrêt.' });

    expect(answer.status).toBe(303);
    expect(await test.database.sql("SELECT id FROM thread_note WHERE text = 'Écrit avant l’arrêt.'")).toHaveLength(1);
  });

  it('a key used for something else, or by somebody else, is refused, and what was written is given back', async () => {
    const formKey = randomUUID();
    await coordinatorAgain().post(`/dossiers/${problemId}/fil`, { formKey, text: 'La première note.' });
    const other = await coordinatorAgain().post(`/dossiers/${problemId}/fil`, { formKey, text: 'Une tout autre note.' });
    const stolen = await (await test.as('police@val.example')).post(`/dossiers/${problemId}/fil`, { formKey, text: 'La première note.' });

    expect([other.status, stolen.status]).toEqual([409, 409]);
    expect(other.html).toContain('Une tout autre note.');
    expect(await test.database.sql("SELECT id FROM thread_note WHERE text IN ('La première note.', 'Une tout autre note.')")).toHaveLength(1);
  });

  async function start(): Promise<void> {
    test = await startTestApp({ from: { ...base, drop: () => Promise.resolve() } });
  }

  async function restart(): Promise<void> {
    await test.stop();
    await start();
  }

  /** The same cookies and the same token, sent to the server that has just started. */
  function coordinatorAgain(): Browser {
    return coordinator.sentTo(test.app);
  }

  async function count(): Promise<number> {
    return Number((await test.database.sql('SELECT COUNT(*) AS n FROM action'))[0]?.n);
  }
});
