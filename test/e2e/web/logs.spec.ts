import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { ALL_WORDS, CANARIES } from '../../support/canaries.js';
import { startDemonstrationWithCanaries } from '../../support/demonstration.js';
import { hiddenValue } from '../../support/browser.js';

const LONG = 300_000;
const PASSWORD = 'beffroi-demo';
/** What the journey types: none of it may be found again. */
const TYPED = ['zorvilette', 'kelpamine', 'brontugal', 'mot-de-passe-faux-8213'] as const;
const TOKEN = randomBytes(32).toString('base64url');
const LINE = /^\{"time":"\d{4}-\d\d-\d\dT[\d:.]+Z","level":"(info|warn|error)","context":"[^"]+","event":"[^"]+"/;

interface Answer {
  readonly status: number;
  readonly html: string;
}

/** The server as it is started for good, in a process of its own, on the demonstration with its secrets. */
describe('the log of the server', () => {
  let child: ChildProcess;
  let origin = '';
  let log = '';
  let cookie = '';
  let csrf = '';
  const statuses: number[] = [];

  beforeAll(async () => {
    const test = await startDemonstrationWithCanaries();
    await test.database.unitOfWork(() => test.database.sql("UPDATE council SET derogation_until = '2099-12-31'"));
    const { dataDir, databaseUrl } = test.settings;
    await test.app.close();
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    origin = `http://127.0.0.1:${port}`;
    const own = { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'info', ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }) };
    child = spawn(process.execPath, [resolve(import.meta.dirname, '../../../dist/main.js')], { env: own, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stderr?.on('data', (text: Buffer) => (log += text.toString()));
    if (child.stdout === null) throw new Error('The server has no output.');
    await once(createInterface(child.stdout), 'line');
    try {
      await journey();
    } finally {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  }, LONG);

  async function ask(path: string, form?: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const sent = form === undefined ? {} : { method: 'POST', body: new URLSearchParams({ csrf, ...form }) };
    const answer = await fetch(`${origin}${path}`, { redirect: 'manual', ...sent, headers: { ...(cookie === '' ? {} : { cookie }), origin, ...headers } });
    const html = await answer.text();
    cookie = answer.headers.getSetCookie().find((one) => one.startsWith('beffroi='))?.split(';')[0] ?? cookie;
    csrf = hiddenValue(html, 'csrf') ?? csrf;
    statuses.push(answer.status);
    return { status: answer.status, html };
  }

  async function journey(): Promise<void> {
    await ask('/connexion', { email: 'coordination@valbrune.example', password: TYPED[3] });
    await ask('/connexion', { email: `${TYPED[0]}@valbrune.example`, password: PASSWORD });
    await ask('/connexion', { email: 'coordination@valbrune.example', password: PASSWORD });
    for (const path of ['/', `/dossiers?q=${TYPED[1]}`, `/nulle-part/${TYPED[1]}`, `/dossiers/${TYPED[1]}?x=${TOKEN}`, '/%E0%A4%A', `/lien/${TOKEN}`, `/invitation/${TOKEN}`, `/mot-de-passe/${TOKEN}`, '/administration/journal']) await ask(path);
    await ask(`/lien/${TOKEN}`, {});
    const { html } = await ask('/dossiers');
    const problems = [...new Set([...html.matchAll(/href="(\/dossiers\/[0-9a-f-]{36})"/g)].map(([, path = '']) => path))];
    for (const path of problems.slice(0, 8)) {
      await ask(`${path}/etat`, { to: 'monitored', version: '999' });
      await ask(`${path}/etat`, { to: 'under_way', version: '999' });
      await ask(path);
      await ask(`${path}/fil`, { text: `Vu ${TYPED[2]} ce matin`, formKey: crypto.randomUUID() });
      await ask(`${path}/modifier`, { title: TYPED[2], version: '999' });
      await ask(`${path}/modifier`, { title: `${TYPED[2]}\r\n{"level":"error"}\u001b[31m\u0000`, version: 'x' });
      await ask(`${path}/fil`, { text: TYPED[2], csrf: TOKEN });
      await ask(`${path}/fil`, { text: TYPED[2] }, { origin: 'http://ailleurs.test', referer: `http://ailleurs.test/${TYPED[2]}` });
    }
    await ask('/', undefined, { 'user-agent': TYPED[1], 'x-forwarded-for': TYPED[1], cookie: `beffroi=${TYPED[1]}` });
  }

  it('heard everything that may happen to a request', () => {
    for (const status of [200, 303, 400, 403, 404, 409, 422]) expect(statuses).toContain(status);
    expect(statuses.filter((status) => status >= 500)).toEqual([]);
    expect(log.split('\n').length).toBeGreaterThan(40);
    expect(log).toContain('"route":"GET /dossiers/:id"');
    expect(log).toContain('"event":"forged"');
  });

  it('is one line of JSON an event, whatever was sent', () => {
    const lines = log.trimEnd().split('\n');

    expect(lines.filter((line) => !LINE.test(line))).toEqual([]);
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(log.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
  });

  it('holds no secret, no word typed, no token, no password, no query', () => {
    const found = [...ALL_WORDS, ...TYPED, TOKEN, PASSWORD, '@valbrune.example', '?q', '?x'].filter((word) => log.includes(word));

    expect(found).toEqual([]);
    expect(CANARIES.wordFor('V', 'P2 title')).toBe('varlouette');
    for (const token of [cookie.split('=')[1] ?? '', csrf]) expect(token !== '' && log.includes(token)).toBe(false);
  });
});
