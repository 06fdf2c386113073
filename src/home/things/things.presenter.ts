import { parisDay } from '../../platform/clock/calendar.js';
import { agree, capitalise, count, dayMonth, inWords, longDate, quoted, relativeDay, time } from '../../platform/formatting/french.js';
import type { FrameCouncilChoice } from '../../platform/web/frame.js';
import { actionLink, type LineView, lineView, stampView } from '../../platform/web/components/page-view.js';
import type { ActionRow } from '../../problems/index.js';
import type { BlockedReply } from './blocked-replies.query.js';
import type { DueConvocation, DueMeeting } from './meetings-due.query.js';
import type { OwnMeeting } from './own-meetings.query.js';
import type { Thing } from './thing.js';
import type { Unreachable, UnreachablePartner } from './unreachable-partners.query.js';

export function blockedThing(councilId: string, reply: BlockedReply, today: string): Thing {
  const when = `${capitalise(relativeDay(parisDay(reply.at), today))} à ${time(reply.at)}.`;
  const said = [reply.motive === null ? null : `${reply.motive}.`, reply.words === null ? null : quoted(reply.words), when];
  return {
    councilId,
    title: `${reply.sentence}\u00a0: action ${reply.state === 'blocked' ? 'bloquée' : 'refusée'}`,
    href: `/actions/${reply.actionId}`,
    text: `${reply.organisation}. ${said.filter((part) => part !== null).join(' ')}`,
    level: reply.level,
    gesture: 'Répondre',
  };
}

export function convocationThing(councilId: string, meeting: DueConvocation, today: string): Thing {
  const day = dayMonth(meeting.heldOn);
  const since = `La convocation du ${day} est attendue depuis le ${longDate(meeting.dueOn, today)}`;
  return {
    councilId,
    title: meeting.dueOn === today ? `La convocation du ${day} part aujourd’hui` : since,
    href: `/reunions/${meeting.id}`,
    text: `${meeting.bodyName}. Votre règlement intérieur prévoit ${count(meeting.noticeDays, 'jour')} de délai.`,
    level: meeting.level,
    gesture: 'Relire',
  };
}

export function minutesThing(councilId: string, meeting: DueMeeting, today: string): Thing {
  return {
    councilId,
    title: `Le compte rendu du ${dayMonth(meeting.heldOn)} attend sa publication`,
    href: `/reunions/${meeting.id}/compte-rendu`,
    text: `${meeting.bodyName}, séance du ${longDate(meeting.heldOn, today)}.`,
    level: meeting.level,
    gesture: 'Relire et publier',
  };
}

const WHY_UNREACHABLE: Readonly<Record<Unreachable, string>> = {
  left: 'Elle ne participe plus',
  nobody: 'Plus aucun correspondant',
  'no-address': 'Aucun de ses correspondants n’a d’adresse',
  bounced: 'Les courriels à ses correspondants reviennent',
};

/** No mail reaches an organisation that is asked for something: its page mends it. */
export function unreachableThing(councilId: string, { id, name, why, openActions }: UnreachablePartner): Thing {
  return {
    councilId,
    title: `${name}\u00a0: personne à qui écrire`,
    href: `/partenaires/${id}`,
    text: `${WHY_UNREACHABLE[why]}, pour ${count(openActions, 'action ouverte', 'actions ouvertes')}.`,
    level: 'members',
    gesture: why === 'left' ? 'Voir ses actions' : 'Ajouter une adresse',
  };
}

export function askedThing(councilId: string, row: ActionRow, organisation: string, today: string): Thing {
  const due = row.dueOn === null ? 'sans date' : `avant le ${longDate(row.dueOn, today)}`;
  return {
    councilId,
    title: row.sentence,
    href: `/actions/${row.id}`,
    text: `${row.problem === null ? '' : `${row.problem.title}. `}Demandé à\u00a0: ${organisation}, ${due}.`,
    level: row.audience.confidentiality,
    gesture: 'Répondre',
  };
}

export function invitationThing(councilId: string, meeting: OwnMeeting, today: string): Thing {
  return {
    councilId,
    title: `${meeting.bodyName}, le ${longDate(meeting.heldOn, today)}`,
    href: `/reunions/${meeting.id}`,
    text: 'Votre réponse à l’invitation est attendue.',
    level: meeting.level,
    gesture: 'Dire si je viens',
  };
}

/** « Cinq choses vous attendent, dans deux conseils ». */
export function thingsTitle(things: readonly Thing[], councils: readonly FrameCouncilChoice[]): string {
  if (things.length === 0) return 'Rien ne vous attend';
  const number = capitalise(inWords(things.length, 'feminine'));
  const where = councils.length > 1 ? `, dans ${inWords(councils.length)} conseils` : '';
  return `${number} ${agree(things.length, 'chose vous attend', 'choses vous attendent')}${where}`;
}

/** One full button on the page: the first thing’s. With several councils each line is named by its own. */
export function thingLines(things: readonly Thing[], councils: readonly FrameCouncilChoice[]): LineView[] {
  return things.map((thing, index) => {
    const council = councils.length > 1 ? councils.find(({ id }) => id === thing.councilId) : undefined;
    const isHigher = thing.level === 'restricted' || thing.level === 'group';
    return lineView(thing.title, {
      href: thing.href,
      text: thing.text,
      stamp: isHigher ? stampView(thing.level) : null,
      council: council === undefined ? null : { name: council.name, tint: council.tint },
      action: actionLink(thing.href, thing.gesture, { about: `\u00a0: ${thing.title}`, style: index === 0 ? '' : 'second' }),
    });
  });
}

