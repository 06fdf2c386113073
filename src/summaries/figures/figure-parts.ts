import { daysBetween } from '../../platform/clock/calendar.js';
import { days, longDate } from '../../platform/formatting/french.js';
import type { StatusView } from '../../platform/web/components/page-view.js';
import type { Cell } from '../../platform/web/components/table-view.js';
import type { ClosedItem, ExpectedItem, FigureItem, FigureLists, FollowedItem, HeldItem, ReplyItem } from './figure-lists.js';
import { closureWords, statusOf } from './figure-statuses.js';
import type { FigureKey } from './quarter-figures.js';
import type { QuarterWindow } from './quarter-window.js';

export type ListedKind = 'fact' | 'action' | 'problem' | 'meeting';

/** One list behind a figure: what it counts, and what it says of each row beside its name. */
export interface FigurePart {
  readonly label: string;
  readonly kind: ListedKind;
  readonly columns: readonly string[];
  load(lists: FigureLists, window: QuarterWindow): Promise<readonly ListedItem[]>;
}

export interface ListedItem extends FigureItem {
  readonly details: readonly Cell[];
}

const ON_TIME: StatusView = { label: 'À temps', tone: 'fait', icon: 's-fait' };
const MISSED: StatusView = { label: 'Pas à temps', tone: 'retard', icon: 'late' };

function part<T extends FigureItem>(
  label: string,
  kind: ListedKind,
  columns: readonly string[],
  load: (lists: FigureLists, window: QuarterWindow) => Promise<readonly T[]>,
  details: (item: T, window: QuarterWindow) => readonly Cell[],
): FigurePart {
  return {
    label,
    kind,
    columns,
    load: async (lists, window) => (await load(lists, window)).map((item) => ({ id: item.id, on: item.on, details: details(item, window) })),
  };
}

const day = ({ on }: FigureItem): readonly Cell[] => [longDate(on)];

/** The first part of each is the figure itself; the second is what is said beside it. */
export const FIGURE_PARTS: Readonly<Record<FigureKey, readonly FigurePart[]>> = {
  faits: [part('Faits signalés', 'fact', ['Dossier', 'Déclaré par', 'Jour'], (lists, window) => lists.facts(window), day)],
  'actions-a-temps': [
    part<ExpectedItem>('Actions attendues', 'action', ['Action', 'Pilote', 'Échéance', 'Faite'], (lists, window) => lists.expectedActions(window), (item) => [
      longDate(item.on),
      { status: item.isOnTime ? ON_TIME : MISSED },
    ]),
  ],
  delai: [
    part<ReplyItem>('Premières réponses', 'action', ['Action', 'Pilote', 'Première réponse', 'Délai'], (lists, window) => lists.firstReplies(window), (item) => [
      longDate(item.on),
      days(item.days),
    ]),
    part('Encore sans réponse', 'action', ['Action', 'Pilote', 'Décidée le'], (lists, window) => lists.silentActions(window), day),
  ],
  'dossiers-clos': [
    part<ClosedItem>('Dossiers clos', 'problem', ['Dossier', 'Clos le', 'Motif'], (lists, window) => lists.solvedProblems(window), closure),
    part<ClosedItem>('Autres clôtures, non comptées', 'problem', ['Dossier', 'Le', 'Suite'], (lists, window) => lists.otherClosures(window), closure),
  ],
  'dossiers-suivis': [
    part<FollowedItem>('Dossiers suivis', 'problem', ['Dossier', 'Statut en fin de trimestre', 'Depuis le'], (lists, window) => lists.followedProblems(window), (item) => [
      { status: statusOf(item.status) },
      longDate(item.on),
    ]),
  ],
  'nouveaux-dossiers': [
    part('Nouveaux dossiers', 'problem', ['Dossier', 'Ouvert le'], (lists, window) => lists.newProblems(window), day),
    part('Réouvertures', 'problem', ['Dossier', 'Rouvert le'], (lists, window) => lists.reopenings(window), day),
  ],
  retards: [
    part('Actions en retard', 'action', ['Action', 'Pilote', 'Échéance', 'Retard'], (lists, window) => lists.lateActions(window), (item, window) => [
      longDate(item.on),
      days(daysBetween(item.on, window.last)),
    ]),
  ],
  reunions: [
    part<HeldItem>('Réunions tenues', 'meeting', ['Réunion', 'Jour', 'Présents ou représentés'], (lists, window) => lists.meetings(window), (item) => [
      longDate(item.on),
      `${item.present} sur ${item.invited}`,
    ]),
  ],
};

function closure(item: ClosedItem): readonly Cell[] {
  return [longDate(item.on), closureWords(item.outcome, item.motive)];
}
