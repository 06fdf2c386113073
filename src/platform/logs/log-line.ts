/** What an event says besides its name: ids, counts, kinds. Never a title, a name, an address, a typed text. */
export type LogFacts = Readonly<Record<string, string | number | null>>;

export type LogLevel = 'info' | 'warn' | 'error';

const LONGEST = 2000;
const QUERY = /\?[^\s"')]*/g;
// Links, invitations, resets: whoever reads the log must not be able to use them.
const TOKEN_PATH = /\/(lien|invitation|mot-de-passe)\/[\w-]{20,}/g;
const TOKEN = /(?<![\w-])[\w-]{40,}(?![\w-])/g;
const MAIL_ADDRESS = /[^\s<>"']+@[^\s<>"']+/g;
const CONTROLS = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

/** One event as one line of JSON, whatever stands in it. */
export function logLine(at: string, level: LogLevel, context: string, event: string, facts: LogFacts = {}): string {
  const said = Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' ? harmless(fact) : fact] as const);
  return `${JSON.stringify({ time: at, level, context: harmless(context), event: harmless(event), ...Object.fromEntries(said) })}\n`;
}

/** Without line break, colour, token, query of an address nor mail address. */
export function harmless(text: string): string {
  const plain = text.slice(0, LONGEST).replace(CONTROLS, ' ');
  return plain.replace(QUERY, '').replace(TOKEN_PATH, '/$1/…').replace(TOKEN, '…').replace(MAIL_ADDRESS, '…').trim();
}

/** What may be told of an error: its kind and where it rose. Its message may repeat what somebody typed. */
export function factsOfError(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: 'unknown' };
  const code = (error as { readonly code?: unknown }).code;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return { error: error.name, ...(typeof code === 'string' ? { code } : {}), at: frames.slice(0, 4).map((line) => line.trim()).join(' ') };
}
