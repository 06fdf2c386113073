/** What the other components print: states, stamps, links, figures, lines. Plain data; absent is null. */

export interface LinkView {
  readonly href: string;
  readonly label: string;
}

/** A link or a button in the shape of a button. `about` follows the label for screen readers: « Relancer Brune Habitat ». */
export interface ActionLinkView extends LinkView {
  readonly about: string | null;
  readonly icon: string | null;
  readonly style: ButtonStyle;
}

/** Empty is the one full button of a folio. */
export type ButtonStyle = '' | 'second' | 'nu' | 'danger' | 'petit' | 'second petit' | 'nu petit' | 'danger petit';

export interface StatusView {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: string;
}

export type Tone = 'fait' | 'cours' | 'bloque' | 'retard' | 'neutre';

export type Level = 'public' | 'members' | 'restricted' | 'group';

export interface StampView {
  readonly level: Level;
  readonly label: string;
  /** Null for the public level: a word, no stamp. */
  readonly cssClass: 'n1' | 'n2' | 'n3' | null;
  /** Who reads, in a sentence: « Ouvert aux 9 personnes nommées de la cellule de veille. » */
  readonly readers: string;
}

/** The bar under the header that says who may read the page. */
export interface SealView extends StampView {
  readonly note: string | null;
  /** « Qui peut lire ? » */
  readonly readersHref: string | null;
}

export interface PagerView {
  readonly label: string;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

export interface TabView extends LinkView {
  readonly isCurrent: boolean;
}

export interface NoticeView {
  readonly tone: 'fait' | 'cours' | 'bloque' | 'retard' | 'neutre';
  readonly icon: string;
  readonly text: string;
  readonly link: LinkView | null;
}

export interface EmptyStateView {
  readonly title: string;
  readonly text: string;
  readonly action: ActionLinkView | null;
}

/** A figure is never shown without its comparison or its period. */
export interface FigureView {
  readonly value: string;
  readonly label: string;
  readonly comparison: string;
  readonly href: string | null;
}

export interface MetaView {
  readonly term: string;
  readonly text: string | null;
  readonly href: string | null;
  readonly status: StatusView | null;
  readonly stamp: StampView | null;
}

/** One row of `components/lines`: a title, a sentence, one gesture on the right. */
export interface LineView {
  readonly title: string;
  readonly href: string | null;
  readonly text: string | null;
  readonly stamp: StampView | null;
  readonly status: StatusView | null;
  readonly action: ActionLinkView | null;
  /** Instead of the gesture: « 47 jours », the figure in large. */
  readonly figure: { readonly value: string; readonly unit: string } | null;
  /** On a home that gathers several councils. */
  readonly council: { readonly name: string; readonly tint: string | null } | null;
}

export interface TimelineItemView {
  readonly id: string | null;
  readonly iso: string;
  readonly day: string;
  readonly time: string | null;
  readonly icon: string;
  readonly who: string;
  /** After the name, with its own comma or space: « , fait signalé », « sur ». */
  readonly what: string | null;
  readonly about: LinkView | null;
  readonly status: StatusView | null;
  readonly stamp: StampView | null;
  readonly paragraphs: readonly string[];
  readonly isDecision: boolean;
  /** A small gesture on that line alone: « Niveau ». */
  readonly gesture: LinkView | null;
}

/** « mardi 3 mars 2026 » with its day in large figures. */
export interface DayView {
  readonly iso: string;
  readonly before: string;
  readonly number: string;
  readonly after: string;
}

/** A linked paper, meeting or problem with one short line beside it. */
export interface PieceView extends LinkView {
  readonly icon: string;
  readonly note: string | null;
  readonly stamp: StampView | null;
}

export interface CheckView {
  readonly isDone: boolean;
  readonly text: string;
  readonly href: string | null;
  readonly note: string | null;
}

const STAMPS: Readonly<Record<Level, Pick<StampView, 'label' | 'cssClass'>>> = {
  public: { label: 'Public', cssClass: null },
  members: { label: 'Membres', cssClass: 'n1' },
  restricted: { label: 'Restreint', cssClass: 'n2' },
  group: { label: 'Groupe', cssClass: 'n3' },
};

export function stampView(level: Level, readers = ''): StampView {
  return { level, ...STAMPS[level], readers };
}

export function sealView(level: Level, readers: string, more: Partial<Pick<SealView, 'note' | 'readersHref'>> = {}): SealView {
  return { ...stampView(level, readers), note: more.note ?? null, readersHref: more.readersHref ?? null };
}

export function actionLink(href: string, label: string, more: Partial<Omit<ActionLinkView, 'href' | 'label'>> = {}): ActionLinkView {
  return { href, label, about: more.about ?? null, icon: more.icon ?? null, style: more.style ?? '' };
}

export function lineView(title: string, more: Partial<Omit<LineView, 'title'>> = {}): LineView {
  const nothing = { href: null, text: null, stamp: null, status: null, action: null, figure: null, council: null };
  return { title, ...nothing, ...more };
}

export function metaView(term: string, text: string | null, more: Partial<Omit<MetaView, 'term' | 'text'>> = {}): MetaView {
  return { term, text, href: null, status: null, stamp: null, ...more };
}

export function figureView(value: string | number, label: string, comparison: string, href: string | null = null): FigureView {
  return { value: String(value), label, comparison, href };
}

const NOTICE_ICONS: Readonly<Record<NoticeView['tone'], string>> = {
  fait: 's-fait',
  cours: 'info',
  neutre: 'info',
  retard: 'attention',
  bloque: 's-bloque',
};

export function noticeView(tone: NoticeView['tone'], text: string, link: LinkView | null = null): NoticeView {
  return { tone, icon: NOTICE_ICONS[tone], text, link };
}
