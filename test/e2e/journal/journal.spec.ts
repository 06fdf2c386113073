import { parse } from 'csv-parse/sync';
import { Audit } from '../../../src/platform/audit/audit.js';
import { OutboxWorker } from '../../../src/platform/outbox/outbox.worker.js';
import { RecurringJobs } from '../../../src/platform/outbox/recurring-jobs.js';
import type { TestApp } from '../../support/app.js';
import { type Browser, textOf } from '../../support/browser.js';
import { startDemonstration } from '../../support/demonstration.js';

const LONG = 300_000;

describe('the journal', () => {
  let test: TestApp;
  let coordinator: Browser;
  let chair: Browser;
  let dpo: Browser;

  beforeAll(async () => {
    test = await startDemonstration();
    [coordinator, chair, dpo] = await Promise.all(['coordination', 'maire', 'dpo'].map((name) => test.as(`${name}@valbrune.example`))) as [Browser, Browser, Browser];
  }, LONG);

  afterAll(() => test.stop());

  const idOf = async (table: string, reference: string) => String((await test.database.sql(`SELECT id FROM ${table} WHERE reference = :reference`, { reference }))[0]?.id);

  it('says who read a problem of a group, by which right, to the second', async () => {
    const reader = await test.as('police-municipale@valbrune.example');
    await reader.get(`/dossiers/${await idOf('problem', 'VAL-V-2025-001')}`);

    const page = textOf((await coordinator.get('/administration/journal?nature=lectures')).html);

    expect(page).toContain('Karim Lortholary Police municipale de Valbrune A lu un dossier Droit : membre nommé du groupe VAL-V-2025-001 Groupe');
    expect(page).toContain('mardi 3 mars 9 h 00 min 00 s');
  });

  it('keeps the reference from who does not read the row, and never its level', async () => {
    for (const browser of [chair, dpo]) {
      const page = textOf((await browser.get('/administration/journal?nature=lectures')).html);

      expect(page).toContain('A lu un dossier Droit : membre nommé du groupe référence réservée Groupe');
      expect(page).not.toContain('VAL-V-');
    }
  });

  it('is narrowed by day, nature and person, and says what is wrong with a date', async () => {
    const day = await coordinator.get('/administration/journal?du=03/03/2026&au=03/03/2026');
    const odd = await coordinator.get('/administration/journal?du=31/02/2026&nature=tout&compte=x&avant=-1');

    expect(textOf(day.html)).not.toContain('mars 2025');
    expect(odd.status).toBe(200);
    expect(odd.html).toContain('value="31/02/2026"');
    expect(odd.html).toContain('aria-invalid="true"');
  });

  it('is walked to its first line by the key of its pages', async () => {
    const lines: string[] = [];
    let next: string | null = '/administration/journal?nature=ecritures';
    for (let pages = 0; next !== null && pages < 100; pages += 1) {
      const { html } = await coordinator.get(next);
      lines.push(...[...html.matchAll(/role="rowheader">([^<]+)</g)].map(([, day = '']) => day));
      next = /<a href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=') ?? null;
    }
    const csv = await coordinator.get('/administration/journal/ecritures.csv?nature=ecritures');

    expect(next).toBeNull();
    expect(lines.length).toBeGreaterThan(100);
    expect(lines).toHaveLength(parse(csv.html, { bom: true, delimiter: ';' }).length - 1);
  }, LONG);

  it('leaves as a file that runs nothing, and that act is itself a line', async () => {
    const csv = await coordinator.get('/administration/journal/ecritures.csv?du=03/03/2026&nature=lectures');

    const rows = parse<Record<string, string>>(csv.html, { bom: true, delimiter: ';', columns: true });
    expect(csv.headers['content-disposition']).toBe('attachment; filename="journal-2026-03-03.csv"');
    expect(rows.find((row) => row.Personne === 'Karim Lortholary')).toMatchObject({ Date: '03/03/2026', Acte: 'A lu un dossier', Référence: 'VAL-V-2025-001', Niveau: 'Groupe' });
    expect(textOf((await coordinator.get('/administration/journal')).html)).toContain('Claire Montagnac Coordination A exporté le journal');
  });

  it('says that it holds, or where it breaks', async () => {
    expect(textOf((await coordinator.get('/administration/journal')).html)).toContain('n’a pas encore été vérifiée');

    await test.app.get(RecurringJobs).plan();
    await test.app.get(OutboxWorker).drain();

    expect(textOf((await coordinator.get('/administration/journal')).html)).toMatch(/Suite complète\. [\d ]+ écritures vérifiées aujourd’hui à 9 h, aucune ne manque/);
  });

  it('gives each person her own acts and nobody else’s', async () => {
    const reader = await test.as('police-municipale@valbrune.example');
    const page = textOf((await reader.get('/compte/journal')).html);

    expect(page).toContain('S’est connecté');
    expect(page).toContain('VAL-V-2025-001');
    expect(page).not.toContain('Claire Montagnac');
  });

  it('shows the technical administrator sign-ins, and no council', async () => {
    const page = textOf((await (await test.as('technique@valbrune.example')).get('/installation/journal')).html);

    expect(page).toContain('Karim Lortholary S’est connecté session sans objet');
    expect(page).not.toMatch(/VAL-|A lu|A clos/);
  });

  it.each([
    ['secretariat@valbrune.example', 403], ['bailleur@brune-habitat.example', 403], ['technique@valbrune.example', 403], ['elue@valbrune.example', 403],
    ['maire@valbrune.example', 200], ['dpo@valbrune.example', 200],
  ])('opens to %s: %i', async (email, status) => {
    const browser = await test.as(email);

    expect((await browser.get('/administration/journal')).status).toBe(status);
    expect((await browser.get('/administration/journal/ecritures.csv')).status).toBe(status);
    expect((await browser.get('/installation/journal')).status).toBe(email.startsWith('technique') ? 200 : 403);
  });

  it('shows an act that has no words yet', async () => {
    const councilId = String((await test.database.sql("SELECT id FROM council WHERE code = 'VAL'"))[0]?.id);
    await test.database.unitOfWork(async () => {
      test.app.get(Audit).record({ kind: 'system', systemName: 'x', accountId: null, personId: null } as never, { act: 'problem.unheardOf', rowType: 'oddity', rowId: 'x', councilId });
    });

    expect(textOf((await coordinator.get('/administration/journal')).html)).toContain('Beffroi Tâche automatique Acte « problem.unheardOf » oddity sans objet');
  });
});
