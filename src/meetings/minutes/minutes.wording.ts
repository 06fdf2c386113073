import { parisDay } from '../../platform/clock/calendar.js';
import { agree, capitalise, count, type Gender, inWords, list, longDate, NBSP, quoted, timeOfDay } from '../../platform/formatting/french.js';
import type { Level } from '../../platform/web/components/page-view.js';
import type { AttendanceTotals, FrozenHeader, FrozenOfficer, FrozenPoint, FrozenVersion } from './published/frozen-minutes.js';
import type { Warning } from './minutes.rules.js';

/** « Compte rendu de la séance VAL-V-2026-R03. Six points, trois décisions, quatre actions. » */
export function leadSentence(meeting: string, pointCount: number, points: readonly Pick<FrozenPoint, 'entries'>[]): string {
  const entries = points.flatMap((point) => point.entries);
  const counted = (kind: 'decision' | 'action'): number => entries.filter((entry) => entry.kind === kind).length;
  const parts = [numbered(pointCount, 'point', 'masculine'), numbered(counted('decision'), 'décision'), numbered(counted('action'), 'action')];
  return `Compte rendu de la séance ${meeting}. ${capitalise(parts.join(', '))}.`;
}

function numbered(n: number, noun: string, gender: Gender = 'feminine'): string {
  const word = n === 0 ? (gender === 'feminine' ? 'aucune' : 'aucun') : inWords(n, gender);
  return `${word} ${agree(n, noun)}`;
}

/** « de 9 h 30 à 10 h 52 »: the real hours, known once the sitting is over. */
export function hoursWords({ openedAt, endedAt }: Pick<FrozenHeader, 'openedAt' | 'endedAt'>): string | null {
  return openedAt === null || endedAt === null ? null : `de ${timeOfDay(openedAt)} à ${timeOfDay(endedAt)}`;
}

/** « Élise Tirvert, adjointe à la tranquillité publique ». */
export function officerWords(officer: FrozenOfficer | null): string | null {
  if (officer === null) return null;
  return officer.function === null ? officer.name : `${officer.name}, ${officer.function}`;
}

/** « 8 sièges présents ou représentés sur 9. » */
export function totalsWords({ seats, present, represented }: AttendanceTotals): string {
  const there = present + represented;
  return `${count(there, 'siège')} ${agree(there, 'présent ou représenté', 'présents ou représentés')} sur${NBSP}${seats}.`;
}

/** « Version 1, publiée le jeudi 19 février 2026 par Claire Montagnac ». */
export function publishedWords({ number, publishedAt, publishedBy }: Pick<FrozenVersion, 'number' | 'publishedAt' | 'publishedBy'>): string {
  const by = publishedBy === null ? '' : ` par ${publishedBy}`;
  return `Version${NBSP}${number}, publiée le ${longDate(parisDay(publishedAt))}${by}`;
}

export function warningWords(warning: Warning): string {
  switch (warning.kind) {
    case 'nobody_present':
      return 'Personne n’est noté présent.';
    case 'no_result':
      return `Point ${warning.number}, ${quoted(warning.title)}${NBSP}: sans résultat.`;
    case 'no_lead':
      return `${warning.reference}, ${quoted(warning.sentence)}${NBSP}: sans pilote.`;
    case 'no_due_date':
      return `${warning.reference}, ${quoted(warning.sentence)}${NBSP}: sans échéance.`;
    case 'no_lead_nor_date':
      return `${warning.reference}, ${quoted(warning.sentence)}${NBSP}: sans pilote ni échéance.`;
  }
}

/** « avec Brune Habitat et Transbrune ». */
export function contributorsWords(contributors: readonly string[]): string | null {
  return contributors.length === 0 ? null : `avec ${list(contributors)}`;
}

/** Who was given the paper of this level; never counted, so that a paper printed twice says the same. */
export function readersWords(level: Level, body: string): string {
  if (level === 'group') return `Remis aux personnes nommées${NBSP}: ${body}.`;
  if (level === 'restricted') return 'Remis aux lecteurs de la formation restreinte.';
  return 'Remis aux membres du conseil.';
}

/** Reminder of the law on the papers of a group (article L132-5 of the code de la sécurité intérieure). */
export const GROUP_NOTICE =
  'Les faits et informations confidentiels échangés en groupe de travail ne peuvent être communiqués à des tiers ' +
  `(article${NBSP}L.${NBSP}132-5 du code de la sécurité intérieure${NBSP}; charte signée par chaque personne nommée).`;
