import { hash, verify } from '@node-rs/argon2';

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const LONGEST_PASSWORD = 128;

// Compared with when the address is unknown, so that the answer takes as long as for a known one.
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$c29tZSBmaXhlZCBzYWx0IQ$3jq4mDaX1LkqRkD1kq0E3jYJ3s4s8u3yq1mX2yqk5pM';

export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/** True when the password is the account's; takes the same time for an unknown account. */
export async function checkPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (password.length > LONGEST_PASSWORD) return false;
  const matches = await verify(passwordHash ?? NOBODY, password).catch(() => false);
  return matches && passwordHash !== null;
}
