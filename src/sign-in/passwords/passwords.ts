import { hash, verify } from '@node-rs/argon2';
import { inHashPool } from './hash-pool.js';

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const LONGEST_PASSWORD = 128;

// Compared with when the address is unknown, so that the answer takes as long as for a known one.
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c29tZSBmaXhlZCBzYWx0IQ$3jq4mDaX1LkqRkD1kq0E3jYJ3s4s8u3yq1mX2yqk5pM';

/**
 * One form of the same signs (NFC): an « é » is the same whether the keyboard sends one sign or two. Nothing else is changed:
 * spaces, case and wide letters count as typed.
 */
export function asCompared(password: string): string {
  return password.normalize('NFC');
}

export function lengthOf(password: string): number {
  return [...asCompared(password)].length;
}

export function hashPassword(password: string): Promise<string> {
  return inHashPool(() => hash(asCompared(password), PARAMETERS));
}

/** True when the password is the account's; takes the same time for an unknown account. What is longer than any password is not hashed. */
export async function checkPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (lengthOf(password) > LONGEST_PASSWORD || password.includes('\0')) return false;
  const isSame = await inHashPool(() => verify(passwordHash ?? NOBODY, asCompared(password)).catch(() => false));
  return isSame && passwordHash !== null;
}

/** A stored hash made with less than what is asked today: it is made again at the next sign-in. */
export function isWeaker(passwordHash: string): boolean {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(passwordHash);
  if (found === null) return true;
  const [, memory, passes] = found;
  return Number(memory) < PARAMETERS.memoryCost || Number(passes) < PARAMETERS.timeCost;
}
