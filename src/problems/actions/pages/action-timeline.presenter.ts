import type { CouncilWords } from '../../../councils/index.js';
import { parisDay } from '../../../platform/clock/calendar.js';
import { capitalise, longDate, time } from '../../../platform/formatting/french.js';
import type { TimelineItemView } from '../../../platform/web/components/page-view.js';
import type { ActionChange } from '../action-change.entity.js';
import { CONTRIBUTION_STATUS, RESULT_CHOICES } from '../action.wording.js';
import type { Reply } from '../reply.entity.js';
import { replyParagraphs, spokenBy } from '../replies/reply.wording.js';
import type { ActionParts } from './action-parts.query.js';

type TimelineNames = Pick<ActionParts, 'organisations' | 'people'> & { readonly today: string; readonly words: CouncilWords };

export function replyItem(reply: Reply, names: TimelineNames): TimelineItemView {
  const status = CONTRIBUTION_STATUS[reply.state];
  return {
    id: `reponse-${reply.id}`,
    iso: reply.at,
    day: longDate(parisDay(reply.at), names.today),
    time: time(reply.at),
    icon: status.icon,
    who: names.organisations.get(reply.organisationId)?.name ?? '',
    what: spokenBy(reply, names.people),
    about: null,
    status,
    stamp: null,
    paragraphs: replyParagraphs(reply, (day) => longDate(day, names.today), names.words),
    isDecision: false,
    gesture: null,
  };
}

export function changeItem(change: ActionChange, { organisations, people, today }: TimelineNames): TimelineItemView {
  const words = wordsOf(change, organisations, today);
  return {
    id: null,
    iso: change.recordedAt,
    day: longDate(change.changedOn, today),
    time: null,
    icon: CHANGE_ICONS[change.kind],
    who: people.get(change.personId ?? '') ?? 'Beffroi',
    what: null,
    about: null,
    status: null,
    stamp: null,
    paragraphs: [words, ...(change.reason === null ? [] : [change.reason])],
    isDecision: false,
    gesture: null,
  };
}

const CHANGE_ICONS = { due: 'late', lead: 'orga', closing: 'double' } as const;

function wordsOf(change: ActionChange, organisations: TimelineNames['organisations'], today: string): string {
  if (change.kind === 'closing') return closingWords(change, today);
  return change.kind === 'due' ? dueWords(change, today) : leadWords(change, organisations);
}

/** « Rouverte : elle était close, sans objet, depuis le lundi 2 mars. » */
function closingWords({ oldValue, newValue }: ActionChange, today: string): string {
  const result = RESULT_CHOICES.find(({ value }) => value === oldValue)?.label.toLocaleLowerCase('fr') ?? '';
  const since = newValue === null ? '' : `, depuis le ${longDate(parisDay(newValue), today)}`;
  return `Rouverte\u00a0: elle était close, ${result}${since}.`;
}

function dueWords({ oldValue, newValue }: ActionChange, today: string): string {
  const day = (value: string | null): string => (value === null ? 'sans date' : longDate(value, today));
  return `Échéance\u00a0: ${day(oldValue)}, puis ${day(newValue)}.`;
}

function leadWords({ oldValue, newValue }: ActionChange, organisations: TimelineNames['organisations']): string {
  const name = (value: string | null): string => organisations.get(value ?? '')?.name ?? 'sans pilote';
  return capitalise(`pilote\u00a0: ${name(oldValue)}, puis ${name(newValue)}.`);
}
