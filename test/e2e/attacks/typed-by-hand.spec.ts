import { randomUUID } from 'node:crypto';
import { CouncilSetup } from '../../../src/councils/index.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aMeeting, aPoint } from '../../factories/meeting.js';
import { aProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Browser, Page } from '../../support/browser.js';
import { filled, formsOf } from './forms.js';

const ABSENT = 'ffffffff-ffff-7fff-bfff-ffffffffffff';
const REFUSED = [404, 409, 422];

describe('what nobody types on our pages', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let other: SmallCouncil;
  let coordinator: Browser;
  let problemId: string;
  let actionId: string;
  let meetingId: string;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    other = await aCouncil(test, 'VDB', 'le Val de Brune');
    const viewer = await council.viewer('coordinator');
    problemId = await aProblem(test, council);
    actionId = await anAction(test, viewer, { problemId, leadOrganisationId: council.organisations.BH ?? '', dueOn: '2026-03-20' });
    meetingId = await aMeeting(test, viewer, council.plenary.id);
    await aPoint(test, viewer, meetingId);
    coordinator = await test.as('coordinator@val.example');
  });

  afterAll(() => test.stop());

  /** The form of a page that goes to this address, sent with these changes and a new one-time key. */
  async function send(page: string, action: string, changes: Readonly<Record<string, string | readonly string[]>>, browser = coordinator): Promise<Page> {
    const form = formsOf((await browser.get(page)).html).find(({ path }) => path.endsWith(action));
    if (form === undefined) throw new Error(`${page} has no form to ${action}`);
    return browser.post(form.path, { ...filled(form), ...(form.fields.some(({ name }) => name === 'formKey') ? { formKey: randomUUID() } : {}), ...changes });
  }

  async function count(table: string): Promise<number> {
    return Number((await test.database.sql(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);
  }

  describe('an id of nothing, or of another council, in a list of choices', () => {
    const cases: readonly (readonly [string, () => Promise<Page>[]])[] = [
      ['the sector of a new problem', () => ids().map((sector) => send('/dossiers/nouveau', '/dossiers', { sector }))],
      ['the origin of a new problem', () => ids().map((origin) => send('/dossiers/nouveau', '/dossiers', { origin }))],
      ['the lead of a new problem', () => ids().map((lead) => send('/dossiers/nouveau', '/dossiers', { lead }))],
      ['the sector of a problem', () => ids().map((sector) => send(`/dossiers/${problemId}/modifier`, '/modifier', { sector }))],
      ['the lead of an action', () => ids().map((lead) => send('/actions/nouvelle', '/actions', { lead }))],
      ['a contributor of an action', () => ids().map((contributors) => send('/actions/nouvelle', '/actions', { contributors }))],
      ['the body of an action', () => [ABSENT, other.plenary.id].map((body) => send('/actions/nouvelle', '/actions', { body }))],
      ['the problem of an action', () => [ABSENT, 'x'].map((problem) => send(`/actions/nouvelle?dossier=${problemId}`, '/actions', { problem }))],
      ['the lead of a plan', () => ids().map((lead) => send(`/actions/${actionId}/echeance`, '/echeance', { lead, reason: 'Autre pilote' }))],
      ['the presenter of a point', () => ids().map((presenter) => send(`/reunions/${meetingId}`, '/points', { title: 'Point à part', presenter }))],
      ['who declares a fact', () => ids().map((organisation) => send(`/dossiers/${problemId}/faits`, '/faits', { organisation }))],
    ];

    function ids(): string[] {
      return [ABSENT, other.organisations.BH ?? ''];
    }

    it('is the only thing wrong with it: the same forms pass untouched', async () => {
      const statuses = [
        await send('/dossiers/nouveau', '/dossiers', {}),
        await send('/actions/nouvelle', '/actions', {}),
        await send(`/reunions/${meetingId}`, '/points', { title: 'Point de passage' }),
        await send(`/dossiers/${problemId}/faits`, '/faits', {}),
      ].map(({ status }) => status);

      expect(statuses).toEqual([303, 303, 303, 303]);
    });

    it.each(cases)('%s: is refused and writes nothing', async (_, attempts) => {
      const before = await count('audit_entry');

      const statuses = (await Promise.all(attempts())).map(({ status }) => status);

      expect(statuses.filter((status) => !REFUSED.includes(status))).toEqual([]);
      expect(await count('audit_entry')).toBe(before);
    });
  });

  it.each(['/actions?apres=%00_', '/actions?apres=0_a%00b_', '/actions?vue=closes&apres=%00_', '/dossiers?apres=%00_', '/reunions?apres=2026-99-99_', '/bilan?avant=%00_'])('%s is a list like another', async (address) => {
    expect((await coordinator.get(`${address}${ABSENT}`)).status).toBeLessThan(500);
  });

  it('takes forms alone: a body of another kind is refused before it is read', async () => {
    const csrf = /name="csrf" value="([^"]*)"/.exec((await coordinator.get('/')).html)?.[1] ?? '';
    const origin = test.settings.baseUrl;
    const bodies = [
      ['application/json', JSON.stringify({ csrf, theme: 'sombre', here: '\ud800' })],
      ['application/json', '{"__proto__":{"admin":true}}'],
      ['text/plain', `csrf=${csrf}`],
      ['multipart/form-data', 'x'],
      ['application/xml', '<a/>'],
    ] as const;

    const statuses = [];
    for (const [type, payload] of bodies) {
      const headers = { host: new URL(origin).host, origin, 'content-type': type, cookie: `beffroi=${coordinator.cookie('beffroi') ?? ''}` };
      statuses.push((await test.app.inject({ method: 'POST', url: '/affichage', payload, headers })).statusCode);
    }

    expect(statuses).toEqual([415, 415, 415, 415, 415]);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });

  it('keeps the level that was asked, even when another council was shown meanwhile', async () => {
    const setup = test.app.get(CouncilSetup);
    await test.database.unitOfWork(() => setup.giveRole(other.councilId, council.persons.coordinator ?? '', 'coordinator', '2024-01-01'));
    const browser = await test.as('coordinator@val.example');
    const form = formsOf((await browser.get(`/actions/nouvelle?dossier=${problemId}`)).html).find(({ path }) => path === '/actions');
    await browser.post('/conseil', { conseil: other.councilId, here: '/' });

    const made = await browser.post('/actions', { ...filled(form ?? { path: '', fields: [] }), lead: council.organisations.BH ?? '', level: council.group.id });
    const unknown = await browser.post('/actions', { ...filled(form ?? { path: '', fields: [] }), formKey: randomUUID(), level: ABSENT });
    const rows = await test.database.sql('SELECT group_id FROM action WHERE id = :id', { id: made.location?.split('/').at(-1) ?? '' });

    expect(made.status).toBe(303);
    expect(rows.map(({ group_id: groupId }) => groupId)).toEqual([council.group.id]);
    expect(unknown.status).toBe(422);
  });

  it('shows the actions of a problem whatever the council shown', async () => {
    const browser = await test.as('coordinator@val.example');
    await browser.post('/conseil', { conseil: other.councilId, here: '/' });

    expect((await browser.get(`/dossiers/${problemId}/cloture`)).html).toContain(`version_${actionId}`);
  });

  it('lets no substitute read a group', async () => {
    const setup = test.app.get(CouncilSetup);
    await test.database.unitOfWork(() => setup.giveMandate(council.councilId, council.seats['group.landlord'] ?? '', council.persons.transport ?? '', 'substitute', '2024-01-01'));

    expect((await council.viewer('transport')).groupIds).toEqual([]);
    expect((await council.viewer('landlord')).groupIds).toEqual([council.group.id]);
  });
});
