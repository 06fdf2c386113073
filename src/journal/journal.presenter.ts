import { LEVELS } from '../platform/access/audience.js';
import type { AuditVerification } from '../platform/audit/audit-verification.entity.js';
import { parisDay, parisTime } from '../platform/clock/calendar.js';
import { longDate, NBSP, number, relativeDay, time } from '../platform/formatting/french.js';
import { type NoticeView, noticeView, type StampView, stampView } from '../platform/web/components/page-view.js';
import type { Actor } from './journal-actors.query.js';
import { type Nature, wordsOfAct } from './journal-acts.js';
import type { Reference } from './journal-references.query.js';
import type { JournalLine } from './journal.query.js';

/** One line as it is read: by the page and by its export alike. */
export interface JournalLineView {
  readonly day: string;
  readonly time: string;
  readonly who: string;
  readonly place: string | null;
  readonly icon: string;
  readonly act: string;
  readonly right: string | null;
  readonly reference: string;
  readonly stamp: StampView | null;
}

/** What a line needs to be said. */
export interface JournalFacts {
  readonly actors: ReadonlyMap<string, Actor>;
  readonly referenceOf: (line: JournalLine) => Reference;
  readonly today: string;
}

const ICONS: Readonly<Record<Nature, string>> = { read: 'voir', write: 'crayon', access: 'cadenas' };

/** Works that Beffroi does by itself, as their viewers name themselves. */
const JOBS: Readonly<Record<string, string>> = { journal: 'Tâche de nuit', notifications: 'Envoi des courriels', 'mise en service': 'Mise en service' };

export function presentLine(line: JournalLine, facts: JournalFacts): JournalLineView {
  const { words, nature } = wordsOfAct(line.act);
  const reference = facts.referenceOf(line);
  const level = LEVELS.find((one) => one === line.level);
  return {
    day: longDate(parisDay(line.at), facts.today),
    time: toTheSecond(line.at),
    ...whoOf(line, facts.actors),
    icon: ICONS[nature],
    act: words,
    right: rightOf(line),
    reference: reference ?? 'référence réservée',
    stamp: level === undefined ? null : stampView(level),
  };
}

function whoOf({ personId, actor }: JournalLine, actors: ReadonlyMap<string, Actor>): { readonly who: string; readonly place: string | null } {
  if (personId === null) return actor === 'stranger' ? { who: 'Personne non connectée', place: null } : { who: 'Beffroi', place: JOBS[actor] ?? 'Tâche automatique' };
  const { name, place } = actors.get(personId) ?? { name: 'Personne inconnue', place: null };
  if (actor !== 'link') return { who: name, place };
  return { who: name, place: place === null ? 'Par lien' : `${place}, par lien` };
}

function rightOf({ act, actor, level }: JournalLine): string | null {
  if (act.endsWith('.consult')) return level === 'group' ? `Droit${NBSP}: membre nommé du groupe` : `Droit${NBSP}: lecture restreinte`;
  if (actor === 'link') return `Droit${NBSP}: partenaire par lien`;
  const { right } = wordsOfAct(act);
  return right === null || actor !== 'session' ? null : `Droit${NBSP}: ${right}`;
}

/** « 14 h 06 min 12 s ». */
function toTheSecond(instant: string): string {
  const [hours = '', minutes = ''] = parisTime(instant).split(':');
  // Clocks differ by whole minutes from one place to another: seconds are the same everywhere.
  return [`${Number(hours)}${NBSP}h`, `${minutes}${NBSP}min`, `${instant.slice(17, 19)}${NBSP}s`].join(' ');
}

export function presentVerification(verification: AuditVerification | null, today: string): NoticeView {
  if (verification === null) return noticeView('neutre', `Cette suite d’écritures n’a pas encore été vérifiée${NBSP}: elle l’est chaque matin à 6${NBSP}h.`);
  const { at, entries, isWhole, brokenAtRank } = verification;
  const day = relativeDay(parisDay(at), today);
  const when = `${/^[a-z]+ \d/.test(day) ? `le ${day}` : day} à ${time(at)}`;
  if (isWhole) return noticeView('fait', `Suite complète. ${writings(entries)} ${entries < 2 ? 'vérifiée' : 'vérifiées'} ${when}, aucune ne manque ni n’a été modifiée.`);
  return noticeView(
    'bloque',
    `Suite rompue à l’écriture n°${NBSP}${number(brokenAtRank ?? 0)}, constaté ${when}${NBSP}: une écriture manque ou a été modifiée. ` +
      'Prévenez l’administration technique et gardez la dernière sauvegarde.',
  );
}

/** « 18 204 écritures ». */
export function writings(n: number): string {
  return `${number(n)}${NBSP}${n < 2 ? 'écriture' : 'écritures'}`;
}
