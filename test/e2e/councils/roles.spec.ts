import { CouncilRole, RoleService } from '../../../src/councils/index.js';
import { Account } from '../../../src/people/index.js';
import { RuleViolation } from '../../../src/platform/web/errors.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aMeeting } from '../../factories/meeting.js';
import { anOpenProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, textOf } from '../../support/browser.js';

const ROLES = '/administration/roles';

describe('the roles of a council', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Browser;

  let code: string;
  let councils = 0;

  beforeAll(async () => {
    test = await startTestApp();
  });

  // A council of its own for each test: roles are what it changes.
  beforeEach(async () => {
    councils += 1;
    code = `VA${councils}`;
    council = await aCouncil(test, code);
    coordinator = await as('coordinator');
  });

  afterAll(() => test.stop());

  const as = (key: string) => test.as(`${key}@${code.toLowerCase()}.example`);

  const roleOf = async (role: string, person: string) => {
    const query = test.database.read(CouncilRole, 'role').where('role.role = :role AND role.personId = :personId', { role, personId: council.persons[person] ?? person });
    const found = await query.andWhere('role.endsOn IS NULL').getOne();
    if (found === null) throw new Error(`${person} has no such role`);
    return found;
  };

  async function give(fields: Record<string, string>, browser = coordinator) {
    const form = await browser.get(`${ROLES}/nouveau`);
    return browser.post(ROLES, { formKey: hiddenValue(form.html, 'formKey') ?? '', role: 'secretary', startsOn: '03/03/2026', ...fields });
  }

  async function end(id: string, from: string, browser = coordinator) {
    const form = await browser.get(`${ROLES}/${id}/fin`);
    return browser.post(`${ROLES}/${id}/fin`, { version: hiddenValue(form.html, 'version') ?? '1', from });
  }

  it('open their rights at the very next request, and close them the same', async () => {
    const police = await as('police');
    expect((await police.get('/reunions/nouvelle')).status).toBe(403);

    const given = await give({ person: council.persons.police ?? '' });
    const opened = (await police.get('/reunions/nouvelle')).status;
    const ended = await end((await roleOf('secretary', 'police')).id, '03/03/2026');

    expect([given.status, opened, ended.status]).toEqual([303, 200, 303]);
    expect((await police.get('/reunions/nouvelle')).status).toBe(403);
  });

  it('are kept by chair and coordinator alone, and those of another council are unknown', async () => {
    const neighbour = await aCouncil(test, 'VDB', 'Val de Brune');
    const other = await test.database.read(CouncilRole, 'role').where('role.councilId = :id', { id: neighbour.councilId }).getOne();
    for (const key of ['secretary', 'police', 'reader']) {
      const browser = await as(key);
      expect((await browser.get(ROLES)).status).toBe(403);
      expect((await browser.post(ROLES, { role: 'coordinator' })).status).toBe(403);
    }

    for (const id of [other?.id ?? '', 'nul', '01900000-0000-7000-8000-000000000000']) {
      expect((await coordinator.get(`${ROLES}/${id}/fin`)).status).toBe(404);
      expect((await coordinator.get(`${ROLES}/${id}/passation`)).status).toBe(404);
    }
  });

  it('always leave somebody at the coordination', async () => {
    const own = await roleOf('coordinator', 'coordinator');
    const today = await end(own.id, '03/03/2026');
    const dated = await end(own.id, '30/06/2026');
    await give({ role: 'coordinator', person: council.persons.secretary ?? '', startsOn: '01/07/2026' });
    const late = await end(own.id, '02/07/2026');

    expect([today.status, dated.status, late.status]).toEqual([422, 422, 303]);
    expect(textOf(today.html)).toContain('Le conseil n’aurait plus de coordination à partir du 3 mars 2026.');
    expect(textOf(dated.html)).toContain('à partir du 30 juin 2026');
    expect(dated.html).toContain('value="30/06/2026"');
  });

  it('do not count at the coordination who can no longer sign in', async () => {
    await give({ role: 'coordinator', person: council.persons.secretary ?? '' });
    await test.database.unitOfWork(() => test.database.changeAll(Account, { disabledAt: test.clock.now() }, 'person_id = :id', { id: council.persons.secretary ?? '' }));

    expect((await end((await roleOf('coordinator', 'coordinator')).id, '03/03/2026')).status).toBe(422);
  });

  it('never lose both coordinators to two removals at once', async () => {
    await give({ role: 'coordinator', person: council.persons.secretary ?? '' });
    const service = test.app.get(RoleService);
    const chair = await council.viewer('chair');
    const [first, second] = [await roleOf('coordinator', 'coordinator'), await roleOf('coordinator', 'secretary')];

    const results = await Promise.allSettled([first, second].map(({ id, version }) => service.end(chair, id, version ?? 1, '2026-03-03')));

    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: expect.any(RuleViolation) });
  });

  it('have one chair at a time', async () => {
    const second = await give({ role: 'chair', person: council.persons.reader ?? '' });
    await end((await roleOf('chair', 'chair')).id, '03/03/2026');
    const after = await give({ role: 'chair', person: council.persons.reader ?? '' });

    expect(second.status).toBe(422);
    expect(textOf(second.html)).toContain('La présidence est déjà tenue du 1 er janvier 2024 sans fin prévue');
    expect(after.status).toBe(303);
  });

  it('may be given to somebody new, who is invited; what is missing is asked', async () => {
    const newcomer = { person: 'new', givenName: 'Odon', familyName: 'Delorval', jobTitle: 'délégué', role: 'dpo', invites: '1' };
    const silent = await give(newcomer);
    const nowhere = await give({ ...newcomer, email: 'o.delorval@mairie.example' });
    const done = await give({ ...newcomer, email: 'o.delorval@mairie.example', organisation: council.organisations.VIL ?? '' });
    const account = await test.database.read(Account, 'account').where("account.email = 'o.delorval@mairie.example'").getOne();

    expect(textOf(silent.html)).toContain('Indiquez l’adresse où l’inviter');
    expect(textOf(nowhere.html)).toContain('Dites pour quelle organisation elle agit');
    expect(done.status).toBe(303);
    expect(account).toMatchObject({ passwordHash: null });
    expect((await council.viewer(account?.personId ?? '')).rightsByCouncil.get(council.councilId)).toEqual(new Set(['journal.view']));
  });

  it('given by the chair, invite nobody: that is the coordinator’s alone', async () => {
    const chair = await as('chair');
    const form = await chair.get(`${ROLES}/nouveau`);
    const newcomer = { person: 'new', givenName: 'Ode', familyName: 'Vaurenne', jobTitle: 'agente', email: 'o.vaurenne@mairie.example', organisation: council.organisations.VIL ?? '' };
    const answer = await chair.post(ROLES, { formKey: hiddenValue(form.html, 'formKey') ?? '', role: 'secretary', startsOn: '03/03/2026', invites: '1', ...newcomer });

    expect(answer.status).toBe(303);
    expect(form.html).not.toContain('name="invites"');
    expect(await test.database.read(Account, 'account').where("account.email = 'o.vaurenne@mairie.example'").getOne()).toBeNull();
  });

  it('a departing coordinator passes on a council where the successor finds everything', async () => {
    const viewer = await council.viewer('coordinator');
    const dump = await anOpenProblem(test, viewer, council.plenary.id, 'Dépôts sauvages au Pont-Neuf');
    const action = await anAction(test, viewer, { problemId: dump, leadOrganisationId: council.organisations.BH ?? '', dueOn: '2026-02-20' });
    const meeting = await aMeeting(test, viewer, council.plenary.id);
    const own = await roleOf('coordinator', 'coordinator');
    const form = await coordinator.get(`${ROLES}/${own.id}/passation`);
    const fields = { formKey: hiddenValue(form.html, 'formKey') ?? '', person: council.persons.secretary ?? '', startsOn: '03/03/2026', invites: '1' };

    const answer = await coordinator.post(`${ROLES}/${own.id}/passation`, fields);
    const successor = await as('secretary');

    expect(textOf(form.html)).toContain('Tout reste au conseil');
    expect([answer.status, answer.location]).toEqual([303, '/']);
    expect((await coordinator.get(ROLES)).status).toBe(403);
    for (const path of [`/dossiers/${dump}`, `/actions/${action}`, `/reunions/${meeting}`, ROLES, '/administration/journal', '/partenaires']) {
      expect([path, (await successor.get(path)).status]).toEqual([path, 200]);
    }
    expect(textOf((await successor.get('/')).html)).toContain('Dégager les encombrants');
    expect((await coordinator.get(`/dossiers/${dump}`)).status).toBe(200);
  });
});
