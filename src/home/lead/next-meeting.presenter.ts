import { addDays, daysBetween } from '../../platform/clock/calendar.js';
import { agree, capitalise, count, days, dayMonth, duration, list, longDate, relativeDay, timeOfDay } from '../../platform/formatting/french.js';
import { gauge, type GaugeView } from '../../platform/web/components/chart-view.js';
import { type ActionLinkView, actionLink, type CheckView, type StampView, stampView, type StatusView } from '../../platform/web/components/page-view.js';
import { MEETING_STATUS, slotMinutes } from '../../meetings/index.js';
import type { NextMeeting } from './next-meeting.query.js';

export interface NextMeetingView {
  readonly when: string;
  readonly title: string;
  readonly href: string;
  readonly hours: string;
  readonly place: string;
  readonly stamp: StampView;
  readonly status: StatusView;
  readonly answers: string;
  readonly open: ActionLinkView;
  /** Null for who does not prepare it. */
  readonly readiness: { readonly title: string; readonly gauge: GaugeView; readonly checks: readonly CheckView[] } | null;
}

export function presentNextMeeting(next: NextMeeting, today: string): NextMeetingView {
  const { meeting } = next;
  const href = `/reunions/${meeting.id}`;
  return {
    when: whenOf(meeting.heldOn, today),
    title: next.bodyName,
    href,
    hours: `${capitalise(longDate(meeting.heldOn))}, de ${timeOfDay(meeting.startsAt)} à ${timeOfDay(meeting.endsAt)}`,
    place: meeting.place,
    stamp: stampView(meeting.audience.confidentiality),
    status: MEETING_STATUS[meeting.state],
    answers: answersOf(next.answers),
    open: openLink(next, href),
    readiness: next.isPreparer ? readinessOf(next, href, today) : null,
  };
}

function openLink({ meeting, isPreparer }: NextMeeting, href: string): ActionLinkView {
  if (!isPreparer) return actionLink(href, 'Voir la réunion', { style: 'second' });
  if (meeting.state === 'in_session') return actionLink(`${href}/seance`, 'Reprendre la séance', { style: 'second' });
  return actionLink(href, 'Préparer la réunion', { style: 'second' });
}

function whenOf(heldOn: string, today: string): string {
  const wait = daysBetween(today, heldOn);
  return wait < 2 ? capitalise(relativeDay(heldOn, today)) : `Dans ${days(wait)}`;
}

/** « 9 personnes invitées : 5 viennent, 1 s’excuse, 3 n’ont pas répondu. » */
function answersOf(answers: NextMeeting['answers']): string {
  const { coming, represented, excused, none } = answers ?? { coming: 0, represented: 0, excused: 0, none: 0 };
  const total = coming + represented + excused + none;
  const invited = `${count(total, 'personne invitée', 'personnes invitées')}`;
  if (total === 0) return 'Personne n’est encore invité.';
  const parts = [
    coming > 0 ? `${coming} ${agree(coming, 'vient', 'viennent')}` : null,
    represented > 0 ? `${represented} ${agree(represented, 'sera représentée', 'seront représentées')}` : null,
    excused > 0 ? `${excused} ${agree(excused, 's’excuse', 's’excusent')}` : null,
    none > 0 ? `${none} ${agree(none, 'n’a pas répondu', 'n’ont pas répondu')}` : null,
  ].filter((part) => part !== null);
  return `${invited}\u00a0: ${list(parts)}.`;
}

function readinessOf(next: NextMeeting, href: string, today: string): NextMeetingView['readiness'] {
  const checks = [placeCheck(next, href), agendaCheck(next, href), ...formerCheck(next), ...convocationCheck(next, href, today), ...newsCheck(next)];
  const done = checks.filter(({ isDone }) => isDone).length;
  return { title: `Prêt à ${done} sur ${checks.length}`, gauge: gauge('pret', done, checks.length), checks };
}

function placeCheck({ meeting }: NextMeeting, href: string): CheckView {
  const isDone = meeting.place.trim() !== '';
  return { isDone, text: isDone ? 'Date et salle retenues' : 'Choisir la salle', href: isDone ? null : href, note: null };
}

function agendaCheck({ meeting, minutes }: NextMeeting, href: string): CheckView {
  const total = minutes.reduce((sum, length) => sum + length, 0);
  const slot = slotMinutes(meeting.startsAt, meeting.endsAt);
  if (minutes.length === 0) return { isDone: false, text: 'Composer l’ordre du jour', href, note: null };
  const text = `Ordre du jour\u00a0: ${count(minutes.length, 'point')}, ${duration(total)} sur ${duration(slot)}`;
  const isDone = total <= slot;
  return { isDone, text, href: isDone ? null : href, note: isDone ? null : 'plus long que l’horaire' };
}

function formerCheck({ former }: NextMeeting): CheckView[] {
  if (former === null) return [];
  const day = dayMonth(former.heldOn);
  if (former.state === 'published') return [{ isDone: true, text: `Compte rendu du ${day} publié`, href: null, note: null }];
  if (former.state === 'in_review') return [{ isDone: true, text: `Compte rendu du ${day} en relecture`, href: null, note: null }];
  return [{ isDone: false, text: `Publier le compte rendu du ${day}`, href: `/reunions/${former.id}/compte-rendu`, note: null }];
}

/** Only where the council's rules set a notice: the date by which convocations are due is theirs. */
function convocationCheck({ meeting, noticeDays }: NextMeeting, href: string, today: string): CheckView[] {
  if (noticeDays === null) return [];
  if (meeting.state !== 'draft') return [{ isDone: true, text: 'Convocations parties', href: null, note: null }];
  const dueOn = addDays(meeting.heldOn, -noticeDays);
  const note = dueOn === today ? 'avant ce soir' : `avant le ${longDate(dueOn, today)}`;
  return [{ isDone: false, text: 'Convoquer les personnes invitées', href, note: dueOn < today ? `attendu depuis le ${longDate(dueOn, today)}` : note }];
}

function newsCheck({ lateOnPoints }: NextMeeting): CheckView[] {
  if (lateOnPoints === 0) return [{ isDone: true, text: 'Aucune action en retard sur les points', href: null, note: null }];
  const note = 'en retard, sur les points de cet ordre du jour';
  return [{ isDone: false, text: `Prendre des nouvelles de ${count(lateOnPoints, 'action')}`, href: '/actions?vue=retard', note }];
}
