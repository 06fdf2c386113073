import type { PaperCouncil, PaperLevel, PaperSeal } from './paper.js';

/** Everything printed on a quarter's summary (`views/pdf/summary.typ`), two A4 pages at most: French text ready to print; what is absent is null. */
export interface SummaryPaper {
  readonly council: PaperCouncil;
  readonly level: PaperLevel;
  /** Beside the stamp: « Lu par les membres du conseil et les élus. » */
  readonly readers: string | null;
  readonly quarter: PaperQuarter;
  /** « Les faits liés aux véhicules reculent, la ligne 4 se tend » */
  readonly title: string;
  /** The three sentences under the title, or fewer. */
  readonly sentences: readonly string[];
  /** The first four are printed large, the others small. */
  readonly figures: readonly PaperFigure[];
  /** « Va mieux », « Résiste »: null leaves the block out. */
  readonly success: string | null;
  readonly resists: string | null;
  /** Numbered; an empty list leaves the block out. */
  readonly asked: readonly string[];
  /** « Faits, T4 2025 », heading of the last column of `watched` */
  readonly factsHeading: string;
  readonly watched: readonly WatchedProblem[];
  /** « Ordre alphabétique. Sièges présents ou représentés sur sièges convoqués, actions en retard fin décembre » */
  readonly organisationsNote: string | null;
  readonly organisations: readonly OrganisationLine[];
  /** « Lire ces chiffres » */
  readonly readingNote: string;
  readonly seal: PaperSeal;
}

/** « 4 », « e », « trimestre 2025, octobre à décembre » */
export interface PaperQuarter {
  readonly number: string;
  readonly ordinal: string;
  readonly label: string;
}

export interface PaperFigure {
  /** « 153 », « < 5 » */
  readonly value: string;
  /** « faits signalés » */
  readonly label: string;
  /** « 205 à l’été, 175 un an plus tôt » */
  readonly comparison: string | null;
}

export interface WatchedProblem {
  readonly title: string;
  readonly lead: string | null;
  readonly lateActions: string;
  readonly facts: string;
}

export interface OrganisationLine {
  readonly name: string;
  /** « 4 sur 4 » */
  readonly attendance: string;
  readonly lateActions: string;
}
