import type { Choice } from '../../platform/web/forms/form-view.js';
import type { StatusView } from '../../platform/web/components/page-view.js';
import type { ClosingMotive, Priority, ProblemStatus, Stage } from './problem-words.js';

export const PROBLEM_STATUS: Readonly<Record<ProblemStatus, StatusView>> = {
  to_qualify: { label: 'À qualifier', tone: 'neutre', icon: 's-qualifier' },
  open: { label: 'Ouvert', tone: 'neutre', icon: 's-afaire' },
  under_way: { label: 'En traitement', tone: 'cours', icon: 's-cours' },
  monitored: { label: 'Sous surveillance', tone: 'retard', icon: 'voir' },
  resolved: { label: 'Résolu', tone: 'fait', icon: 's-fait' },
  closed: { label: 'Clos', tone: 'neutre', icon: 'cadenas' },
  transferred: { label: 'Transféré', tone: 'neutre', icon: 'suite' },
  no_follow_up: { label: 'Sans suite', tone: 'neutre', icon: 'ferme' },
  duplicate: { label: 'Doublon', tone: 'neutre', icon: 'double' },
};

export const SEVERITY: Readonly<Record<number, string>> = { 1: 'Signal faible', 2: 'Récurrent', 3: 'Installé', 4: 'Critique' };

export const PRIORITY: Readonly<Record<Priority, string>> = {
  urgent: 'Urgente (48\u00a0h au plus)',
  high: 'Haute (15\u00a0jours au plus)',
  normal: 'Normale (3\u00a0mois au plus)',
  background: 'De fond (plus de 3\u00a0mois)',
};

export const STAGE: Readonly<Record<Stage, string>> = {
  spotting: 'Repérage',
  analysis: 'Analyse',
  response: 'Réponse',
  evaluation: 'Évaluation',
};

export const CLOSING_MOTIVE: Readonly<Record<ClosingMotive, string>> = {
  resolved: 'Résolu',
  lasting_improvement: 'Amélioration durable',
  moved: 'Déplacé ailleurs',
  out_of_remit: 'Hors compétence',
  judicial: 'Suite judiciaire',
  abandoned: 'Abandonné',
};

/** The lines of a choice, in the order of the labels. */
export function choicesOf(labels: Readonly<Record<string, string>>): Choice[] {
  return Object.entries(labels).map(([value, label]) => ({ value, label }));
}

/** Help under every free text of the house. */
export const NO_NAMES = 'Des faits et des lieux, jamais de noms de personnes.';
