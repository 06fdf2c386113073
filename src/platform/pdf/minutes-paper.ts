import type { PaperCouncil, PaperLevel, PaperSeal } from './paper.js';

/** Everything printed on minutes (`views/pdf/minutes.typ`): French text ready to print; what is absent is null. */
export interface MinutesPaper {
  readonly council: PaperCouncil;
  /** Of the edition; printed on each sheet. */
  readonly level: PaperLevel;
  /** Beside the stamp: « Remis aux 9 personnes nommées de la cellule de veille. » */
  readonly readers: string | null;
  /** « Cellule de veille territoriale » */
  readonly body: string;
  /** « VAL-V-2026-R03 » */
  readonly reference: string;
  /** Under the title: « Compte rendu de la séance VAL-V-2026-R03. Six points, trois décisions, quatre actions. » */
  readonly lead: string;
  readonly day: PaperDay;
  /** « de 9 h 30 à 10 h 52 », the real hours */
  readonly hours: string | null;
  readonly place: string | null;
  /** « Élise Tirvert, adjointe à la tranquillité publique » */
  readonly chair: string | null;
  readonly secretary: string | null;
  /** One row per seat or guest, in the order of printing. */
  readonly attendance: readonly AttendanceLine[];
  /** « 8 sièges présents ou représentés sur 9. » */
  readonly attendanceTotals: string;
  readonly points: readonly MinutesPaperPoint[];
  /** One block each: « La présidente de séance », « Élise Tirvert ». */
  readonly signatures: readonly PaperSignature[];
  /** Reminder of the law, on papers of a group: « Les faits et informations confidentiels échangés… » */
  readonly notice: string | null;
  readonly seal: PaperSeal;
}

/** A day cut as the margin prints it: « mardi », « 17 » (« 1er » on the first), « février 2026 ». */
export interface PaperDay {
  readonly weekday: string;
  readonly number: string;
  readonly monthYear: string;
}

export interface AttendanceLine {
  /** « Brune Habitat », « Ville de Valbrune (2) » */
  readonly seat: string;
  readonly person: string | null;
  /** « titulaire », « suppléante », « invité » */
  readonly capacity: string | null;
  /** « Présente », « Représenté », « Excusé », « Absent » */
  readonly attendance: string;
}

export type MinutesPaperPoint = OpenPaperPoint | WithheldPaperPoint;

/** A point that this edition must not print: it keeps its number, and « Point restreint » is all that is said. */
export interface WithheldPaperPoint {
  readonly withheld: true;
  readonly number: string;
}

export interface OpenPaperPoint {
  readonly withheld: false;
  /** « 2 » */
  readonly number: string;
  readonly title: string;
  /** Stamped when narrower than the edition's; null when the same. */
  readonly level: PaperLevel | null;
  /** « VAL-2026-014 », null without a problem */
  readonly problemReference: string | null;
  /** « Traité », « Reporté à la prochaine séance »…; null when there is nothing to say */
  readonly result: string | null;
  /** Plain text; a line break starts a paragraph. */
  readonly synthesis: string | null;
  /** In the order of the sitting. */
  readonly entries: readonly MinutesPaperEntry[];
}

export type MinutesPaperEntry = PaperNote | PaperDecision | PaperAction;

export interface PaperNote {
  readonly kind: 'note';
  readonly text: string;
}

export interface PaperDecision {
  readonly kind: 'decision';
  /** « VAL-2026-D012 » */
  readonly number: string;
  readonly text: string;
}

/** An action as it stood at publication. */
export interface PaperAction {
  readonly kind: 'action';
  readonly reference: string;
  readonly sentence: string;
  readonly level: PaperLevel;
  /** « Police municipale », « Aucun pilote » is written by the template when null */
  readonly lead: string | null;
  /** « avec Brune Habitat et Transbrune » */
  readonly contributors: string | null;
  /** « dimanche 15 mars »; « Sans échéance » is written by the template when null */
  readonly due: string | null;
}

export interface PaperSignature {
  readonly role: string;
  readonly name: string;
}
