import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { anOpenProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, type Page, textOf } from '../../support/browser.js';

const PATH = '/administration/derogation';
const REASON = 'Les téléphones de service arrivent en avril.';

describe('the derogation to the second factor', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let chair: Browser;
  let restricted: string;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    await aCouncil(test, 'AUT', 'Autreville');
    chair = await test.as('chair@val.example');
    restricted = `/dossiers/${await anOpenProblem(test, await council.viewer('chair'), council.restricted.id, 'Dossier de la restreinte')}`;
  });

  afterAll(() => test.stop());

  const sign = async (fields: Readonly<Record<string, string>>): Promise<Page> => {
    const formKey = hiddenValue((await chair.get(PATH)).html, 'formKey') ?? '';
    return chair.post(PATH, { formKey, until: '30/06/2026', reason: REASON, signature: 'Gilles Ambrevert', ...fields });
  };
  const until = async (): Promise<unknown> => (await test.database.sql("SELECT derogation_until AS day FROM council WHERE code = 'VAL'"))[0]?.day;

  it('that an older release gave ends from its page, and a password alone reads the first level only', async () => {
    expect((await chair.get(restricted)).status).toBe(200);

    expect((await chair.post(`${PATH}/fin`)).status).toBe(303);

    expect((await chair.get(restricted)).status).toBe(404);
    expect(textOf((await chair.get(PATH)).html)).toContain('Aucune dérogation en vigueur');
  });

  it('is refused without a date to come, a reason and the name of who signs; what was typed comes back', async () => {
    const page = await sign({ until: '30/06/2028', reason: 'court', signature: 'Claire Montagnac' });

    expect(page.status).toBe(422);
    for (const field of ['until', 'reason', 'signature']) expect(page.html).toContain(`id="${field}-erreur"`);
    expect(page.html).toContain('30/06/2028');
    expect((await sign({ until: '2 mars 2026' })).status).toBe(422);
    expect((await sign({ until: '' })).status).toBe(422);
    expect((await chair.get(restricted)).status).toBe(404);
  });

  it('is signed in full, opens what it says, is told to its readers and journalised', async () => {
    const page = textOf((await chair.get(PATH)).html);
    const answer = await sign({ signature: 'gilles ambrevert' });

    expect(page).toContain('autorise jusqu’à la date ci-dessous');
    expect(answer.status).toBe(303);
    expect(await until()).toBe('2026-06-30');
    expect((await chair.get(restricted)).status).toBe(200);
    expect(textOf((await chair.get('/')).html)).toContain('Dérogation jusqu’au 30 juin 2026');
    expect(textOf((await chair.get(PATH)).html)).toMatch(/3 mars 2026 Gilles Ambrevert Les téléphones de service arrivent en avril\. 30 juin 2026 en vigueur/);
    expect(await test.database.sql("SELECT act FROM audit_entry WHERE act LIKE 'derogation.%'")).toEqual([{ act: 'derogation.end' }, { act: 'derogation.sign' }]);
  });

  it('ends before its term, at once, and keeps its line', async () => {
    const html = (await chair.get(PATH)).html;
    const end = /action="(\/administration\/derogation\/[\w-]+\/fin)"/.exec(html)?.[1] ?? '';
    const neighbour = await test.as('chair@aut.example');

    expect((await neighbour.post(end)).status).toBe(404);
    expect((await chair.post(end)).status).toBe(303);
    expect((await chair.get(restricted)).status).toBe(404);
    expect(textOf((await chair.get(PATH)).html)).toContain('avant son terme du 30 juin 2026, par Gilles Ambrevert');
  });

  it('sent twice is signed once; a later one takes the place of the former', async () => {
    const formKey = hiddenValue((await chair.get(PATH)).html, 'formKey') ?? '';
    const fields = { formKey, until: '31/03/2026', reason: REASON, signature: 'Gilles Ambrevert' };
    await Promise.all([chair.post(PATH, fields), chair.post(PATH, fields)]);
    await sign({ until: '30/04/2026' });

    const rows = await test.database.sql('SELECT until, ended_at FROM derogation ORDER BY id');
    expect(rows.map(({ until: day, ended_at: ended }) => [day, ended === null])).toEqual([['2026-06-30', false], ['2026-03-31', false], ['2026-04-30', true]]);
    expect(await until()).toBe('2026-04-30');
  });

  it('is signed only by who proved herself within ten minutes', async () => {
    test.clock.moveTo('2026-03-03T08:11:00.000Z');

    expect((await chair.get(PATH)).location).toContain('/compte/confirmation');
    const refused = await chair.post(PATH, { formKey: test.ids.next(), until: '30/06/2026', reason: REASON, signature: 'Gilles Ambrevert' });
    expect(refused.status).not.toBe(303);
    expect(refused.html).toContain(REASON);
    expect(await until()).toBe('2026-04-30');
  });

  it('ends by itself the day after its term', async () => {
    test.clock.moveTo('2026-05-01T08:00:00.000Z');
    const later = await test.as('chair@val.example');

    expect((await later.get(restricted)).status).toBe(404);
    expect(textOf((await later.get(PATH)).html)).toContain('à son terme');
  });
});
