import { longDate } from '../platform/formatting/french.js';
import { parisDay } from '../platform/clock/calendar.js';
import { endOfQuarter, type PrintedFigure, printedFigures } from './figures/figure.wording.js';
import type { ComputedQuarter, OrganisationFigures, QuarterFigures } from './figures/quarter-figures.js';

/** Everything printed in a summary. Published, it is frozen as canonical JSON and read from nowhere else: one document, the same for every reader. */
export interface SummaryContent {
  readonly council: CouncilNames;
  /** `2025-Q4` */
  readonly quarter: string;
  readonly title: string;
  readonly sentences: readonly string[];
  readonly worked: string | null;
  readonly resists: string | null;
  readonly asked: readonly string[];
  readonly figures: readonly PrintedFigure[];
  /** The same as numbers: what the next quarters compare themselves with. */
  readonly numbers: QuarterFigures;
  readonly watched: readonly NamedProblem[];
  readonly organisations: readonly OrganisationFigures[];
  readonly organisationsNote: string;
  readonly readingNote: string;
  readonly cutOffOn: string;
  readonly computedAt: string;
  readonly publication: Publication | null;
}

export interface CouncilNames {
  readonly kind: string;
  readonly name: string;
  readonly fullName: string;
}

/** A problem of level public or members, as it was called. */
export interface NamedProblem {
  readonly title: string;
  readonly lead: string | null;
  readonly lateActions: number;
  readonly facts: number;
}

export interface Publication {
  readonly number: number;
  readonly at: string;
  readonly by: string | null;
}

/** What somebody wrote around the figures. */
export interface SummaryTexts {
  readonly title: string | null;
  readonly sentences: readonly string[];
  readonly worked: string | null;
  readonly resists: string | null;
  readonly asked: readonly string[];
}

export interface ComputedDraft {
  readonly quarter: string;
  readonly texts: SummaryTexts;
  readonly computed: ComputedQuarter;
  readonly cutOffOn: string;
  readonly computedAt: string;
}

/** `nameable`: the watched problems whose title the summary may still print. */
export function composeSummary(council: CouncilNames, draft: ComputedDraft, nameable: ReadonlySet<string>, publication: Publication | null): SummaryContent {
  const { quarter, texts, computed, cutOffOn, computedAt } = draft;
  return {
    council: { kind: council.kind, name: council.name, fullName: council.fullName },
    quarter,
    ...texts,
    title: texts.title ?? 'Bilan sans titre',
    figures: printedFigures(quarter, computed),
    numbers: computed.now,
    watched: computed.watched
      .filter(({ problemId }) => nameable.has(problemId))
      .map(({ title, lead, lateActions, facts }) => ({ title, lead, lateActions, facts })),
    organisations: computed.organisations,
    organisationsNote: `Ordre alphabétique. Sièges présents ou représentés sur sièges convoqués, actions en retard ${endOfQuarter(quarter)}`,
    readingNote: readingNote(cutOffOn, publication),
    cutOffOn,
    computedAt,
    publication,
  };
}

function readingNote(cutOffOn: string, publication: Publication | null): string {
  const published = publication === null ? 'bilan non publié' : `bilan publié le ${longDate(parisDay(publication.at))}, le même pour chaque lecteur`;
  return [
    'Un fait signalé n’est pas une infraction constatée\u00a0: une baisse peut aussi venir de signalements moins nombreux.',
    'Les chiffres comptent tous les niveaux, les titres viennent des seuls dossiers de niveau Public ou Membres.',
    'Une action est faite à temps quand son pilote l’a dite faite au plus tard à l’échéance qui valait ce jour-là\u00a0;',
    'le délai de réponse est une médiane, de la décision à la première réponse du pilote.',
    `Données arrêtées au ${longDate(cutOffOn)}, ${published}.`,
  ].join(' ');
}
