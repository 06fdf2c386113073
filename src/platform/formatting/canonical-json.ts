import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

// CommonJS whose function is the module itself, announced by its types as a default export.
const serialize = canonicalize as unknown as (value: unknown) => string | undefined;

/** RFC 8785: the one text of a JSON value, whatever the order of its keys. Hashes are taken over it. */
export function canonicalJson(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new Error('This value has no JSON form.');
  return text;
}

/** What is published never moves again: its canonical text, and the SHA-256 of that text. */
export interface Frozen {
  readonly content: string;
  readonly hash: string;
}

export function freeze(value: object): Frozen {
  const content = canonicalJson(value);
  return { content, hash: sha256(content) };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
