/** The eight named hues of the style sheet, with what they are called. */
export const HUES = {
  'vert-de-gris': 'Vert-de-gris',
  sapin: 'Sapin',
  olive: 'Olive',
  ocre: 'Ocre',
  brique: 'Brique',
  grenat: 'Grenat',
  ardoise: 'Ardoise',
  outremer: 'Outremer',
} as const;

export type Hue = keyof typeof HUES;

/** A council without a hue of its own. */
export const DEFAULT_HUE: Hue = 'vert-de-gris';
