import { aCouncil } from '../../factories/council.js';
import { aPoint } from '../../factories/meeting.js';
import { aMeetingToday, openSitting } from '../../factories/sitting.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { textOf } from '../../support/browser.js';

const WORDS = 'Les bailleurs demandent un passage avant sept heures.';

describe('what was written is given back', () => {
  let test: TestApp;
  let address: string;

  beforeAll(async () => {
    test = await startTestApp();
    const council = await aCouncil(test);
    const coordinator = await council.viewer('coordinator');
    const meetingId = await aMeetingToday(test, coordinator, council.plenary.id);
    const point = await aPoint(test, coordinator, meetingId, { title: 'Centre-ville' });
    await openSitting(test, coordinator, meetingId);
    address = `/reunions/${meetingId}/seance/points/${point}/synthese`;
  });

  afterAll(() => test.stop());

  it('when somebody else changed the page meanwhile', async () => {
    const answer = await (await test.as('coordinator@val.example')).post(address, { version: '999', synthesis: WORDS });

    expect(answer.status).toBe(409);
    expect(textOf(answer.html)).toContain(WORDS);
  });

  it('when the text is refused', async () => {
    const long = `${WORDS} ${'x'.repeat(11_000)}`;
    const answer = await (await test.as('coordinator@val.example')).post(address, { version: '1', synthesis: long });

    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toContain(WORDS);
  });

  it('when the session has ended meanwhile', async () => {
    const browser = await test.as('coordinator@val.example');
    await browser.get('/');
    test.clock.moveTo('2026-03-03T09:00:00.000Z');
    const answer = await browser.post(address, { version: '1', synthesis: WORDS });

    expect(answer.status).toBe(403);
    expect(textOf(answer.html)).toContain('Votre session a pris fin');
    expect(textOf(answer.html)).toContain(WORDS);
  });

  it('but never to a form sent from another site', async () => {
    const answer = await (await test.as('coordinator@val.example')).post(address, { synthesis: WORDS }, { origin: 'https://evil.test' });

    expect(answer.status).toBe(403);
    expect(textOf(answer.html)).not.toContain(WORDS);
  });
});
