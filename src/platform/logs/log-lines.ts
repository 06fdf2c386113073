import type { LoggerService } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { factsOfError, type LogFacts, type LogLevel, logLine } from './log-line.js';

const RANKS: Readonly<Record<LogLevel, number>> = { info: 0, warn: 1, error: 2 };

/** The log of the server: one line of JSON an event, on the error output. Given to Nest, whose own words pass here too. */
export class LogLines implements LoggerService {
  private readonly clock = new Clock();

  constructor(private readonly lowest: LogLevel) {}

  log(message: unknown, ...more: unknown[]): void {
    this.write('info', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  private write(level: LogLevel, message: unknown, more: readonly unknown[]): void {
    if (RANKS[level] < RANKS[this.lowest]) return;
    const context = more.at(-1);
    const { event, ...facts } = factsIn(message);
    process.stderr.write(logLine(this.clock.now(), level, typeof context === 'string' ? context : 'server', String(event), facts));
  }
}

/** One of our events, an error, or a sentence of a library. */
function factsIn(message: unknown): LogFacts {
  if (message instanceof Error) return { event: 'failed', ...factsOfError(message) };
  if (typeof message === 'object' && message !== null) return message as LogFacts;
  return { event: String(message) };
}

/** What nobody caught ends the process, with a line like the others. */
export function logLastWords(lines: LogLines): void {
  process.on('uncaughtException', (error) => {
    lines.error({ event: 'uncaught', ...factsOfError(error) }, 'server');
    process.exit(1);
  });
}
