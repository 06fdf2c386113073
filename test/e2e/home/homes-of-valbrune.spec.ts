import type { TestApp } from '../../support/app.js';
import { textOf } from '../../support/browser.js';
import { startDemonstration } from '../../support/demonstration.js';

/** The demonstration is played once a run, by the first file that asks for it. */
const SEEDING_MS = 300_000;

/** What the homes of the invented councils show on Tuesday 3 March 2026, 9:00. */
describe('on the homes of Valbrune', () => {
  let test: TestApp;
  const read = new Map<string, string>();

  beforeAll(async () => {
    test = await startDemonstration();
  }, SEEDING_MS);

  afterAll(() => test.stop());

  async function homeOf(account: string): Promise<string> {
    const known = read.get(account);
    if (known !== undefined) return known;
    const text = textOf((await (await test.as(`${account}.example`)).get('/')).html);
    read.set(account, text);
    return text;
  }

  it('the coordinator finds four things in her two councils, and the rest on time', async () => {
    const text = await homeOf('coordination@valbrune');

    expect(text).toContain('Quatre choses vous attendent, dans deux conseils');
    expect(text).toContain('26 actions dans les temps, 4 faits signalés depuis vendredi.');
    expect(text).toMatch(/Poser deux chicanes rue des Fondeurs : action bloquée .*Hier à 17 h 42\./);
    expect(text).toContain('La convocation du 10 mars part aujourd’hui');
    expect(text).toContain('Le compte rendu du 17 février attend sa publication');
    expect(text).toMatch(/CISPD (du )?Val de Brune Dire qui pose les barrières/);
  });

  it('her next meeting says who comes and what is ready', async () => {
    const text = await homeOf('coordination@valbrune');

    expect(text).toContain('9 personnes invitées : 5 viennent, 1 s’excuse et 3 n’ont pas répondu.');
    expect(text).toContain('Ordre du jour : 6 points, 1 h 25 sur 1 h 30');
    expect(text).toContain('Prendre des nouvelles de 4 actions');
  });

  it.each([
    ['coordination@valbrune', '5 actions, 4 partenaires', [/Brune Habitat 2 actions .*19 jours/, /Police municipale 1 action .*6 jours/, /Transbrune 1 action .*4 jours/, /2 jours/], [47, 39, 33]],
    ['maire@valbrune', '3 actions, 3 partenaires', [/Transbrune .*4 jours/, /Brune Habitat .*3 jours/, /2 jours/], [47, 33]],
    ['secretariat@valbrune', '3 actions, 3 partenaires', [/Transbrune .*4 jours/, /Brune Habitat .*3 jours/, /2 jours/], [47, 33]],
  ] as const)('%s sees late actions and silent problems in her levels', async (account, note, late, silent) => {
    const text = await homeOf(account);
    const silence = text.slice(text.indexOf('Dossiers sans nouvelles'));

    expect(text).toContain(note);
    for (const line of late) expect(text).toMatch(line);
    expect([...silence.matchAll(/ (\d+) jours (?!\.)/g)].map(([, number]) => Number(number)).filter((number) => number > 30)).toEqual(silent);
  });

  it('the mayor knows of the groups that they exist, their dates and masked counts', async () => {
    const text = await homeOf('maire@valbrune');

    expect(text).toMatch(/Cellule de veille territoriale Groupe 7 < 3 mardi 10 mars/);
    expect(text).toMatch(/GTEI « Tilleuls » Groupe < 3 < 3 mardi 31 mars/);
    expect(text).toMatch(/Prochaine réunion Dans 14 jours Formation restreinte/);
  });

  it.each([
    ['bailleur@brune-habitat', ['Réparer la porte du hall 5', 'Dégager les encombrants', 'Afficher les horaires de la déchèterie', 'Fixer un passage quotidien du gardien'], 0],
    ['transport@transbrune', ['Doubler la présence ligne 4 le mercredi', 'Former douze conducteurs aux conflits', 'Afficher le numéro de signalement', 'Étudier un arrêt de repli'], 0],
    ['agglo@valdebrune', ['Poser le merlon, chemin du Pont-Neuf', 'Créer un point d’apport', 'Remettre la carte des éclairages', 'Ramasser deux fois par semaine', 'Dégager les encombrants'], 1],
    ['gendarmerie@haute-brune', ['Présenter le réseau d’alerte', 'Transmettre le calendrier des contrôles'], 1],
    ['police-municipale@valbrune', ['Refaire le marquage, rue du Laminoir', 'Poser deux chicanes rue des Fondeurs', 'Proposer des rondes aux absents', 'Patrouilles du soir, vendredi et samedi'], 4],
    ['procureur@haute-brune', ['Aucune action confiée'], 0],
  ] as const)('%s finds her own actions', async (account, sentences, contributions) => {
    const text = await homeOf(account);

    for (const sentence of sentences) expect(text).toContain(sentence);
    if (contributions > 0) expect(text).toContain(`et ${contributions} contribution`);
    else expect(text).not.toContain('Avec d’autres');
  });

  it('the coordinator of the other council has nothing of Valbrune, and no silence that her council did not set', async () => {
    const text = await homeOf('cispd@valdebrune');

    expect(text).toContain('2 actions dans les temps');
    expect(text).not.toContain('sans nouvelles');
    expect(text).not.toContain('Pont-Neuf');
  });

  it('the elected reader finds the two published quarters', async () => {
    const text = await homeOf('elue@valbrune');

    expect(text).toContain('Le bilan du 4 e trimestre 2025 est paru');
    expect(text).toContain('Un été sans écart net avec le printemps');
  });

  it.each(['dpo@valbrune', 'technique@valbrune', 'elue@valbrune'])('%s reads no problem, action or meeting', async (account) => {
    const text = await homeOf(account);

    for (const word of ['Pont-Neuf', 'chicanes', 'Cellule de veille', 'Prochaine réunion', 'Mes actions']) expect(text).not.toContain(word);
  });
});
