import type { AttendanceLine, MinutesPaper, OpenPaperPoint } from '../../../src/platform/pdf/minutes-paper.js';
import type { PaperCouncil } from '../../../src/platform/pdf/paper.js';
import type { OrganisationLine, PaperFigure, SummaryPaper, WatchedProblem } from '../../../src/platform/pdf/summary-paper.js';

const VALBRUNE: PaperCouncil = {
  name: 'Valbrune',
  notebook: 'Carnet de bord du CLSPD',
  fullName: 'Ville de Valbrune · Conseil local de sécurité et de prévention de la délinquance',
};

const HASH = '9f2c1e07b3a84d5566e0c1f7a2b9d8340c5e6f718293a4b5c6d7e8f90a1b2c3d';

const NAMED: readonly AttendanceLine[] = [
  ['Brune Habitat', 'Nadia Ferrand', 'titulaire', 'Présente'],
  ['CA du Val de Brune', 'Hugo Lestrade', 'titulaire', 'Présent'],
  ['Collège des Ormes', null, null, 'Excusé'],
  ['Commissariat de Valbrune', 'Karim Benaïssa', 'titulaire', 'Présent'],
  ['Département, prévention spécialisée', 'Aïcha Morel', 'titulaire', 'Présente'],
  ['Police municipale', 'Loïc Cœurdevey', 'titulaire', 'Présent'],
  ['Transbrune', 'Inès Vautrin', 'titulaire', 'Présente'],
  ['Ville de Valbrune', 'Élise Tirvert', 'titulaire', 'Présente'],
  ['Ville de Valbrune', 'Claire Montagnac', 'titulaire', 'Présente'],
].map(([seat, person, capacity, attendance]) => ({ seat: seat ?? '', person: person ?? null, capacity: capacity ?? null, attendance: attendance ?? '' }));

function point(number: string, title: string, given: Partial<OpenPaperPoint> = {}): OpenPaperPoint {
  return { withheld: false, number, title, level: null, problemReference: null, result: null, synthesis: null, entries: [], ...given };
}

const RODEOS = point('2', 'Rodéos boulevard des Forges', {
  problemReference: 'VAL-V-2026-003',
  result: 'Traité',
  synthesis:
    'La police municipale relève 8 faits dans les quatre semaines qui suivent la pose des chicanes, contre 13 dans les quatre précédentes : l’écart ne permet pas encore de conclure. Les départs se font désormais par la rue des Fondeurs.',
  entries: [
    { kind: 'note', text: 'Les commerçants demandent que le passage reste libre pour les livraisons avant 7 h le samedi.' },
    { kind: 'decision', number: 'VAL-V-2026-D004', text: 'Fermer la rue des Fondeurs aux deux-roues avant le 15 mars, en gardant l’accès des livraisons.' },
    {
      kind: 'action',
      reference: 'VAL-V-2026-A006',
      sentence: 'Poser deux chicanes rue des Fondeurs',
      level: 'group',
      lead: 'Police municipale',
      contributors: 'avec la CA du Val de Brune',
      due: 'dimanche 15 mars',
    },
  ],
});

const LIGNE_4 = point('4', 'Ligne 4', {
  problemReference: 'VAL-2025-009',
  result: 'Traité',
  synthesis: 'Transbrune compte 10 signalements en trente jours, surtout le mercredi entre 17 h et 19 h. Le collège, excusé, a transmis ses horaires de sortie.',
  entries: [
    { kind: 'decision', number: 'VAL-V-2026-D005', text: 'Faire coïncider la présence à bord avec la sortie du collège, le mercredi.' },
    {
      kind: 'action',
      reference: 'VAL-2026-A005',
      sentence: 'Doubler la présence ligne 4 le mercredi',
      level: 'members',
      lead: 'Transbrune',
      contributors: null,
      due: 'vendredi 27 février',
    },
    { kind: 'action', reference: 'VAL-2026-A006', sentence: 'Poser le merlon, chemin du Pont-Neuf', level: 'members', lead: null, contributors: null, due: null },
  ],
});

/** The sitting of mock-up 10, once published. */
export function sampleMinutes(given: Partial<MinutesPaper> = {}): MinutesPaper {
  return {
    council: VALBRUNE,
    level: 'group',
    readers: 'Remis aux 9 personnes nommées de la cellule de veille.',
    body: 'Cellule de veille territoriale',
    reference: 'VAL-V-2026-R03',
    lead: 'Compte rendu de la séance VAL-V-2026-R03. Six points, deux décisions, trois actions.',
    day: { weekday: 'mardi', number: '17', monthYear: 'février 2026' },
    hours: 'de 9 h 30 à 10 h 52',
    place: 'Mairie, salle du Conseil',
    chair: 'Élise Tirvert, adjointe à la tranquillité publique',
    secretary: 'Claire Montagnac, coordination',
    attendance: NAMED,
    attendanceTotals: '8 sièges présents sur 9, 1 excusé.',
    points: [
      point('1', 'Suivi des actions', { synthesis: 'Dix actions ouvertes : trois en cours, six prises en compte.\nL’étude d’une caméra au rond-point des Forges reste sans pilote.' }),
      RODEOS,
      point('3', 'Abords du collège à midi', {
        result: 'Reporté à la prochaine séance',
        synthesis: 'Le collège est excusé : le point est reporté, avec le comptage demandé le 6 janvier.',
      }),
      LIGNE_4,
      { withheld: true, number: '5' },
      point('6', 'Tour de table', { synthesis: 'Prochaine séance le mardi 10 mars 2026 à 9 h 30, mairie, salle du Conseil.' }),
    ],
    signatures: [
      { role: 'La présidente de séance', name: 'Élise Tirvert' },
      { role: 'La secrétaire de séance', name: 'Claire Montagnac' },
    ],
    notice:
      'Les faits et informations confidentiels échangés en groupe de travail ne peuvent être communiqués à des tiers (article L. 132-5 du code de la sécurité intérieure ; charte signée par chaque personne nommée).',
    seal: { version: 'Version 1, publiée le jeudi 19 février 2026 par Claire Montagnac', hash: HASH },
    ...given,
  };
}

