import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { RIGHTS } from '../../src/platform/access/access.js';
import { AccessModule } from '../../src/platform/access/access.module.js';
import { type Route, RouteInventory } from '../../src/platform/access/route-inventory.js';
import { newAdapter } from '../../src/platform/web/server.js';
import { sourceFiles } from '../support/source-files.js';
import { startTestApp, type TestApp } from '../support/app.js';

/** Open to everyone, each for a reason. */
const OPEN: Readonly<Record<string, string>> = {
  'GET /healthz': 'the process answers', 'GET /readyz': 'the database answers',
  'GET /mise-en-service': 'the set-up of an empty server', 'POST /mise-en-service': 'guarded by the code that the server printed',
  'GET /mise-en-service/faite': 'says for an hour that it is set up',
  'GET /connexion': 'the door', 'POST /connexion': 'the door',
  'GET /connexion/code': 'the second door, with the cookie of the first', 'POST /connexion/code': 'the second door, with the cookie of the first',
  'GET /connexion/secours': 'the same, without the telephone', 'POST /connexion/secours': 'the same, without the telephone',
  'GET /mot-de-passe': 'who forgot her password', 'POST /mot-de-passe': 'who forgot her password',
  'GET /mot-de-passe/nouveau': 'the first password, with the cookie of an invitation', 'POST /mot-de-passe/nouveau': 'the first password, with the cookie of an invitation',
  'GET /mot-de-passe/:token': 'the page of a link, which changes nothing', 'POST /mot-de-passe/:token': 'chooses, in the browser that asked',
  'GET /invitation/:token': 'the page of a link, which changes nothing', 'POST /invitation/:token': 'binds the invitation to a browser',
  'GET /lien/:token': 'the page of a link, which changes nothing', 'POST /lien/:token': 'opens a visit',
  'GET /aide': 'help', 'GET /plan-du-site': 'the pages of whoever asks', 'GET /accessibilite': 'law', 'GET /mentions-legales': 'law',
  'GET /donnees-personnelles': 'law',
  'GET /lien/fin': 'says that the visit is over',
};

@Controller()
class Forgotten {
  @Get('oubliee')
  page(): string {
    return 'secret';
  }
}

@Module({ imports: [AccessModule], controllers: [Forgotten] })
class ForgottenModule {}

describe('every route', () => {
  let test: TestApp;
  let routes: Route[];

  beforeAll(async () => {
    test = await startTestApp();
    routes = test.app.get(RouteInventory).routes();
  });

  afterAll(() => test.stop());

  it('has a rule; those open to everyone are listed by name', () => {
    const open = routes.filter(({ rule }) => rule === 'everyone').map(({ verb, path }) => `${verb} ${path}`);

    expect(routes.filter(({ rule }) => rule === undefined)).toEqual([]);
    expect(open.sort()).toEqual(Object.keys(OPEN).sort());
  });

  it('(control) an undeclared route stops the start', async () => {
    const module = await Test.createTestingModule({ imports: [ForgottenModule] }).compile();
    module.useLogger(false);
    const app = module.createNestApplication<NestFastifyApplication>(newAdapter());

    await expect(app.init()).rejects.toThrow('Forgotten.page');
  });

  it('is of one verb and one address, GET or POST', () => {
    const addresses = routes.map(({ verb, path }) => `${verb} ${path}`);

    expect(addresses.filter((address, index) => addresses.indexOf(address) !== index)).toEqual([]);
    expect(addresses.filter((address) => !/^(GET|POST) \//.test(address))).toEqual([]);
  });

  it('stands in the inventory: the web server knows no other', () => {
    const printed = test.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
    const served = printed.split('\n').map((line) => /([/\w:.*-]+) \(([A-Z, ]+)\)/.exec(line)).filter((found) => found !== null);

    // The server prints « :quarter.pdf » as a branch of « :quarter »: its leaf is the end of ours.
    const leaves = routes.map(({ path }) => path.split('/').at(-1) ?? '');
    const isOurs = (leaf: string) => leaves.some((known) => known === leaf || (leaf.startsWith('.') && known.endsWith(leaf)));
    const strange = served.map(([, path = '']) => path.split('/').at(-1) ?? '').filter((leaf) => !isOurs(leaf) && leaf !== '*' && leaf !== '');

    expect(strange).toEqual([]);
  });

  it('that changes something refuses a request without its token', async () => {
    const posts = routes.filter(({ verb, path }) => verb === 'POST' && OPEN[`POST ${path}`] === undefined);
    const browser = test.browser();

    const answers = await Promise.all(posts.map(async ({ path }) => ({ path, status: (await browser.post(path.replaceAll(/:\w+/g, 'x'), { csrf: 'faux' })).status })));

    expect(answers.filter(({ status }) => status !== 403)).toEqual([]);
  });

  it('uses a right of the catalogue, and every right of the catalogue is used', async () => {
    const code = (await sourceFiles('src')).filter(({ path }) => !/access\/access.ts|council.rules.ts|spec.ts/.test(path)).map(({ text }) => text).join('\n');

    const unused = RIGHTS.filter((right) => !code.includes(`'${right}'`));

    expect(unused).toEqual([]);
  });
});
