/** The sentence that says who will read a text, beside its field; one for each level that the form offers. */
export interface WhoReadsView {
  readonly sentences: readonly ReadingSentence[];
}

export interface ReadingSentence {
  readonly text: string;
  /** Where the persons are listed, when there is such a page. */
  readonly href: string | null;
  /** `lit-2` shows when the second choice of the field « niveaux » is ticked. */
  readonly cssClass: string;
}

/** `chosen` is the rank, from 0, of the level that the form shows ticked. */
export function whoReadsView(sentences: readonly { readonly text: string; readonly href?: string | null }[], chosen = 0): WhoReadsView {
  const shown = chosen < 0 ? 0 : chosen;
  return {
    sentences: sentences.map(({ text, href }, index) => ({
      text,
      href: href ?? null,
      cssClass: `lit lit-${index + 1}${index === shown ? ' choisi' : ''}`,
    })),
  };
}
