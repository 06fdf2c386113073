import { parisDay } from '../../platform/clock/calendar.js';
import { capitalise, dayMonthYear } from '../../platform/formatting/french.js';
import { type LineView, lineView } from '../../platform/web/components/page-view.js';
import type { Episode } from '../core/episode.entity.js';
import { CLOSING_MOTIVE, PROBLEM_STATUS } from '../core/problem.wording.js';
import type { ProblemTitle } from '../core/problem.repository.js';

/** The chapters of a problem, newest first; nothing while it lives its first one. */
export function presentEpisodes(episodes: readonly Episode[], movedTo: ReadonlyMap<string, ProblemTitle>, today: string): LineView[] {
  if (episodes.length === 1 && episodes[0]?.closedAt === null) return [];
  return episodes.map((episode) => {
    const words = [endOf(episode, movedTo), episode.lesson, episode.reopeningReason === null ? null : `Rouvert\u00a0: ${episode.reopeningReason}`];
    return lineView(`Épisode ${episode.number}, ${datesOf(episode, today)}`, { text: words.filter((part) => part !== null).join(' ') || null });
  });
}

function datesOf({ openedAt, closedAt }: Episode, today: string): string {
  const start = dayMonthYear(parisDay(openedAt), today);
  return closedAt === null ? `depuis le ${start}` : `du ${start} au ${dayMonthYear(parisDay(closedAt), today)}`;
}

/** « Déplacé ailleurs : rue du Marché. »; a problem is named to its own readers only. */
function endOf({ outcome, motive, movedToProblemId, movedToPlace }: Episode, movedTo: ReadonlyMap<string, ProblemTitle>): string | null {
  if (outcome === null) return null;
  const end = motive === null ? PROBLEM_STATUS[outcome].label : CLOSING_MOTIVE[motive];
  const where = movedToPlace ?? movedTo.get(movedToProblemId ?? '')?.title ?? null;
  return where === null ? `${capitalise(end)}.` : `${capitalise(end)}\u00a0: ${where}.`;
}
