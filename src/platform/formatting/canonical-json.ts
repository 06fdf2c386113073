import canonicalize from 'canonicalize';

// CommonJS whose function is the module itself, announced by its types as a default export.
const serialize = canonicalize as unknown as (value: unknown) => string | undefined;

/** RFC 8785: the one text of a JSON value, whatever the order of its keys. Hashes are taken over it. */
export function canonicalJson(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new Error('This value has no JSON form.');
  return text;
}
