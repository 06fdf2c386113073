import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { BadRequest } from '../../platform/web/errors.js';
import { type FieldErrors, type FormReading, readForm, readRows, type Typed } from '../../platform/web/forms/form-reader.js';
import { parseId, parseInteger } from '../../platform/web/forms/strict.js';
import { ITEM_KINDS, type ItemKind, STANDING_ITEMS, type StandingItem } from '../meeting-words.js';
import { STANDING_TITLES } from '../meeting.wording.js';
import type { Arrangement, EditedItem, NewItem } from './agenda.service.js';

const DEFAULT_MINUTES = '10';
const LONGEST_MINUTES = 600;
const MINUTES_HELP = 'Écrivez une durée en minutes, de 1\u00a0à 600.';

export class AgendaItemForm {
  @IsOptional()
  @MaxLength(200, { message: 'Le titre tient en 200\u00a0caractères.' })
  title?: string;

  @IsOptional()
  @IsIn(ITEM_KINDS, { message: 'Choisissez la nature du point.' })
  kind?: ItemKind;

  @IsOptional()
  minutes?: string;

  @IsOptional()
  problem?: string;

  @IsOptional()
  presenter?: string;

  @IsOptional()
  recurring?: string;

  @IsOptional()
  @IsIn(STANDING_ITEMS, { message: 'Ce point habituel n’existe pas.' })
  standing?: StandingItem;
}

/** A problem that the form offered: its title and its lead serve where the form says nothing. */
export interface OfferedProblem {
  readonly id: string;
  readonly title: string;
  readonly leadOrganisationId: string | null;
}

/** One press on a proposal sends a problem, or a usual point, and nothing else. */
export async function readNewItem(body: unknown, problemOf: (id: string) => Promise<OfferedProblem>): Promise<FormReading<NewItem>> {
  const reading = await readForm(AgendaItemForm, body);
  const words = readWords(reading.values);
  const errors = { ...reading.errors, ...words.errors };
  const problemId = parseId(reading.values.problem);
  if (!reading.ok || words.minutes === null || Object.keys(errors).length > 0) return { ok: false, values: reading.values, errors };
  const { form, values } = reading;
  const problem = problemId === null ? null : await problemOf(problemId);
  const title = form.title ?? problem?.title ?? (form.standing === undefined ? undefined : STANDING_TITLES[form.standing]);
  if (title === undefined) return { ok: false, values, errors: { title: 'Donnez un titre au point, ou choisissez un dossier.' } };
  const standing = form.standing ?? null;
  return {
    ...{ ok: true, values, errors },
    form: {
      ...{ title, standing, problemId, minutes: words.minutes },
      kind: form.kind ?? (standing === null ? 'exchange' : 'information'),
      presenterOrganisationId: parseId(form.presenter) ?? problem?.leadOrganisationId ?? null,
      isRecurring: form.recurring !== undefined || standing === 'follow_up' || standing === 'round_table',
    },
  };
}

export async function readEditedItem(body: unknown): Promise<FormReading<EditedItem>> {
  const reading = await readForm(AgendaItemForm, body);
  const { values } = reading;
  const words = readWords(values);
  const errors = { ...reading.errors, ...words.errors };
  if (reading.ok && reading.form.title === undefined) Object.assign(errors, { title: 'Donnez un titre au point.' });
  if (!reading.ok || reading.form.title === undefined || words.minutes === null || Object.keys(errors).length > 0) return { ok: false, values, errors };
  const { title, kind = 'exchange', presenter, recurring } = reading.form;
  const form = { title, kind, minutes: words.minutes, presenterOrganisationId: parseId(presenter), isRecurring: recurring !== undefined };
  return { ok: true, values, errors, form };
}

/** The form of the whole agenda: `minutes_<id>` and `version_<id>` for each point, and the button pressed, whose value is an id. */
export function readArrangement(body: unknown, pressed: Readonly<Record<string, string>>): FormReading<Arrangement> {
  const minutes = readRows(body, 'minutes_');
  const versions = readRows(body, 'version_');
  const values = Object.fromEntries(Object.entries(minutes).map(([id, text]) => [`minutes_${id}`, text]));
  const errors: Record<string, string> = {};
  const durations: Arrangement['durations'][number][] = [];
  for (const [itemId, text] of Object.entries(minutes)) {
    const value = parseInteger(text, { min: 1, max: LONGEST_MINUTES });
    const version = parseInteger(versions[itemId], { min: 1 });
    if (value === null || version === null) errors[`minutes_${itemId}`] = MINUTES_HELP;
    else if (parseId(itemId) !== null) durations.push({ itemId, minutes: value, version });
  }
  if (Object.keys(errors).length > 0) return { ok: false, values, errors };
  return { ok: true, values, errors, form: { durations, press: pressOf(pressed, versions) } };
}

const BUTTONS = { monter: 'up', descendre: 'down', retirer: 'remove' } as const;

/** A button without the version of its row is none of our page. */
function pressOf(pressed: Readonly<Record<string, string>>, versions: Readonly<Record<string, string>>): Arrangement['press'] {
  for (const [name, kind] of Object.entries(BUTTONS)) {
    const itemId = parseId(pressed[name]);
    if (itemId === null) continue;
    const version = parseInteger(versions[itemId], { min: 1 });
    if (version === null) throw new BadRequest('Formulaire incomplet\u00a0: rechargez la page.');
    return { kind, itemId, version };
  }
  return null;
}

function readWords(typed: Typed): { readonly minutes: number | null; readonly errors: FieldErrors } {
  const text = typed.minutes === undefined || typed.minutes === '' ? DEFAULT_MINUTES : typed.minutes;
  const minutes = parseInteger(text, { min: 1, max: LONGEST_MINUTES });
  return { minutes, errors: minutes === null ? { minutes: MINUTES_HELP } : {} };
}
