import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, type Page, textOf } from '../../support/browser.js';
import { filled, formsOf } from '../attacks/forms.js';

const PAGES = ['/administration', '/administration/reglement', '/administration/listes', '/administration/derogation', '/administration/territoire'];

describe('the settings of a council', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Browser;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    coordinator = await test.as('coordinator@val.example');
  });

  afterAll(() => test.stop());

  /** Sends the form of a page that goes to `action`, some fields said otherwise. */
  async function send(path: string, action: string, changes: Readonly<Record<string, string>>, browser = coordinator): Promise<Page> {
    const form = formsOf((await browser.get(path)).html).find((one) => one.path === action);
    if (form === undefined) throw new Error(`${path} has no form to ${action}`);
    const values = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
    return browser.post(action, { ...values, ...changes });
  }

  it('are opened by the chair and the coordinator alone', async () => {
    const chair = await test.as('chair@val.example');
    for (const path of PAGES) {
      expect((await coordinator.get(path)).status).toBe(200);
      expect((await chair.get(path)).status).toBe(200);
      for (const other of ['secretary', 'reader', 'police', 'landlord']) expect((await (await test.as(`${other}@val.example`)).get(path)).status).toBe(403);
      expect((await test.browser().get(path)).status).toBe(303);
    }
  });

  it('say whether the council is due, and by which article', async () => {
    const before = textOf((await coordinator.get('/administration')).html);
    await send('/administration', '/administration', { population: '4 800' });
    const undecided = textOf((await coordinator.get('/administration')).html);
    await send('/administration', '/administration', { population: '4 800', hasPriorityDistrict: 'non' });
    const free = textOf((await coordinator.get('/administration')).html);
    await send('/administration', '/administration', { population: '15 900', hasPriorityDistrict: 'oui' });

    expect(before).toMatch(/obligatoire.*plus de 5 000 habitants \(CSI, article L132-4\)/);
    expect(before).toContain('l’acte n’est pas encore indiqué');
    expect(undecided).toContain('à préciser');
    expect(free).toContain('facultatif');
  });

  it('keep names, colour, reminders and contact, journal what changed, and refuse a stale form', async () => {
    const version = hiddenValue((await coordinator.get('/administration')).html, 'version') ?? '';
    const changes = { name: 'Valbrune-la-Belle', fullName: 'CLSPD de Valbrune', tint: 'brique', reminderOffsets: '-7, 0 ,7,+21', dpoContact: 'dpo@valbrune.example', territoryCode: '98f01' };

    const answer = await send('/administration', '/administration', changes);
    const page = await coordinator.follow(answer);
    const stale = await send('/administration', '/administration', { ...changes, name: 'Autre nom', version });

    expect(answer.status).toBe(303);
    expect(page.html).toContain('data-teinte="brique"');
    expect(page.html).toMatch(/value="−7, 0, 7, 21"/);
    expect(stale.status).toBe(409);
    expect(stale.html).toContain('Autre nom');
    const [row] = await test.database.sql("SELECT fields FROM audit_entry WHERE act = 'council.change' ORDER BY rank DESC LIMIT 1");
    expect(JSON.parse(String(row?.fields))).toEqual(expect.arrayContaining(['name', 'tint', 'reminderOffsets', 'dpoContact', 'territoryCode']));
  });

  it('give back what was typed, with the field named', async () => {
    const wrong = { name: '\u200b', fullName: 'x'.repeat(201), territoryCode: '12', population: '-3', tint: 'fuchsia', reminderOffsets: 'lundi', hasPriorityDistrict: 'peut-être', code: '1' };
    const page = await send('/administration', '/administration', wrong);

    expect(page.status).toBe(422);
    for (const field of Object.keys(wrong)) expect(page.html).toContain(`id="${field}-erreur"`);
    for (const typed of ['x'.repeat(201), 'lundi', '-3']) expect(page.html).toContain(typed);
  });

  it('let the code change only while no reference begins with it', async () => {
    await aCouncil(test, 'AUT', 'Autreville');
    const taken = await send('/administration', '/administration', { code: 'AUT' });
    const changed = await send('/administration', '/administration', { code: 'vbr' });
    await aProblem(test, council);
    const after = await coordinator.get('/administration');
    const forced = await send('/administration', '/administration', { code: 'ZZZ' });

    expect([taken.status, changed.status]).toEqual([422, 303]);
    expect(taken.html).toContain('id="code-erreur"');
    expect(after.html).not.toContain('name="code"');
    expect(forced.status).not.toBe(303);
    expect(await test.database.sql("SELECT code FROM council WHERE name = 'Valbrune-la-Belle'")).toEqual([{ code: 'VBR' }]);
  });

  it('copy the rules of procedure, each empty unless the council wrote it', async () => {
    const path = '/administration/reglement';
    const wrong = await send(path, path, { convocationDays: 'quinze', tacitApprovalDays: '1e3', mandateYears: '99', adoptedOn: 'demain', quorumWords: 'q'.repeat(301) });
    const answer = await send(path, path, { convocationDays: '15', tacitApprovalDays: '', silenceDays: '', quorumWords: 'Aucun', adoptedOn: '12/01/2026' });
    const page = await coordinator.follow(answer);

    expect(wrong.status).toBe(422);
    for (const field of ['convocationDays', 'tacitApprovalDays', 'mandateYears', 'adoptedOn', 'quorumWords']) expect(wrong.html).toContain(`id="${field}-erreur"`);
    expect(wrong.html).toContain('quinze');
    expect(answer.status).toBe(303);
    expect(page.html).toContain('value="12/01/2026"');
    const [row] = await test.database.sql('SELECT convocation_days, tacit_approval_days, silence_days, quorum_words, plenary_approved_at_next AS ticked FROM rules_of_procedure WHERE council_id = :id', { id: council.councilId });
    expect(row).toMatchObject({ convocation_days: 15, tacit_approval_days: null, silence_days: null, quorum_words: 'Aucun' });
  });

  it('are held to their own council: a coordinator of another one is shown her own', async () => {
    const neighbour = await test.as('coordinator@aut.example');
    const page = textOf((await neighbour.get('/administration')).html);

    expect(page).toContain('Autreville');
    expect(page).not.toContain('Valbrune-la-Belle');
  });
});

