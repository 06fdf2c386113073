import { parisDay } from '../../platform/clock/calendar.js';
import { longDate } from '../../platform/formatting/french.js';
import type { SummaryPaper } from '../../platform/pdf/summary-paper.js';
import { quarterName } from '../figures/figure.wording.js';
import type { CouncilNames, Publication, SummaryContent } from '../summary-content.js';

export const SUMMARY_READERS = 'Lu par les membres du conseil et les élus.';

/** The printed copy of a frozen summary: the same words as its page. */
export function presentSummaryPaper(content: SummaryContent, hash: string): SummaryPaper {
  const { number, ordinal, label, short } = quarterName(content.quarter);
  return {
    council: paperCouncil(content.council),
    level: 'members',
    readers: SUMMARY_READERS,
    quarter: { number, ordinal, label },
    title: content.title,
    sentences: content.sentences,
    figures: content.figures.map(({ value, label: what, comparison }) => ({ value, label: what, comparison })),
    success: content.worked,
    resists: content.resists,
    asked: content.asked,
    factsHeading: `Faits, ${short}`,
    watched: content.watched.map(({ title, lead, lateActions, facts }) => ({ title, lead, lateActions: String(lateActions), facts: String(facts) })),
    organisationsNote: content.organisationsNote,
    organisations: content.organisations.map(({ name, present, invited, late }) => ({ name, attendance: attendanceText(present, invited), lateActions: String(late) })),
    readingNote: content.readingNote,
    seal: { version: versionText(content.publication), hash },
  };
}

export function attendanceText(present: number, invited: number): string {
  return invited === 0 ? '–' : `${present} sur ${invited}`;
}

/** « Version 1, publiée le vendredi 16 janvier 2026 par Claire Montagnac » */
export function versionText(publication: Publication | null): string {
  if (publication === null) return 'Brouillon';
  const by = publication.by === null ? '' : ` par ${publication.by}`;
  return `Version ${publication.number}, publiée le ${longDate(parisDay(publication.at))}${by}`;
}

function paperCouncil({ kind, name, fullName }: CouncilNames): SummaryPaper['council'] {
  return { name, notebook: `Carnet de bord du ${kind}`, fullName };
}
