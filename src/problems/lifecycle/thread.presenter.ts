import { sameAudience } from '../../platform/access/audience.js';
import { may, type Viewer } from '../../platform/access/viewer.js';
import { parisDay } from '../../platform/clock/calendar.js';
import { longDate } from '../../platform/formatting/french.js';
import { type FieldView, type FormState, textField } from '../../platform/web/forms/form-view.js';
import { stampView, type TimelineItemView } from '../../platform/web/components/page-view.js';
import { NO_NAMES } from '../core/problem.wording.js';
import { type ReadLine, threadKeyText } from '../thread/thread.repository.js';
import type { ShownProblem } from './problem-show.query.js';

export interface ThreadView {
  readonly write: { readonly action: string; readonly formKey: string; readonly text: FieldView } | null;
  readonly items: readonly TimelineItemView[];
  readonly olderHref: string | null;
  readonly newestHref: string | null;
}

export interface ShowState {
  readonly form: FormState;
  readonly formKey: string;
  /** Whether older entries of the thread are shown. */
  readonly isOlder: boolean;
}

export function presentThread(viewer: Viewer, { problem, thread, today, whoReads }: ShownProblem, { form, formKey, isOlder }: ShowState): ThreadView {
  const href = `/dossiers/${problem.id}`;
  const write = {
    action: `${href}/fil`,
    formKey,
    text: textField(form, 'text', 'Écrire au fil', { rows: 2, help: NO_NAMES, readers: whoReads }),
  };
  return {
    write: may(viewer, 'note.add', problem.audience.councilId) ? write : null,
    items: thread.lines.map((line) => timelineItem(line, problem, today, may(viewer, 'level.change', problem.audience.councilId))),
    olderHref: thread.older === null ? null : `${href}?avant=${encodeURIComponent(threadKeyText(thread.older))}#fil`,
    newestHref: isOlder ? `${href}#fil` : null,
  };
}

function timelineItem({ id, at, audience, item, kind, sourceId }: ReadLine, problem: ShownProblem['problem'], today: string, mayMove: boolean): TimelineItemView {
  return {
    id: `l-${id}`,
    iso: at,
    day: longDate(parisDay(at), today),
    time: item.time,
    icon: item.icon,
    who: item.who,
    what: item.what === null || item.what.startsWith(',') ? item.what : ` ${item.what}`,
    about: item.about,
    status: item.status,
    stamp: sameAudience(audience, problem.audience) ? null : stampView(audience.confidentiality),
    paragraphs: item.paragraphs,
    isDecision: item.isDecision,
    gesture: mayMove && kind === 'note' ? { href: `/dossiers/${problem.id}/fil/${sourceId}/niveau`, label: 'Niveau de la note' } : null,
  };
}
