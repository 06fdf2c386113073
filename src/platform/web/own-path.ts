/** A path of this application and nothing else: no other host, no scheme, whatever the browser makes of `\\` or `//`. */
export function ownPath(text: string | undefined): string {
  return text !== undefined && /^\/(?![/\\])[\w\-/.?=&%:+,~]*$/.test(text) ? text : '/';
}
