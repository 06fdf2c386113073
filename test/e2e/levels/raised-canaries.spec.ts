import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Councils } from '../../../src/councils/index.js';
import { audience } from '../../../src/platform/access/audience.js';
import { OutboxWorker } from '../../../src/platform/outbox/outbox.worker.js';
import { ProblemLevelService, ProblemRepository } from '../../../src/problems/index.js';
import { Viewers } from '../../../src/sign-in/viewers.js';
import type { TestApp } from '../../support/app.js';
import type { Browser } from '../../support/browser.js';
import { RAISED_WORD as WORD } from '../../support/canaries.js';
import { startDemonstrationWithCanaries } from '../../support/demonstration.js';
import { pdfText } from '../../support/pdf-text.js';

const LONG = 900_000;

/** A members problem of the demonstration, treated in published minutes, whose every text holds the word. */
const TITLE = 'Dépôts sauvages, chemin du Pont-Neuf';

describe('a members problem raised to the restricted formation', () => {
  let test: TestApp;
  let mailsBefore: number;

  beforeAll(async () => {
    test = await startDemonstrationWithCanaries();
    mailsBefore = mails().length;
    const seen = await pagesOf(await test.as('bailleur@brune-habitat.example'));
    expect(seen.filter(({ text }) => text.includes(WORD)).length).toBeGreaterThan(3);
    await raise();
    await test.app.get(OutboxWorker).drain();
  }, LONG);

  afterAll(() => test.stop());

  it.each(['bailleur@brune-habitat.example', 'secretariat@valbrune.example', 'elue@valbrune.example'])(
    'is found by %s on no page and in no paper', async (email) => {
      const found = (await pagesOf(await test.as(email))).filter(({ text }) => text.includes(WORD));

      expect(found.map(({ path }) => path)).toEqual([]);
    }, LONG);

  it.each(['procureur@haute-brune.example'])('is still read by %s, in the minutes too', async (email) => {
    const found = (await pagesOf(await test.as(email))).filter(({ text }) => text.includes(WORD)).map(({ path }) => path.replace(/[0-9a-f-]{36}/, 'ID'));

    expect(new Set(found)).toEqual(new Set([...new Set(found), '/dossiers/ID', '/reunions/ID/compte-rendu', '/reunions/ID/compte-rendu.pdf']));
  }, LONG);

  it('is in no mail that leaves afterwards', () => {
    expect(mails().slice(mailsBefore).filter((mail) => mail.includes(WORD))).toEqual([]);
  });

  async function raise(): Promise<void> {
    const [row] = await test.database.sql('SELECT id FROM problem WHERE title LIKE :title', { title: `${TITLE}%` });
    const { id: councilId } = await test.app.get(Councils).byCode('VAL');
    const [person] = await test.database.sql("SELECT id FROM person WHERE family_name = 'Montagnac'");
    const viewer = await test.app.get(Viewers).forPerson(String(person?.id), councilId);
    const { version } = await test.app.get(ProblemRepository).visibleById(viewer, String(row?.id));
    const asked = { to: audience(councilId, 'restricted'), reason: 'Des faits graves y sont décrits.', isReread: false };
    await test.app.get(ProblemLevelService).change(viewer, String(row?.id), version, asked);
  }

  /** Lists, then each row that may stand in an address, whoever may read it. Published summaries stay as they were (model.md 1). */
  async function pagesOf(browser: Browser): Promise<{ path: string; text: string }[]> {
    const pages: { path: string; text: string }[] = [];
    for (const path of await addresses()) {
      const page = await browser.get(path);
      if (page.status !== 200) continue;
      pages.push({ path, text: String(page.headers['content-type']).includes('pdf') ? pdfText(page.body) : page.html });
    }
    return pages;
  }

  async function addresses(): Promise<string[]> {
    const each = async (table: string, paths: (id: string) => string[]): Promise<string[]> =>
      (await test.database.sql(`SELECT id FROM ${table} ORDER BY id`)).flatMap(({ id }) => paths(String(id)));
    return [
      '/', '/dossiers', '/actions', '/actions?vue=closes', '/actions/nouvelle', '/reunions', '/partenaires', '/dossiers/nouveau',
      ...(await each('problem', (id) => ['', '/faits', '/acces'].map((part) => `/dossiers/${id}${part}`))),
      ...(await each('action', (id) => [`/actions/${id}`])),
      ...(await each('meeting', (id) => ['', '/compte-rendu', '/compte-rendu.pdf', '/seance'].map((part) => `/reunions/${id}${part}`))),
      ...(await each('organisation', (id) => [`/partenaires/${id}`])),
    ];
  }

  function mails(): string[] {
    const folder = join(test.settings.dataDir, 'mails');
    return readdirSync(folder).sort().map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('=\r\n', ''));
  }
});
