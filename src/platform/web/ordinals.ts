const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';

/** What has no markup inside, then any tag, then an ordinal: before a month or a quarter, or alone in its element (a day of the calendar). */
const ORDINAL = new RegExp(
  `<(title|option|textarea)\\b[^]*?</\\1>|<[^>]*>|(?<![\\p{L}\\d])([1-9])(er|e)(?=\\u00a0(?:${MONTHS}|trimestre))|(?<=>)(1)(er)(?=<)`,
  'gu',
);

/**
 * « 1er mars » with its raised letters, in a finished page. Our own dates are tied by an unbreakable space and typed texts are
 * not: what a person wrote stays as it was.
 */
export function raiseOrdinals(html: string): string {
  return html.replaceAll(ORDINAL, (found, _tag, digit?: string, letters?: string, alone?: string, aloneLetters?: string) => {
    const [figure, raised] = [digit ?? alone, letters ?? aloneLetters];
    return figure === undefined || raised === undefined ? found : `${figure}<sup>${raised}</sup>`;
  });
}
