/** Fields that no person writes, or that must never be printed back. */
const NOT_WRITTEN = new Set(['csrf', 'formKey', 'version', 'password', 'passwordAgain', 'presentPassword', 'code', 'suite', 'here', 'email']);
const ID = /^[0-9a-f-]{36}$/;
/** What radios, lists and counters send. */
const CHOICE = /^(?:[a-z_-]+|\d+)$/;

/**
 * What a person wrote in a form that could not be kept, so that an error page gives it back: no word is lost, whatever went
 * wrong. Choices, ids and keys are left out.
 */
export function typedTexts(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  const written = Object.entries(body as Readonly<Record<string, unknown>>)
    .filter(([name]) => !NOT_WRITTEN.has(name))
    .flatMap(([, value]) => [value].flat())
    .filter((value): value is string => typeof value === 'string' && value.trim() !== '' && !ID.test(value) && !CHOICE.test(value));
  return [...new Set(written)];
}
