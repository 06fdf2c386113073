import type { Choice } from '../../platform/web/forms/form-view.js';
import type { StatusView } from '../../platform/web/components/page-view.js';
import type { ActionResult, ContributionState, ReplyChannel } from './action-words.js';

/** What an organisation’s part in an action is called, in the feminine: « action faite ». */
export const CONTRIBUTION_STATUS: Readonly<Record<ContributionState, StatusView>> = {
  asked: { label: 'Demandée', tone: 'neutre', icon: 's-afaire' },
  accepted: { label: 'Prise en compte', tone: 'neutre', icon: 'valide' },
  under_way: { label: 'En cours', tone: 'cours', icon: 's-cours' },
  done: { label: 'Faite', tone: 'fait', icon: 's-fait' },
  partly_done: { label: 'Faite en partie', tone: 'fait', icon: 's-cours' },
  blocked: { label: 'Bloquée', tone: 'bloque', icon: 's-bloque' },
  refused: { label: 'Refusée', tone: 'bloque', icon: 'ferme' },
};

/** The result of a closed action, in the masculine. */
export const ACTION_RESULT_STATUS: Readonly<Record<ActionResult, StatusView>> = {
  done: { label: 'Fait', tone: 'fait', icon: 's-fait' },
  partly_done: { label: 'Fait en partie', tone: 'fait', icon: 's-cours' },
  moot: { label: 'Sans objet', tone: 'neutre', icon: 'ferme' },
  abandoned: { label: 'Abandonné', tone: 'neutre', icon: 'ferme' },
};

export const RESULT_CHOICES: readonly Choice[] = [
  { value: 'done', label: 'Fait' },
  { value: 'partly_done', label: 'Fait en partie' },
  { value: 'moot', label: 'Sans objet' },
  { value: 'abandoned', label: 'Abandonné' },
];

export const CHANNEL_WORDS: Readonly<Record<ReplyChannel, string>> = {
  link: 'par le lien du courriel',
  signed_in: 'connexion complète',
  phone: 'par téléphone',
  sitting: 'en séance',
};

/** How often a due date was moved: « reportée deux fois », nothing when it never was. */
export function postponedWords(times: number): string | null {
  const words = ['', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
  return times === 0 ? null : `reportée ${words[times] ?? String(times)} fois`;
}