describe('the territory of a council', () => {
  const T = '/administration/territoire';
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Browser;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    await aCouncil(test, 'AUT', 'Autreville');
    coordinator = await test.as('coordinator@val.example');
  });

  afterAll(() => test.stop());

  const sent = async (path: string, action: string, fields: Readonly<Record<string, string>>, browser = coordinator): Promise<Page> => {
    const form = formsOf((await browser.get(path)).html).find((one) => one.path === action);
    return browser.post(action, { ...filled(form ?? { path, fields: [] }, {}), ...fields });
  };
  const id = async (table: string, name: string): Promise<string> => String((await test.database.sql(`SELECT id FROM ${table} WHERE name = :name`, { name }))[0]?.id);

  it('is cut in several ways, each with its own sectors', async () => {
    const answers = [
      await sent(T, `${T}/communes`, { communes: '98F01 Valbrune\nLe Cheylat' }),
      await sent(T, `${T}/decoupages`, { zoningName: 'Secteur CLSPD', sectors: 'Centre\nLes Tilleuls' }),
      await sent(T, `${T}/decoupages`, { zoningName: 'QPV', sectors: 'Les Tilleuls' }),
    ];
    const page = textOf((await coordinator.get(T)).html);

    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    for (const name of ['Valbrune', '98F01', 'Le Cheylat', 'non indiqué', 'QPV', 'Centre', 'Les Tilleuls']) expect(page).toContain(name);
  });

  it('refuses a name twice, a bad code, an empty list, and keeps what was typed', async () => {
    const twice = await sent(T, `${T}/decoupages`, { zoningName: 'QPV', sectors: 'Ailleurs' });
    const empty = await sent(T, `${T}/decoupages`, { zoningName: '', sectors: '' });
    const commune = await id('commune', 'Le Cheylat');
    const code = await sent(`${T}/communes/${commune}`, `${T}/communes/${commune}`, { name: 'Le Cheylat', code: '9' });
    const same = await sent(`${T}/communes/${commune}`, `${T}/communes/${commune}`, { name: 'Le Cheylat', code: '98F01' });

    expect([twice.status, empty.status, code.status, same.status]).toEqual([422, 422, 422, 422]);
    expect(twice.html).toContain('id="zoningName-erreur"');
    expect(twice.html).toContain('Ailleurs');
    expect(code.html).toContain('id="code-erreur"');
    expect(same.html).toContain('id="code-erreur"');
  });

  it('puts a sector aside: offered no more, still said by the problem that carries it', async () => {
    const sectorId = await id('sector', 'Centre');
    const problemId = await aProblem(test, council, { sectorId });
    const path = `${T}/secteurs/${sectorId}`;

    const answer = await sent(path, path, { name: 'Centre ancien', isRetired: '1' });
    const fresh = await coordinator.get('/dossiers/nouveau');
    const edit = await coordinator.get(`/dossiers/${problemId}/modifier`);

    expect(answer.status).toBe(303);
    expect(textOf((await coordinator.get(`/dossiers/${problemId}`)).html)).toContain('Centre ancien');
    expect(fresh.html).not.toContain('Centre ancien');
    expect(edit.html).toMatch(new RegExp(`value="${sectorId}" selected`));
  });

  it('is unknown to another council', async () => {
    const neighbour = await test.as('coordinator@aut.example');
    const sectorId = await id('sector', 'Centre ancien');
    const zoningId = await id('zoning', 'QPV');

    for (const path of [`${T}/secteurs/${sectorId}`, `${T}/decoupages/${zoningId}`, `${T}/decoupages/${zoningId}/secteurs`, `${T}/secteurs/nul`, `${T}/rien/${sectorId}`]) {
      expect((await neighbour.get(path)).status).toBe(404);
    }
    expect((await neighbour.post(`${T}/secteurs/${sectorId}`, { name: 'Pris', version: '2' })).status).toBe(404);
    expect(textOf((await neighbour.get(T)).html)).not.toContain('Centre ancien');
  });

  it('refuses a stale version', async () => {
    const path = `${T}/secteurs/${await id('sector', 'Centre ancien')}`;

    expect((await sent(path, path, { name: 'Autrement', version: '1' })).status).toBe(409);
  });
});
