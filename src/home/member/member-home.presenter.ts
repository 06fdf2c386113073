import { agree, capitalise, count, inWords, longDate, timeOfDay } from '../../platform/formatting/french.js';
import type { FrameCouncilChoice } from '../../platform/web/frame.js';
import { actionLink, type DayView, type LineView, lineView, stampView } from '../../platform/web/components/page-view.js';
import { ANSWER_STATUS, NO_ANSWER } from '../../meetings/index.js';
import { type ActionRow, type ActionTableView, postponedWords, presentActionTable } from '../../problems/index.js';
import { dayView } from '../../platform/web/components/day-view.js';
import type { OwnMeeting } from '../things/own-meetings.query.js';
import type { Thing } from '../things/thing.js';
import { thingLines, thingsTitle } from '../things/things.presenter.js';

export interface MemberHome {
  readonly today: string;
  /** For whom the person acts in the current council; null when she acts for none there. */
  readonly organisation: string | null;
  readonly led: readonly ActionRow[];
  readonly contributions: readonly ActionRow[];
  readonly meetings: readonly OwnMeeting[];
  /** Only for who sits in several councils. */
  readonly things: readonly Thing[];
}

export interface MemberHomePage {
  readonly title: string;
  readonly day: DayView;
  readonly heading: string;
  readonly intro: string;
  readonly things: readonly LineView[];
  readonly actions: readonly LineView[];
  readonly nothing: string;
  readonly contributions: ActionTableView;
  readonly meetings: readonly LineView[];
}

export function presentMemberHome(home: MemberHome, councils: readonly FrameCouncilChoice[]): MemberHomePage {
  const { today, organisation, led, contributions, meetings, things } = home;
  return {
    title: 'Mes actions',
    day: dayView(today),
    heading: things.length > 0 ? thingsTitle(things, councils) : headingOf(led),
    intro: introOf(organisation, led.length, contributions.length),
    things: thingLines(things, councils),
    actions: led.map((row, index) => actionLine(row, today, index === 0 && things.length === 0)),
    nothing: 'Aucune action n’est confiée à votre organisation en ce moment.',
    contributions: presentActionTable('Actions auxquelles vous contribuez', contributions, today, { nothing: 'Aucune contribution en cours.' }),
    meetings: meetings.map((meeting) => meetingLine(meeting, today)),
  };
}

/** The title says the finding: late ones first, else what was never answered, else what runs. */
function headingOf(led: readonly ActionRow[]): string {
  const late = led.filter(({ actionClass }) => actionClass === 'late').length;
  if (late > 0) return `${words(late)} ${agree(late, 'est en retard', 'sont en retard')}`;
  const asked = led.filter(({ leadState }) => leadState === 'asked').length;
  if (asked > 0) return `${words(asked)} ${agree(asked, 'attend votre réponse', 'attendent votre réponse')}`;
  if (led.length > 0) return `${words(led.length)} en cours`;
  return 'Rien ne vous attend';
}

function words(number: number): string {
  return `${capitalise(inWords(number, 'feminine'))} ${agree(number, 'action', 'actions')}`;
}

function introOf(organisation: string | null, led: number, contributions: number): string {
  if (organisation === null) return 'Vous n’agissez pour aucune organisation de ce conseil.';
  const given = `${led === 0 ? 'Aucune action confiée' : count(led, 'action confiée', 'actions confiées')} à votre organisation, ${organisation}`;
  return contributions === 0 ? `${given}.` : `${given}, et ${count(contributions, 'contribution')}.`;
}

function actionLine(row: ActionRow, today: string, isFirst: boolean): LineView {
  const due = row.dueOn === null ? 'sans date' : `pour le ${longDate(row.dueOn, today)}`;
  const parts = [row.problem?.title ?? null, due, postponedWords(row.postponements)].filter((part) => part !== null);
  return lineView(row.sentence, {
    href: `/actions/${row.id}`,
    stamp: stampView(row.audience.confidentiality),
    text: `${capitalise(parts.join(', '))}.`,
    status: row.stateShown,
    action: actionLink(`/actions/${row.id}`, 'Répondre', { about: `\u00a0: ${row.sentence}`, style: isFirst ? '' : 'second' }),
  });
}

function meetingLine(meeting: OwnMeeting, today: string): LineView {
  const isAwaited = meeting.answer === null && meeting.takesAnswers;
  const answer = meeting.answer === null ? (isAwaited ? NO_ANSWER : null) : ANSWER_STATUS[meeting.answer];
  return lineView(meeting.bodyName, {
    href: `/reunions/${meeting.id}`,
    stamp: stampView(meeting.level),
    text: `${capitalise(longDate(meeting.heldOn, today))} à ${timeOfDay(meeting.startsAt)}, ${meeting.place}.`,
    status: answer,
    action: isAwaited ? actionLink(`/reunions/${meeting.id}`, 'Dire si je viens', { about: `\u00a0: ${meeting.bodyName}`, style: 'second' }) : null,
  });
}
