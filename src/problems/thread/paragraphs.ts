/** A typed text as the paragraphs of a page. */
export function paragraphsOf(text: string | null): string[] {
  return (text ?? '').split(/\n+/).filter((line) => line.trim() !== '');
}
