import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SummaryContent } from '../../src/summaries/summary-content.js';
import type { TestApp } from '../support/app.js';
import { textOf } from '../support/browser.js';
import { startDemonstration } from '../support/demonstration.js';

/** The demonstration is played once a run, by the first file that asks for it. */
const SEEDING_MS = 600_000;

/** What the paper of the demonstration promises for Tuesday 3 March 2026 at 9:00, said by the pages themselves. */
describe('the demonstration', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startDemonstration();
  }, SEEDING_MS);

  afterAll(() => test.stop());

  it.each([
    ['coordination@valbrune', 34, 26, 5, 3, 10],
    ['police-municipale@valbrune', 34, 26, 5, 3, 10],
    ['agglo@valdebrune', 32, 25, 4, 3, 9],
    ['bailleur@brune-habitat', 30, 22, 5, 3, 8],
    ['transport@transbrune', 28, 21, 4, 3, 7],
    ['procureur@haute-brune', 27, 21, 4, 2, 8],
    ['maire@valbrune', 25, 20, 3, 2, 7],
    ['gendarmerie@haute-brune', 25, 20, 3, 2, 7],
    ['secretariat@valbrune', 21, 16, 3, 2, 5],
    ['cispd@valdebrune', 2, 2, 0, 0, 2],
  ])('shows %s %i open actions, %i on time, %i late, %i blocked, and %i living problems', async (account, open, onTime, late, blocked, living) => {
    const actions = await pageOf(account, '/actions');
    const problems = await pageOf(account, '/dossiers');

    expect(actions).toMatch(new RegExp(`Actions ${open} ouvertes : ${onTime} dans les temps, ${late} en retard, ${blocked} bloquées?\\.`));
    const [, followed, toQualify] = /Dossiers (\d+) dossiers? suivis?, (\d+) à qualifier/.exec(problems) ?? [];
    expect(Number(followed) + Number(toQualify)).toBe(living);
  });

  it.each(['elue@valbrune', 'dpo@valbrune', 'technique@valbrune'])('opens neither problems, actions nor meetings to %s', async (account) => {
    const browser = await test.as(`${account}.example`);
    const statuses = await Promise.all(['/dossiers', '/actions', '/reunions'].map(async (path) => (await browser.get(path)).status));

    expect(statuses).toEqual([403, 403, 403]);
  });

  it('spreads the actions that are not late over the months to come', async () => {
    const text = await pageOf('coordination@valbrune', '/actions');

    expect([...text.matchAll(/(Mars|Avril|Mai|Juin) 2026 (\d+) actions?/g)].map(([, month, count]) => `${month} ${count}`)).toEqual(['Mars 18', 'Avril 6', 'Mai 1', 'Juin 1']);
    expect(text).toContain('Sans date ou sans pilote (3)');
    expect(text).toContain('Sans pilote 1 action');
    expect(text).toContain('Closes (11)');
  });

  it('tells the coordinator of eight active problems, two watched and seven closed', async () => {
    const text = await pageOf('coordination@valbrune', '/dossiers');

    expect(text).toMatch(/Actifs 8 dossiers En veille 2 dossiers Clos 7 dossiers/);
  });

  it.each([
    ['bailleur@brune-habitat', ['Réparer la porte du hall 5', 'Dégager les encombrants', 'Afficher les horaires de la déchèterie', 'Fixer un passage quotidien du gardien']],
    ['police-municipale@valbrune', ['Refaire le marquage, rue du Laminoir', 'Poser deux chicanes rue des Fondeurs', 'Préparer le bilan de la convention PM', 'Repasser le mercredi matin', 'Rappeler leurs horaires aux trois débits', 'Tenir un stand au marché']],
    ['transport@transbrune', ['Doubler la présence ligne 4 le mercredi', 'Former douze conducteurs aux conflits', 'Afficher le numéro de signalement', 'Étudier un arrêt de repli']],
    ['agglo@valdebrune', ['Poser le merlon, chemin du Pont-Neuf', 'Remettre la carte des éclairages', 'Ramasser deux fois par semaine', 'Créer un point d’apport']],
    ['gendarmerie@haute-brune', ['Présenter le réseau d’alerte']],
    ['procureur@haute-brune', []],
  ])('gives %s the actions that her organisation leads, in their order', async (account, led) => {
    const text = await pageOf(account, '/');

    const buttons = text.split('Répondre : ').slice(1);
    expect(buttons).toHaveLength(led.length);
    for (const [index, sentence] of led.entries()) expect(buttons[index]?.slice(0, sentence.length)).toBe(sentence);
  });

  it('counts the facts of the boulevard by day and hour', async () => {
    const text = await pageOf('coordination@valbrune', `/dossiers/${await idOf('problem', 'VAL-V-2025-001')}`);

    expect(text).toContain('Faits (239)');
    expect(text).toMatch(/faits en 30 jours 7 11 les 30 jours précédents/);
    expect(text).toContain('29 faits depuis le lundi 8 décembre 2025');
    expect(text).toContain('17 faits sur 29. Le mercredi après-midi vient ensuite, avec 4 faits.');
  });

  it('holds the next watch unit to six points in 85 of 90 minutes, with two problems beside', async () => {
    const text = await pageOf('coordination@valbrune', `/reunions/${await idOf('meeting', 'VAL-V-2026-R04')}`);

    expect(text).toContain('6 points à l’ordre du jour, 5 viennent, 1 s’excuse, 3 sans réponse.');
    expect(text).toContain('1 h 25 sur 1 h 30');
    expect(text).toMatch(/Collège des Ormes · Échange · reporté du 17 février/);
    const proposals = text.slice(text.indexOf('Propositions'), text.indexOf('Actions ouvertes'));
    expect([...proposals.matchAll(/Ajouter, 10 min : (\S+)/g)].map(([, word]) => word)).toEqual(['Cambriolages', 'Éclairage']);
  });

  it.each([
    ['2025-Q4', { facts: 153, onTime: { done: 3, expected: 6 }, replyDelay: { median: 12, silent: 4 }, closed: 3, followed: 10, opened: { first: 2, again: 0 }, late: 2, meetings: { held: 3, present: 48, invited: 56 } }],
    ['2025-Q3', { facts: 205, onTime: { done: 2, expected: 3 }, replyDelay: { median: 39, silent: 0 }, closed: 2, followed: 11, opened: { first: 3, again: 0 }, late: 1, meetings: { held: 0, present: 0, invited: 0 } }],
  ])('published the figures of %s', async (quarter, figures) => {
    expect((await summaryOf(quarter)).numbers).toEqual(figures);
  });

  it('watches five problems and twenty-four organisations in the last quarter', async () => {
    const { watched, organisations } = await summaryOf('2025-Q4');

    expect(watched.map(({ facts, lateActions }) => [facts, lateActions])).toEqual([[17, 1], [5, 1], [38, 0], [32, 0], [6, 0]]);
    expect(organisations).toHaveLength(24);
    expect(organisations.filter(({ late }) => late > 0).map(({ name }) => name)).toEqual(['Logis des Combes', 'Services techniques']);
  });

  it.each([
    ['problem', 'VAL-2024-00', ['square des Ormes', 'rue du Laminoir', 'passage du Lavoir', 'Affichage sauvage', 'Stationnement gênant', 'chemin du Pont-Neuf', 'parking des Combes', 'ligne 4']],
    ['problem', 'VAL-2025-00', ['Cambriolages', 'Mécanique sauvage', 'gare routière', 'rue Haute']],
    ['problem', 'VAL-V-2025-00', ['Rodéos', 'collège']],
    ['problem', 'VAL-R-202', ['Tapage', 'Lormeil']],
    ['problem', 'VAL-T-2024-00', ['halls 3–7']],
    ['problem', 'VDB-2025-00', ['Vols de carburant', 'Quads']],
  ])('numbers each %s of the series %s in the order of its first status', async (table, series, words) => {
    const rows = await test.database.sql(`SELECT reference, title FROM ${table} WHERE reference LIKE :series ORDER BY reference`, { series: `${series}%` });

    expect(rows).toHaveLength(words.length);
    for (const [index, word] of words.entries()) expect(String(rows[index]?.title)).toContain(word);
  });

  it.each([
    ['VAL-2025-A', 23, 'Rédiger l’affiche du numéro de signalement'],
    ['VAL-2026-A', 6, 'Poser le merlon, chemin du Pont-Neuf'],
    ['VAL-V-2025-A', 2, 'Relever les heures de passage'],
    ['VAL-V-2026-A', 7, 'Aller vers les groupes, deux soirs par semaine'],
    ['VAL-T-2025-A', 2, 'Fixer un passage quotidien du gardien'],
    ['VAL-R-2025-A', 1, 'Installer un sonomètre'],
    ['VAL-R-2026-A', 4, 'Transmettre le calendrier des contrôles'],
    ['VDB-2025-A', 2, 'Tenir deux contrôles conjoints en forêt'],
  ])('counts in the series of actions %s to %i, the last being « %s »', async (series, count, last) => {
    const rows = await test.database.sql('SELECT reference, sentence FROM action WHERE reference LIKE :series ORDER BY reference', { series: `${series}%` });

    expect(rows.map(({ reference }) => reference)).toEqual(rows.map((_, index) => `${series}${String(index + 1).padStart(3, '0')}`));
    expect([rows.length, rows.at(-1)?.sentence]).toEqual([count, last]);
  });

  it('numbered ten decisions and left those of the unpublished minutes without a number', async () => {
    const rows = await test.database.sql("SELECT reference FROM entry WHERE kind = 'decision' ORDER BY reference");
    const numbers = rows.map(({ reference }) => reference).filter((reference) => reference !== null);

    expect(numbers).toEqual([
      'VAL-2025-D001', 'VAL-2025-D002', 'VAL-2025-D003', 'VAL-R-2026-D001', 'VAL-R-2026-D002', 'VAL-T-2025-D001', 'VAL-V-2025-D001',
      'VAL-V-2026-D001', 'VAL-V-2026-D002', 'VDB-2025-D001',
    ]);
    expect(rows.length - numbers.length).toBe(3);
  });

  it('sends the landlord one link, which opens two actions and says that others ask for a full sign-in', async () => {
    const folder = join(test.settings.dataDir, 'mails');
    const [mail = '', ...others] = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('=\r\n', ''));
    const visitor = test.browser();

    await visitor.post(/\/lien\/[\w-]+/.exec(mail)?.[0] ?? '/lien/aucun');
    const text = textOf((await visitor.get('/lien/actions')).html);

    expect(others).toEqual([]);
    expect(mail).toContain('m.ouzrane@brune-habitat.example');
    expect(text).toContain('Dégager les encombrants');
    expect(text).toContain('Afficher les horaires de la déchèterie');
    expect(text).toContain('D’autres actions demandent une connexion complète');
    expect(text).not.toMatch(/hall 5|passage quotidien|Éclairer l’entrée/);
  });

  async function pageOf(account: string, path: string): Promise<string> {
    const page = await (await test.as(`${account}.example`)).get(path);
    expect(page.status).toBe(200);
    return textOf(page.html);
  }

  async function idOf(table: string, reference: string): Promise<string> {
    const [row] = await test.database.sql(`SELECT id FROM ${table} WHERE reference = :reference`, { reference });
    return String(row?.id);
  }

  async function summaryOf(quarter: string): Promise<SummaryContent> {
    const [row] = await test.database.sql('SELECT content FROM summary_version WHERE quarter = :quarter', { quarter });
    return JSON.parse(String(row?.content)) as SummaryContent;
  }
});