/** A sitting of so many points, each with a note, a decision and an action. */
export function longMinutes(count: number, words: string): MinutesPaper {
  const points = Array.from({ length: count }, (_, index) => {
    const number = String(index + 1);
    return point(number, `${words} ${number}`, {
      problemReference: `VAL-2026-${number.padStart(3, '0')}`,
      synthesis: `${words}\n${'Le point a été examiné par les membres présents. '.repeat(6)}`,
      entries: [
        { kind: 'note', text: words },
        { kind: 'decision', number: `VAL-2026-D${number.padStart(3, '0')}`, text: words },
        { kind: 'action', reference: `VAL-2026-A${number.padStart(3, '0')}`, sentence: words, level: 'members', lead: words, contributors: null, due: 'vendredi 1er mai' },
      ],
    });
  });
  return sampleMinutes({ level: 'members', points });
}

const FIGURES: readonly PaperFigure[] = [
  ['153', 'faits signalés', '205 à l’été, 175 un an plus tôt'],
  ['3', 'actions faites à temps', 'sur 6 attendues, 2 sur 3 à l’été'],
  ['12', 'jours pour répondre', 'délai médian, 39 à l’été ; 4 actions encore sans réponse'],
  ['3', 'dossiers clos', '2 à l’été'],
  ['10', 'dossiers suivis', '11 fin septembre'],
  ['2', 'nouveaux dossiers', '3 à l’été'],
  ['2', 'actions en retard', '1 fin septembre'],
  ['3', 'réunions tenues', '48 présents ou représentés sur 56 convoqués ; aucune à l’été'],
].map(([value, label, comparison]) => ({ value: value ?? '', label: label ?? '', comparison: comparison ?? null }));

const WATCHED: readonly WatchedProblem[] = [
  ['Véhicules épaves, parking des Combes', 'Logis des Combes', '1', '17'],
  ['Éclairage et cheminement gare routière', 'Services techniques', '1', '5'],
  ['Incivilités ligne 4 après 17 h', 'Transbrune', '0', '38'],
  ['Dépôts sauvages, chemin du Pont-Neuf', 'CA du Val de Brune', '0', '32'],
  ['Cambriolages saisonniers, zones résidentielles', null, '0', '6'],
].map(([title, lead, lateActions, facts]) => ({ title: title ?? '', lead: lead ?? null, lateActions: lateActions ?? '', facts: facts ?? '' }));

const ORGANISATIONS: readonly OrganisationLine[] =
  'Aide 98|Brune Habitat|CA du Val de Brune|CIAS|Collège des Ormes|Comité des Tilleuls|Commissariat de Valbrune|Compagnie de gendarmerie|Délégué du préfet QPV|Département, prévention|DSDEN 98F|Logis des Combes|Lycée Val-Amont|Mission locale du Plateau|Parquet de Haute-Brune|PJJ|Police municipale|Préfecture de Haute-Brune|SDIS 98F|Services techniques|SPIP|Transbrune|Union commerçante|Ville de Valbrune'
    .split('|')
    .map((name) => ({ name, attendance: '2 sur 2', lateActions: '0' }));

/** The quarter of mock-up 07, without themes. */
export function sampleSummary(given: Partial<SummaryPaper> = {}): SummaryPaper {
  return {
    council: VALBRUNE,
    level: 'members',
    readers: 'Lu par les membres du conseil et les élus. Les décomptes de 1 à 4 y sont masqués.',
    quarter: { number: '4', ordinal: 'e', label: 'trimestre 2025, octobre à décembre' },
    title: 'Les faits liés aux véhicules reculent, la ligne 4 se tend',
    sentences: ['Les faits liés aux véhicules sont en baisse sur un an.', 'Sur la ligne 4, ils ont plus que doublé.', 'Deux décisions vous sont demandées.'],
    figures: FIGURES,
    success: 'Parking des Combes : 41 puis 17 faits, la baisse est nette.',
    resists: 'Ligne 4 : 38 faits, 14 un an plus tôt.',
    asked: ['Étendre la présence à cinq soirs, 18 400 €.', 'Retenir la date de la plénière.'],
    factsHeading: 'Faits, T4 2025',
    watched: WATCHED,
    organisationsNote: 'Ordre alphabétique. Sièges présents ou représentés sur sièges convoqués, actions en retard fin décembre',
    organisations: ORGANISATIONS,
    readingNote:
      'Un fait signalé n’est pas une infraction constatée : une baisse peut aussi venir de signalements moins nombreux. Les chiffres comptent tous les niveaux, les titres viennent des seuls dossiers de niveau Public ou Membres. Données arrêtées au vendredi 9 janvier 2026, bilan publié le vendredi 16 janvier 2026, le même pour chaque lecteur.',
    seal: { version: 'Version 1, publiée le vendredi 16 janvier 2026 par Claire Montagnac', hash: HASH },
    ...given,
  };
}
