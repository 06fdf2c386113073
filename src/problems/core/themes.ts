import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Subtheme {
  readonly code: string;
  readonly label: string;
}

export interface Theme extends Subtheme {
  readonly subthemes: readonly Subtheme[];
}

const FILE = resolve(import.meta.dirname, '../../../data/reference/themes.json');

/** Two levels. Radicalisation is left out on purpose: it goes to the prefecture, never into a file of ours (CSI D132-7). */
export const THEMES = JSON.parse(readFileSync(FILE, 'utf8')) as readonly Theme[];

export function isTheme(code: string): boolean {
  return THEMES.some((theme) => theme.code === code);
}

/** The theme of a sub-theme: the form asks only for the second level. */
export function themeOfSubtheme(subtheme: string): Theme | null {
  return THEMES.find((theme) => theme.subthemes.some(({ code }) => code === subtheme)) ?? null;
}

export function themeLabel(code: string): string {
  return THEMES.find((theme) => theme.code === code)?.label ?? code;
}

export function subthemeLabel(code: string): string {
  return themeOfSubtheme(code)?.subthemes.find((subtheme) => subtheme.code === code)?.label ?? code;
}
