import { IsIn, IsOptional, Length, MaxLength } from 'class-validator';
import { readFrenchDay } from '../../platform/formatting/french-day.reader.js';
import { type FormReading, readForm } from '../../platform/web/forms/form-reader.js';
import { cleanLine, parseId } from '../../platform/web/forms/strict.js';
import { PRIORITIES, type Priority, type Stage, STAGES } from '../core/problem-words.js';
import { themeOfSubtheme } from '../core/themes.js';
import type { ProblemValues } from './problem-values.js';

const MOST_PLACES = 12;
const LONGEST_PLACE = 160;

export class ProblemForm {
  /** A body, or « public » for the body that opens to everybody; absent when a problem is corrected. */
  @IsOptional()
  level?: string;

  @IsOptional()
  status?: string;

  @Length(5, 160, { message: 'Donnez un titre de 5 à 160\u00a0caractères' })
  title!: string;

  @Length(10, 5000, { message: 'Décrivez le problème en une phrase ou deux (10\u00a0caractères au moins)' })
  description!: string;

  @IsOptional()
  subtheme?: string;

  @IsIn(['1', '2', '3', '4'], { message: 'Dites l’intensité du problème' })
  severity!: string;

  @IsIn(PRIORITIES, { message: 'Choisissez une priorité' })
  priority!: Priority;

  @IsIn(STAGES, { message: 'Choisissez une étape' })
  stage!: Stage;

  @IsOptional()
  lead?: string;

  @IsOptional()
  origin?: string;

  @IsOptional()
  @MaxLength(200, { message: 'Le public concerné tient en 200\u00a0caractères' })
  affectedPublic?: string;

  @IsOptional()
  sector?: string;

  @IsOptional()
  places?: string;

  @IsOptional()
  nextReview?: string;
}

export interface ReadProblem extends ProblemValues {
  readonly level: string;
  readonly status: 'to_qualify' | 'open';
}

/** Reads the form of a problem, all that is wrong at once. */
export async function readProblem(body: unknown, today: string): Promise<FormReading<ReadProblem>> {
  const reading = await readForm(ProblemForm, body);
  const { subtheme = '', nextReview = '', places = '' } = reading.values;
  const errors: Record<string, string> = { ...reading.errors };
  const theme = themeOfSubtheme(subtheme);
  if (theme === null) errors.subtheme = 'Choisissez une thématique';
  const review = nextReview === '' ? { day: null } : readFrenchDay(nextReview, today);
  if ('error' in review) errors.nextReview = review.error;
  const names = placeNames(places);
  if (names.length > MOST_PLACES) errors.places = `${MOST_PLACES}\u00a0lieux au plus`;
  if (names.some((name) => name.length > LONGEST_PLACE)) errors.places = `Un lieu tient en ${LONGEST_PLACE}\u00a0caractères`;
  if (!reading.ok || theme === null || 'error' in review || Object.keys(errors).length > 0) return { ok: false, values: reading.values, errors };
  const { form, values } = reading;
  return { ok: true, values, errors, form: valuesOf(form, theme.code, names, review.day) };
}

function valuesOf(form: ProblemForm, theme: string, places: readonly string[], nextReviewOn: string | null): ReadProblem {
  return {
    level: form.level ?? '',
    status: form.status === 'to_qualify' ? 'to_qualify' : 'open',
    title: cleanLine(form.title) ?? form.title,
    description: form.description,
    theme,
    subtheme: form.subtheme ?? '',
    severity: Number(form.severity),
    priority: form.priority,
    stage: form.stage,
    leadOrganisationId: parseId(form.lead),
    originOrganisationId: parseId(form.origin),
    affectedPublic: form.affectedPublic ?? null,
    sectorId: parseId(form.sector),
    places,
    nextReviewOn,
  };
}

/** One place a line, each once. */
function placeNames(text: string): string[] {
  const names = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
