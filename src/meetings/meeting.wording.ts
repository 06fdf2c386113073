import type { Choice } from '../platform/web/forms/form-view.js';
import type { StatusView } from '../platform/web/components/page-view.js';
import type { Attendance, AttendanceCapacity, InvitationAnswer, ItemKind, ItemResult, MeetingState, MinutesState, StandingItem } from './meeting-words.js';

export const MEETING_STATUS: Readonly<Record<MeetingState, StatusView>> = {
  draft: { label: 'Brouillon', tone: 'neutre', icon: 's-afaire' },
  convened: { label: 'Convoquée', tone: 'fait', icon: 'envoi' },
  in_session: { label: 'En séance', tone: 'cours', icon: 's-cours' },
  closed: { label: 'Levée', tone: 'fait', icon: 's-fait' },
  cancelled: { label: 'Annulée', tone: 'neutre', icon: 'ferme' },
};

/** The state of the minutes of a closed meeting; the version is said once published. */
export function minutesStatus(state: MinutesState | null, lastVersion: number): StatusView {
  if (state === 'published') return { label: `Publié v${lastVersion}`, tone: 'fait', icon: 's-fait' };
  if (state === 'in_review') return { label: 'En relecture', tone: 'cours', icon: 's-cours' };
  return { label: 'Compte rendu à publier', tone: 'neutre', icon: 's-afaire' };
}

export const ITEM_KIND_LABELS: Readonly<Record<ItemKind, string>> = { information: 'Information', exchange: 'Échange', decision: 'Décision' };

export const ITEM_KIND_CHOICES: readonly Choice[] = [
  { value: 'information', label: ITEM_KIND_LABELS.information },
  { value: 'exchange', label: ITEM_KIND_LABELS.exchange },
  { value: 'decision', label: ITEM_KIND_LABELS.decision },
];

export const ITEM_RESULT_STATUS: Readonly<Record<ItemResult, StatusView>> = {
  treated: { label: 'Traité', tone: 'fait', icon: 's-fait' },
  postponed: { label: 'Reporté', tone: 'cours', icon: 'suite' },
  untreated: { label: 'Non traité', tone: 'neutre', icon: 's-afaire' },
};

/** What the usual points are called when they enter an agenda by one press. */
export const STANDING_TITLES: Readonly<Record<StandingItem, string>> = {
  opening: 'Ouverture',
  approval: 'Approbation du compte rendu précédent',
  follow_up: 'Suivi des actions ouvertes',
  round_table: 'Tour de table et date suivante',
};

export const ANSWER_STATUS: Readonly<Record<InvitationAnswer, StatusView>> = {
  coming: { label: 'Vient', tone: 'fait', icon: 's-fait' },
  excused: { label: 'S’excuse', tone: 'neutre', icon: 'ferme' },
  represented: { label: 'Sera représenté', tone: 'cours', icon: 's-cours' },
};

export const NO_ANSWER: StatusView = { label: 'Sans réponse', tone: 'neutre', icon: 's-afaire' };

export const ATTENDANCE_STATUS: Readonly<Record<Attendance, StatusView>> = {
  present: { label: 'Présent', tone: 'fait', icon: 's-fait' },
  represented: { label: 'Représenté', tone: 'cours', icon: 's-cours' },
  excused: { label: 'Excusé', tone: 'neutre', icon: 's-afaire' },
  absent: { label: 'Absent', tone: 'neutre', icon: 'ferme' },
};

export const CAPACITY_LABELS: Readonly<Record<AttendanceCapacity, string>> = {
  holder: 'titulaire',
  substitute: 'suppléant',
  appointed: 'représentant spécialement désigné',
  guest: 'invité',
};
