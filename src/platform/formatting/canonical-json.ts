import canonicalizeModule from 'canonicalize';

// The package is CommonJS with `module.exports = function`, which its types announce as a default export.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** RFC 8785: the one text of a JSON value, whatever the order of its keys. Hashes are taken over it. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('This value has no JSON form.');
  return text;
}
