const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre';

/** An ordinal before a month or a quarter, or alone in its element (a day of the calendar). */
const ORDINAL = new RegExp(`1er(?=\\u00a0(?:${MONTHS})|<)|[1-9]er?(?=\\u00a0trimestre)`, 'g');
const LETTER_OR_DIGIT = /[\p{L}\d]/u;
/** These hold text alone, and no markup. */
const PLAIN_ELEMENT = /<(?:title|option|textarea)\b/y;

/**
 * « 1er mars » with its raised letters, in a finished page. Our own dates are tied by an unbreakable space and typed texts are
 * not: what a person wrote stays as it was. Every page passes here, so only the ordinals are looked at, never each tag.
 */
export function raiseOrdinals(html: string): string {
  if (!html.includes('1er') && !html.includes('e\u00a0trimestre')) return html;
  return html.replace(ORDINAL, (found, at: number) => (isRaised(html, found, at) ? `${found.slice(0, 1)}<sup>${found.slice(1)}</sup>` : found));
}

function isRaised(html: string, found: string, at: number): boolean {
  const [before, after] = [html.charAt(at - 1), html.charAt(at + found.length)];
  if (after === '<' ? before !== '>' : LETTER_OR_DIGIT.test(before)) return false;
  const tag = html.lastIndexOf('<', at);
  if (tag > html.lastIndexOf('>', at)) return false;
  PLAIN_ELEMENT.lastIndex = Math.max(tag, 0);
  return !PLAIN_ELEMENT.test(html);
}
