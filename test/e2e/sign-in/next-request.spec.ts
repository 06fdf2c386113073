import SqliteDatabase from 'better-sqlite3';
import pg from 'pg';
import { CouncilSetup } from '../../../src/councils/index.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { anOpenProblem } from '../../factories/problem.js';
import { FROZEN, startTestApp, type TestApp } from '../../support/app.js';
import type { Browser } from '../../support/browser.js';

let test: TestApp;
let council: SmallCouncil;
let problems: Readonly<Record<'members' | 'restricted' | 'group', string>>;

let code: string;
let councils = 0;

beforeAll(async () => {
  test = await startTestApp();
});

afterAll(() => test.stop());

beforeEach(async () => {
  test.clock.moveTo(FROZEN);
  councils += 1;
  code = `C${councils}`;
  council = await aCouncil(test, code);
  const coordinator = await council.viewer('coordinator');
  problems = {
    members: await anOpenProblem(test, coordinator, council.plenary.id),
    restricted: await anOpenProblem(test, coordinator, council.restricted.id),
    group: await anOpenProblem(test, coordinator, council.group.id),
  };
});

/** What another process commits: a connection of its own, which knows nothing of the application. */
async function elsewhere(...statements: readonly string[]): Promise<void> {
  const { databaseUrl, databaseFile } = test.settings;
  if (databaseUrl === null) {
    const connection = new SqliteDatabase(databaseFile);
    for (const statement of statements) connection.exec(statement);
    connection.close();
    return;
  }
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

function as(person: string): Promise<Browser> {
  return test.as(`${person}@${code.toLowerCase()}.example`);
}

async function statusOf(browser: Browser, level: keyof typeof problems): Promise<number> {
  return (await browser.get(`/dossiers/${problems[level]}`)).status;
}

/** Twice, so that whatever may be kept of the person is kept. */
async function reads(browser: Browser, level: keyof typeof problems): Promise<boolean> {
  await statusOf(browser, level);
  return (await statusOf(browser, level)) === 200;
}

describe('At the very next request, when another process wrote,', () => {
  it('a mandate that ended opens nothing', async () => {
    const police = await as('police');
    expect(await reads(police, 'group')).toBe(true);

    await elsewhere(`UPDATE mandate SET ends_on = '2026-03-02' WHERE seat_id = '${council.seats['group.police'] ?? ''}'`);

    expect(await statusOf(police, 'group')).toBe(404);
    expect(await statusOf(police, 'members')).toBe(200);
  });

  it('a role given opens, a role taken closes', async () => {
    const landlord = await as('landlord');
    expect(await reads(landlord, 'restricted')).toBe(false);

    await elsewhere(`UPDATE council_role SET person_id = '${council.persons.landlord ?? ''}' WHERE role = 'coordinator' AND council_id = '${council.councilId}'`);
    expect(await statusOf(landlord, 'restricted')).toBe(200);

    await elsewhere(`UPDATE council_role SET ends_on = '2026-03-02' WHERE role = 'coordinator' AND council_id = '${council.councilId}'`);
    expect(await statusOf(landlord, 'restricted')).toBe(404);
  });

  it('a session that ended is nobody’s', async () => {
    const police = await as('police');
    expect(await reads(police, 'members')).toBe(true);

    await elsewhere(`UPDATE sign_in_session SET ended_at = '2026-03-03T08:00:00.000Z'`);

    expect((await police.get(`/dossiers/${problems.members}`)).location).toContain('/connexion');
  });

  it('an account that was disabled is nobody’s', async () => {
    const police = await as('police');
    expect(await reads(police, 'members')).toBe(true);

    await elsewhere(`UPDATE account SET disabled_at = '2026-03-03T08:00:00.000Z' WHERE email = 'police@${code.toLowerCase()}.example'`);

    expect((await police.get(`/dossiers/${problems.members}`)).location).toContain('/connexion');
  });

  it('a derogation taken back closes what a password read', async () => {
    const police = await as('police');
    expect(await reads(police, 'restricted')).toBe(true);

    await elsewhere(`UPDATE council SET derogation_until = NULL WHERE id = '${council.councilId}'`);

    expect(await statusOf(police, 'restricted')).toBe(404);
  });
});

describe('At the very next request, without anybody writing,', () => {
  it('a mandate whose last day is over opens nothing, and one that begins opens', async () => {
    await elsewhere(
      `UPDATE mandate SET ends_on = '2026-03-03' WHERE seat_id = '${council.seats['group.police'] ?? ''}'`,
      `UPDATE mandate SET starts_on = '2026-03-04' WHERE seat_id = '${council.seats['group.landlord'] ?? ''}'`,
    );
    test.clock.moveTo('2026-03-03T22:50:00.000Z');
    const [police, landlord] = [await as('police'), await as('landlord')];
    expect([await reads(police, 'group'), await reads(landlord, 'group')]).toEqual([true, false]);

    test.clock.moveTo('2026-03-03T23:01:00.000Z');

    expect([await statusOf(police, 'group'), await statusOf(landlord, 'group')]).toEqual([404, 200]);
  });

  it('a session left idle is over', async () => {
    const police = await as('police');
    expect(await reads(police, 'members')).toBe(true);

    test.clock.moveTo('2026-03-03T08:30:00.000Z');

    expect((await police.get(`/dossiers/${problems.members}`)).location).toContain('/connexion');
  });
});

describe('At the very next request, when this process wrote,', () => {
  it('a role given opens, and somebody else’s session is still her own', async () => {
    const [transport, chair] = [await as('transport'), await as('chair')];
    expect([await reads(transport, 'restricted'), await reads(chair, 'restricted')]).toEqual([false, true]);

    await test.database.unitOfWork(() =>
      test.app.get(CouncilSetup).giveRole(council.councilId, council.persons.transport ?? '', 'coordinator', '2026-01-01'),
    );

    expect([await statusOf(transport, 'restricted'), await statusOf(chair, 'restricted')]).toEqual([200, 200]);
    expect((await chair.get('/')).html).toContain('Gilles Ambrevert');
    expect((await transport.get('/')).html).toContain('Solène Kerzhéro');
  });
});
