import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { aCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, textOf } from '../../support/browser.js';

/** As in production, but patience is counted in tenths of seconds. */
const LIMITS = { bodyLimit: 1_048_576, requestTimeout: 1_500, http: { headersTimeout: 1_000, connectionsCheckingInterval: 200 } };
const SLOW_SOCKETS = 500;

describe('clients too slow or too big', () => {
  let test: TestApp;
  let port: number;
  let coordinator: Browser;

  beforeAll(async () => {
    test = await startTestApp({ limits: LIMITS });
    await aCouncil(test);
    await test.app.listen(0, '127.0.0.1');
    port = (test.app.getHttpServer().address() as AddressInfo).port;
    coordinator = await test.as('coordinator@val.example');
  });

  afterAll(() => test.stop());

  it('keep nobody waiting, though five hundred hold a socket open with half a request', async () => {
    const sockets = await Promise.all(Array.from({ length: SLOW_SOCKETS }, () => opened()));
    const answers = sockets.map((socket) => whole(socket));
    for (const socket of sockets) socket.write('GET / HTTP/1.1\r\nHost: beffroi.test\r\nX-Slow: ');
    const waits: number[] = [];

    for (let turn = 0; turn < 40; turn += 1) {
      const began = performance.now();
      expect((await coordinator.get('/dossiers')).status).toBe(200);
      waits.push(performance.now() - began);
    }

    expect(waits.sort((a, b) => a - b)[37]).toBeLessThan(1000);
    const statuses = (await Promise.all(answers)).map((answer) => answer.split(' ')[1]);
    expect(new Set(statuses)).toEqual(new Set(['408']));
  });

  it.each([
    ['a head that never ends', 408, 'GET / HTTP/1.1\r\nHost: beffroi.test\r\n'],
    ['a body that never comes', 408, 'POST /connexion HTTP/1.1\r\nHost: beffroi.test\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 50\r\n\r\nemail='],
    ['a cookie of twenty thousand signs', 431, `GET / HTTP/1.1\r\nHost: beffroi.test\r\nCookie: beffroi=${'x'.repeat(20_000)}\r\n\r\n`],
    ['two lengths', 400, 'POST /connexion HTTP/1.1\r\nHost: beffroi.test\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['something that is no request', 400, 'bonjour\r\n\r\n'],
  ])('%s is answered %i with our page and our headers', async (_, status, sent) => {
    const socket = await opened();
    const answer = whole(socket);
    socket.write(sent);
    const [head = '', body = ''] = (await answer).split('\r\n\r\n');

    expect(head).toContain(`HTTP/1.1 ${status} `);
    expect(head).toContain("content-security-policy: default-src 'none'");
    expect(head).toContain('x-content-type-options: nosniff');
    expect(textOf(body)).toContain('Demande refusée');
  });

  it('a body of ten megabytes is refused as soon as its length is known', async () => {
    const socket = await opened();
    const answer = whole(socket);
    socket.write('POST /connexion HTTP/1.1\r\nHost: beffroi.test\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 10485760\r\nConnection: close\r\n\r\nemail=');

    expect(await answer).toMatch(/^HTTP\/1\.1 413 [\s\S]*Ce formulaire est trop volumineux/);
  });

  it('ten thousand fields are refused before anything reads them, in the body or in the address', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, rank) => [`f${rank}`, '1']));
    const began = performance.now();
    const named = await coordinator.post('/affichage', many);
    const repeated = await coordinator.post('/affichage', { theme: Array.from({ length: 10_000 }, () => 'clair') });

    expect([named.status, repeated.status]).toEqual([413, 413]);
    expect(performance.now() - began).toBeLessThan(1000);
    expect((await coordinator.get(`/dossiers?${'a=1&'.repeat(3_000)}`)).status).toBe(413);
    expect((await coordinator.get('/dossiers')).status).toBe(200);
  });

  function opened(): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(socket));
      socket.once('error', reject);
    });
  }

  /** Everything that came before the other side closed. */
  async function whole(socket: Socket): Promise<string> {
    let said = '';
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (text: string) => (said += text));
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    await Promise.race([closed, pause(20_000, undefined, { ref: false })]);
    return said;
  }
});
