import { DELIVERED } from '../../councils/index.js';
import { readFact } from './fact.form.js';

const NOW = '2026-03-03T08:00:00.000Z'; // 9:00 in Paris
const TODAY = '2026-03-03';

describe('one line of a fact', () => {
  it('reads a day in words, an hour, a place, a source', async () => {
    const reading = await readFact({ day: 'hier', time: '21 h 15', place: 'Rue des Fondeurs', source: 'agent' }, NOW, TODAY, DELIVERED);

    expect(reading).toMatchObject({
      ok: true,
      form: { happenedOn: '2026-03-02', time: '21:15', band: 10, placeName: 'Rue des Fondeurs', source: 'agent', organisationId: null, text: null },
    });
  });

  it('takes a band when the hour is not known', async () => {
    const reading = await readFact({ day: '28/02/2026', band: '9', source: 'resident' }, NOW, TODAY, DELIVERED);

    expect(reading).toMatchObject({ ok: true, form: { happenedOn: '2026-02-28', time: null, band: 9 } });
  });

  it('says everything that is wrong at once, and keeps what was typed', async () => {
    const reading = await readFact({ day: '31/02/2026', time: 'tard', source: '' }, NOW, TODAY, DELIVERED);

    expect(reading.ok).toBe(false);
    expect(Object.keys(reading.errors).sort()).toEqual(['day', 'source', 'time']);
    expect(reading.values).toMatchObject({ day: '31/02/2026', time: 'tard' });
  });

  it('refuses what has not happened yet', async () => {
    expect((await readFact({ day: '04/03/2026', source: 'agent' }, NOW, TODAY, DELIVERED)).errors).toHaveProperty('day');
    expect((await readFact({ day: 'aujourd’hui', time: '9 h 01', source: 'agent' }, NOW, TODAY, DELIVERED)).errors).toHaveProperty('time');
    expect((await readFact({ day: 'aujourd’hui', band: '5', source: 'agent' }, NOW, TODAY, DELIVERED)).errors).toHaveProperty('band');
    expect((await readFact({ day: 'aujourd’hui', time: '9 h', source: 'agent' }, NOW, TODAY, DELIVERED)).ok).toBe(true);
  });

  it('refuses a text longer than 500 characters', async () => {
    expect((await readFact({ day: 'hier', source: 'agent', text: 'a'.repeat(501) }, NOW, TODAY, DELIVERED)).errors).toHaveProperty('text');
  });
});
