import { longDate } from '../../platform/formatting/french.js';
import { dayView } from '../../platform/web/components/day-view.js';
import { type ErrorSummaryView, errorSummary, type FormState } from '../../platform/web/forms/form-view.js';
import { type DayView, type MetaView, metaView, type SealView, stampView, type StatusView } from '../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../platform/web/components/table-view.js';
import { MEETING_STATUS, minutesStatus } from '../meeting.wording.js';
import type { FrozenHeader, FrozenPoint } from './published/frozen-minutes.js';
import { attendanceLine } from './published/minutes-paper.presenter.js';
import type { DraftPage, PublishedPage } from './minutes-page.query.js';
import { type MinutesPointView, presentPoint, type ShownPoint } from './minutes-point.presenter.js';
import { frozenSeal, type FrozenSealView, type PublicationView, publicationView } from './minutes-publication.presenter.js';
import { contributorsWords, GROUP_NOTICE, hoursWords, leadSentence, officerWords, totalsWords } from './minutes.wording.js';

export interface MinutesPageView {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly seal: SealView;
  readonly back: { readonly href: string; readonly label: string };
  readonly day: DayView;
  readonly hours: string | null;
  readonly place: string;
  readonly meetingStatus: StatusView;
  readonly minutesStatus: StatusView;
  readonly council: string;
  readonly body: string;
  readonly lead: string;
  readonly officers: readonly MetaView[];
  readonly attendance: TableView;
  readonly attendanceTotals: string;
  readonly register: TableView | null;
  readonly points: readonly MinutesPointView[];
  readonly notice: string | null;
  readonly publication: PublicationView | null;
  readonly correctHref: string | null;
  readonly seals: FrozenSealView | null;
}

interface Shown {
  readonly header: FrozenHeader;
  readonly numbers: readonly number[];
  readonly points: ReadonlyMap<number, ShownPoint>;
}

export function presentDraft(page: DraftPage, typed: FormState | null): MinutesPageView {
  const { composed, meeting, minutes } = page;
  const open = composed.points.filter((point) => !point.withheld);
  const shown: Shown = {
    header: composed.header,
    numbers: composed.points.map((point) => (point.withheld ? point.number : point.content.number)),
    points: new Map(open.map(({ content, audience }) => [content.number, { level: audience.confidentiality, content }])),
  };
  const base = presentShown(page, shown, minutesStatus(minutes.state, minutes.lastVersion));
  const form = typed ?? { values: {}, errors: {} };
  return {
    ...base,
    hasErrors: Object.keys(form.errors).length > 0,
    errorSummary: errorSummary(form.errors),
    seal: { ...base.seal, note: 'Rien n’est diffusé avant la publication.' },
    publication: page.mayPublish ? publicationView(page, form) : null,
    correctHref: page.mayCorrect ? `/reunions/${meeting.id}/seance` : null,
  };
}

export function presentPublished(page: PublishedPage): MinutesPageView {
  const { version, points } = page.frozen;
  const shown: Shown = {
    header: version.header,
    numbers: version.points.map(({ number }) => number),
    points: new Map(points.map(({ audience, content }) => [content.number, { level: audience.confidentiality, content }])),
  };
  return { ...presentShown(page, shown, minutesStatus('published', version.number)), seals: frozenSeal(page) };
}

function presentShown({ meeting, seal, actionHrefs }: DraftPage | PublishedPage, shown: Shown, status: StatusView): MinutesPageView {
  const { header, numbers, points } = shown;
  const contents = [...points.values()].map(({ content }) => content);
  return {
    title: `Compte rendu, ${header.body}, ${longDate(header.heldOn)}`,
    hasErrors: false,
    errorSummary: null,
    seal,
    back: { href: `/reunions/${meeting.id}`, label: `Réunion ${header.meeting}` },
    day: dayView(header.heldOn),
    hours: hoursWords(header),
    place: header.place,
    meetingStatus: MEETING_STATUS[meeting.state],
    minutesStatus: status,
    council: header.council.fullName,
    body: header.body,
    lead: leadSentence(header.meeting, numbers.length, contents),
    officers: officersOf(header),
    attendance: attendanceTable(header),
    attendanceTotals: totalsWords(header.totals),
    register: registerOf(contents, actionHrefs),
    points: numbers.map((number) => presentPoint(number, points.get(number), header.level)),
    notice: header.level === 'group' ? GROUP_NOTICE : null,
    publication: null,
    correctHref: null,
    seals: null,
  };
}

function officersOf({ chair, secretary }: FrozenHeader): MetaView[] {
  const lines = [
    { term: 'Présidence', text: officerWords(chair) },
    { term: 'Secrétariat', text: officerWords(secretary) },
  ];
  return lines.flatMap(({ term, text }) => (text === null ? [] : [metaView(term, text)]));
}

function attendanceTable({ attendance }: FrozenHeader): TableView {
  const rows = attendance.map(attendanceLine).map((line) => [line.seat, line.person ?? '–', line.capacity ?? '–', line.attendance]);
  return tableView('Présences', ['Siège', 'Personne', 'En qualité de', 'Présence'], rows);
}

/** « Relevé »: every action of the sitting, each with its own level. */
function registerOf(points: readonly Pick<FrozenPoint, 'entries'>[], hrefs: ReadonlyMap<string, string>): TableView | null {
  const actions = points.flatMap(({ entries }) => entries.filter((entry) => entry.kind === 'action'));
  if (actions.length === 0) return null;
  const rows = actions.map(({ reference, sentence, level, lead, contributors, dueOn }) => [
    { text: sentence, href: hrefs.get(reference) ?? null, stamp: stampView(level), note: reference },
    { text: lead ?? 'Aucun pilote', note: contributorsWords(contributors) },
    dueOn === null ? 'Sans échéance' : longDate(dueOn),
  ]);
  return tableView('Actions arrêtées en séance', ['Action', 'Qui', 'Pour le'], rows);
}
