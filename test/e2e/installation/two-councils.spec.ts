import { Territory } from '../../../src/places/index.js';
import { type Route, RouteInventory } from '../../../src/platform/access/route-inventory.js';
import { FactService } from '../../../src/problems/index.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aMeeting, aPoint } from '../../factories/meeting.js';
import { aProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue } from '../../support/browser.js';

/** A word that stands in every text of the other council, and nowhere else. */
const CANARY = /zorblique/i;

/** The row of the other council that an address speaks of. */
const ROW_OF_PATH: readonly (readonly [RegExp, string])[] = [
  [/^\/dossiers\/:/, 'problem'], [/^\/actions\/:/, 'action'], [/^\/reunions\/:/, 'meeting'], [/^\/partenaires\/:/, 'organisation'],
  [/^\/sieges\/:/, 'seat'], [/^\/administration\/instances\/:/, 'body'], [/^\/administration\/territoire\/decoupages\/:/, 'zoning'], [/.*/, 'problem'],
];
const ROW_OF_PARAM: Readonly<Record<string, string>> = {
  itemId: 'point', point: 'point', factId: 'fact', noteId: 'note', contactId: 'contact', replyId: 'action', seatId: 'seat', mandateId: 'mandate', part: 'part', list: 'list', code: 'code', gesture: 'gesture',
};

/** Pages of the person herself or of the whole installation: no row of a council is named in their address. */
const NOT_OF_A_ROW = /^\/(?:(?:compte|mot-de-passe|invitation|lien|installation|connexion|bilan)\b|administration\/listes\/:list$)/;

describe('two councils in one installation', () => {
  let test: TestApp;
  let other: SmallCouncil;
  let rows: Readonly<Record<string, string>>;
  let routes: Route[];
  let coordinator: Browser;

  beforeAll(async () => {
    test = await startTestApp();
    await aCouncil(test);
    other = await aCouncil(test, 'ZOR', 'Zorblique');
    rows = await rowsOf(other);
    routes = test.app.get(RouteInventory).routes();
    coordinator = await test.as('coordinator@val.example');
  });

  afterAll(() => test.stop());

  async function rowsOf(council: SmallCouncil): Promise<Record<string, string>> {
    const viewer = await council.viewer('coordinator');
    const territory = test.app.get(Territory);
    const sectors = await test.database.unitOfWork(() => territory.addZoning(council.councilId, 'Découpage zorblique', ['Secteur zorblique']));
    const problem = await aProblem(test, council, { title: 'Rodéos zorblique', places: ['Place zorblique'] });
    const meeting = await aMeeting(test, viewer, council.plenary.id, { place: 'Salle zorblique' });
    const fact = { happenedOn: '2026-03-02', band: null, time: null, placeName: null, source: 'agent', organisationId: null, text: 'Un fait zorblique' } as const;
    const idOf = async (table: string): Promise<string> => String((await test.database.sql(`SELECT id FROM ${table} WHERE council_id = :id`, { id: council.councilId }))[0]?.id);
    return {
      problem, meeting,
      action: await anAction(test, viewer, { problemId: problem, sentence: 'Patrouille zorblique', leadOrganisationId: council.organisations.BH ?? '' }),
      point: await aPoint(test, viewer, meeting, { title: 'Point zorblique' }),
      fact: await test.app.get(FactService).add(viewer, problem, fact),
      note: problem,
      organisation: council.organisations.BH ?? '', seat: council.seats['plenary.landlord'] ?? '', body: council.plenary.id,
      sector: sectors.get('Secteur zorblique') ?? '', zoning: await idOf('zoning'), contact: await idOf('contact'), mandate: await idOf('mandate'),
      part: 'secteurs', list: 'refus', code: 'own-zorblique', gesture: 'monter',
    };
  }

  function addressOf({ path }: Route): string {
    const [, row = 'problem'] = ROW_OF_PATH.find(([pattern]) => pattern.test(path)) ?? [];
    const own = path.startsWith('/administration/territoire/:part') ? rows.sector : rows[row];
    return path.replaceAll(/:(\w+)/g, (_, name: string) => (name === 'id' ? own : rows[ROW_OF_PARAM[name] ?? row]) ?? '');
  }

  const ofRows = (verb: string): Route[] => routes.filter((route) => route.verb === verb && route.path.includes(':') && !NOT_OF_A_ROW.test(route.path) && route.rule !== 'everyone' && route.rule !== 'reply-link');

  it('share no row: every address of one council is unknown to the coordinator of the other', async () => {
    const shown: string[] = [];
    for (const route of ofRows('GET')) {
      const page = await coordinator.get(addressOf(route));
      if (page.status !== 404 || CANARY.test(page.html)) shown.push(`${page.status} ${route.path}`);
    }

    expect(ofRows('GET').length).toBeGreaterThan(25);
    expect(shown).toEqual([]);
  });

  it('change no row of each other: every form sent with the other council’s ids is refused and writes nothing there', async () => {
    const count = async (): Promise<unknown> => (await test.database.sql('SELECT COUNT(*) AS acts FROM audit_entry WHERE chain = :id', { id: other.councilId }))[0]?.acts;
    const before = await count();
    const formKey = hiddenValue((await coordinator.get('/dossiers/nouveau')).html, 'formKey') ?? '';
    const accepted: string[] = [];
    for (const route of ofRows('POST')) {
      const page = await coordinator.post(addressOf(route), { formKey, version: '1', text: 'Une note', name: 'Pris', label: 'Pris', sentence: 'Pris par un autre', reason: 'Parce que c’est ainsi', to: 'monitored' });
      // 400: the form itself is unreadable, whatever the row.
      if (![400, 403, 404].includes(page.status)) accepted.push(`${page.status} ${route.path}`);
    }

    expect(ofRows('POST').length).toBeGreaterThan(25);
    expect(accepted).toEqual([]);
    expect(await count()).toEqual(before);
  });

  it('show nothing of each other in any list, filter, setting or journal', async () => {
    const told: string[] = [];
    const lists = routes.filter(({ verb, path, rule }) => verb === 'GET' && !path.includes(':') && rule !== 'reply-link');
    const filters = [`/dossiers?secteur=${rows.sector ?? ''}`, `/dossiers?pilote=${rows.organisation ?? ''}`, `/actions?dossier=${rows.problem ?? ''}`, `/actions?instance=${rows.body ?? ''}`, `/reunions?instance=${rows.body ?? ''}`,
      `/administration/composition?le=2026-03-03&instance=${rows.body ?? ''}`, `/actions/nouvelle?dossier=${rows.problem ?? ''}`];
    for (const path of [...lists.map((route) => route.path), ...filters]) {
      if (path === '/donnees-personnelles') continue; // whom to write to, council by council, for everybody
      if (CANARY.test((await coordinator.get(path)).html)) told.push(path);
    }

    expect(told).toEqual([]);
  });

  it('are chosen by nobody who has no part in them', async () => {
    const answer = await coordinator.post('/conseil', { conseil: other.councilId, here: '/dossiers' });

    expect(answer.status).toBe(404);
    expect((await coordinator.get('/administration')).html).not.toMatch(CANARY);
  });

  it('(control) the other council’s own coordinator opens those addresses', async () => {
    const owner = await test.as('coordinator@zor.example');
    const opened = [];
    for (const route of ofRows('GET')) if ((await owner.get(addressOf(route))).status === 200) opened.push(route.path);

    expect(opened.length).toBeGreaterThan(20);
    expect((await owner.get('/dossiers')).html).toMatch(CANARY);
  });
});
