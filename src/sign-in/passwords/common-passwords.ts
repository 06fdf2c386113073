let known: Promise<ReadonlySet<string>> | null = null;

/** The passwords that everybody tries first, read once, when somebody first chooses one. */
export function commonPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common']));
  return known;
}
