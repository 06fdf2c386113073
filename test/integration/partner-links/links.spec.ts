import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { PartnerLinks } from '../../../src/partner-links/index.js';
import { systemViewer } from '../../../src/platform/access/viewer.js';
import { ActionNotAllowed } from '../../../src/platform/web/errors.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, textOf } from '../../support/browser.js';

const DAY_MS = 86_400_000;

let test: TestApp;
let council: SmallCouncil;

beforeAll(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
  await anAction(test, await council.viewer('coordinator'), { leadOrganisationId: council.organisations.BH ?? '' });
});

afterAll(() => test.stop());

async function aLink(code = 'BH', person = 'landlord') {
  const owner = { councilId: council.councilId, organisationId: council.organisations[code] ?? '', personId: council.persons[person] ?? '' };
  return test.app.get(PartnerLinks).make(systemViewer('test', council.councilId), { ...owner, notificationId: null });
}

async function visiting(token: string): Promise<Browser> {
  const browser = test.browser();
  await browser.post(`/lien/${token}`);
  return browser;
}

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const source = test.app.get<DataSource>(getDataSourceToken());
  const tables = source.entityMetadatas.map(({ tableName }) => tableName).sort();
  const dumps: string[] = [];
  for (const table of tables) dumps.push(`${table} ${JSON.stringify((await test.database.sql(`SELECT * FROM "${table}"`)).map((row) => JSON.stringify(row)).sort())}`);
  return dumps.join('\n');
}

describe('looking at a link', () => {
  it('fifty times, by GET and by HEAD, changes no byte of any table and signs nobody in', async () => {
    const { token } = await aLink();
    const before = await everything();
    const browser = test.browser();

    for (let times = 0; times < 50; times += 1) {
      expect((await browser.get(`/lien/${token}`)).status).toBe(200);
      expect((await browser.head(`/lien/${token}`)).status).toBe(200);
    }

    expect(await everything()).toBe(before);
    expect(browser.cookie('visite')).toBeUndefined();
    expect((await browser.get('/lien/actions')).status).toBe(404);
    expect((await visiting(token)).cookie('visite')).toBeDefined();
  });

  it('shows the organisation, the last day, one button, and nothing of what it opens', async () => {
    const { token } = await aLink();

    const page = await test.browser().get(`/lien/${token}`);

    const text = textOf(page.html);
    expect(text).toContain('Brune Habitat');
    expect(text).toContain('Valable 14 jours, jusqu’au mardi 17 mars 2026');
    expect(page.html.match(/<button/g)).toHaveLength(1);
    expect(text).not.toContain('encombrants');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.headers['referrer-policy']).toBe('same-origin');
  });

  it('says the same, byte for byte, of a link that is unknown, altered, expired or revoked', async () => {
    const expired = await aLink();
    const revoked = await aLink();
    await test.app.get(PartnerLinks).revoke(await council.viewer('coordinator'), revoked.id);
    const start = test.clock.now();
    const tokens = ['A'.repeat(43), `${revoked.token.slice(0, -1)}${revoked.token.endsWith('A') ? 'B' : 'A'}`, expired.token, revoked.token];

    test.clock.moveTo(test.clock.in(14 * DAY_MS));
    const shown = await Promise.all(tokens.map((token) => test.browser().get(`/lien/${token}`)));
    const pressed = await Promise.all(tokens.map((token) => test.browser().post(`/lien/${token}`)));
    test.clock.moveTo(start);

    expect(new Set([...shown, ...pressed].map(({ status }) => status))).toEqual(new Set([404]));
    expect(new Set([...shown, ...pressed].map(({ html }) => html)).size).toBe(1);
    expect(textOf(shown[0]?.html ?? '')).toContain('Ce lien n’est plus valable');
  });

  it('still opens a minute before its fourteen days are over', async () => {
    const { token } = await aLink();
    const start = test.clock.now();

    test.clock.moveTo(test.clock.in(14 * DAY_MS - 60_000));
    const pressed = await test.browser().post(`/lien/${token}`);
    test.clock.moveTo(start);

    expect(pressed.location).toBe('/lien/actions');
  });
});

describe('a visit', () => {
  it('is narrow: outside /lien its browser is a stranger', async () => {
    const browser = await visiting((await aLink()).token);

    for (const path of ['/', '/dossiers', '/actions', '/reunions', '/partenaires', '/bilan']) {
      const answer = await browser.get(path);
      expect([303, 404]).toContain(answer.status);
      if (answer.status === 303) expect(answer.location).toMatch(/^\/connexion/);
    }
  });

  it('keeps its cookie under /lien, out of reach of scripts, as long as a link may live', async () => {
    const { token } = await aLink();

    const answer = await test.browser().post(`/lien/${token}`);

    const cookie = [answer.headers['set-cookie']].flat().join(';');
    expect(cookie).toMatch(/^visite=[\w-]{43}; Max-Age=1209600; Path=\/lien; HttpOnly; SameSite=Lax$/);
  });

  it('is one of several: telephone, then office; ending one leaves the other', async () => {
    const { token } = await aLink();
    const phone = await visiting(token);
    const office = await visiting(token);

    const ended = await phone.post('/lien/fin');

    expect(ended.location).toBe('/lien/fin');
    expect(textOf((await phone.get('/lien/fin')).html)).toContain('Visite terminée');
    expect((await phone.get('/lien/actions')).status).toBe(404);
    expect((await office.get('/lien/actions')).status).toBe(200);
  });

  it('ends with its link, and the coordinator sees both', async () => {
    const links = test.app.get(PartnerLinks);
    const coordinator = await council.viewer('coordinator');
    const made = await aLink('TB', 'transport');
    const browser = await visiting(made.token);

    await links.revoke(coordinator, made.id);

    const [card] = await links.ofOrganisation(coordinator, council.organisations.TB ?? '');
    expect(card).toMatchObject({ id: made.id, personName: 'Solène Kerzhéro', isLive: false });
    expect(card?.visits).toHaveLength(1);
    expect((await browser.get('/lien/actions')).status).toBe(404);
  });

  it('is revoked alone too, by the coordinator and nobody else', async () => {
    const links = test.app.get(PartnerLinks);
    const coordinator = await council.viewer('coordinator');
    const made = await aLink('PM', 'police');
    const [first, second] = [await visiting(made.token), await visiting(made.token)];
    const [card] = await links.ofOrganisation(coordinator, council.organisations.PM ?? '');
    const visitId = card?.visits.at(-1)?.id ?? '';

    await expect(links.revokeVisit(await council.viewer('police'), visitId)).rejects.toThrow(ActionNotAllowed);
    expect(await links.ofOrganisation(await council.viewer('chair'), council.organisations.PM ?? '')).toEqual([]);
    await links.revokeVisit(coordinator, visitId);

    expect([(await first.get('/lien/actions')).status, (await second.get('/lien/actions')).status].sort()).toEqual([200, 404]);
  });
});
