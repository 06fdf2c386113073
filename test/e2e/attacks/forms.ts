import { textOf } from '../../support/browser.js';

export interface Field {
  readonly name: string;
  readonly kind: 'hidden' | 'text' | 'choice';
  readonly value: string;
}

/** A form as a page shows it: where it goes, and what it would send if nobody touched it. */
export interface PageForm {
  readonly path: string;
  readonly fields: readonly Field[];
}

/** The forms of a page that send something, read from its markup alone. */
export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, attributes = '', inside = '']) => {
    const path = attribute(attributes, 'action');
    return attribute(attributes, 'method')?.toLowerCase() === 'post' && path !== null ? [{ path, fields: fieldsIn(inside) }] : [];
  });
}

/** What the form would send, with some of its fields said otherwise. */
export function filled(form: PageForm, changes: Readonly<Record<string, string | readonly string[]>> = {}): Record<string, string | readonly string[]> {
  return { ...Object.fromEntries(form.fields.map((field) => [field.name, field.value === '' ? plausible(field) : field.value])), ...changes };
}

const TYPED: Readonly<Record<string, string>> = {
  nextReview: '20/03/2026', dueOn: '20/03/2026', heldOn: '20/03/2026', due: '20/03/2026', expectedOn: '20/03/2026', day: '01/03/2026',
  startsAt: '9 h 30', endsAt: '11 h', end: '23 h', time: '8 h', minutes: '10', where: 'Ailleurs',
};
const CHOSEN: Readonly<Record<string, string>> = { subtheme: 'rodeo', source: 'agent' };

function plausible({ name, kind }: Field): string {
  if (kind === 'text') return TYPED[name] ?? 'Une phrase assez longue pour passer';
  return CHOSEN[name] ?? '';
}

function fieldsIn(html: string): Field[] {
  const fields = new Map<string, Field>();
  for (const [, tag = '', attributes = ''] of html.matchAll(/<(input|textarea|select|button)\b([^>]*)>/g)) {
    const name = attribute(attributes, 'name');
    if (name === null || tag === 'button') continue;
    const type = attribute(attributes, 'type') ?? 'text';
    const isChoice = type === 'radio' || type === 'checkbox';
    if (isChoice && !/\schecked\b/.test(attributes) && (type === 'checkbox' || fields.has(name))) continue;
    const value = tag === 'input' ? (attribute(attributes, 'value') ?? '') : insideOf(html, tag, name);
    fields.set(name, { name, value, kind: type === 'hidden' ? 'hidden' : isChoice || tag === 'select' ? 'choice' : 'text' });
  }
  return [...fields.values()];
}

function insideOf(html: string, tag: string, name: string): string {
  const inside = new RegExp(`<${tag}\\b[^>]*name="${name}"[^>]*>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? '';
  if (tag === 'textarea') return textOf(inside);
  const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => option);
  const chosen = options.find((option) => /\sselected\b/.test(option)) ?? options.find((option) => attribute(option, 'value') !== '') ?? '';
  return attribute(chosen, 'value') ?? '';
}

function attribute(attributes: string, name: string): string | null {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]?.replaceAll('&amp;', '&') ?? null;
}
