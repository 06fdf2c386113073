import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import type { LogLevel } from '../logs/log-line.js';

export type Engine = 'sqlite' | 'postgres';

/** The environment, read and checked once at start; a wrong value stops the start with a sentence. */
export class Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly databaseFile: string;
  readonly baseUrl: string;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly secretKey: string;
  readonly isDemonstration: boolean;
  /** How long the journal is kept, in months. */
  readonly journalMonths: number;
  /** `info` adds a line a request to the log. */
  readonly logLevel: LogLevel;
  /** The reverse proxies whose forwarded addresses are believed; nobody's unless told. */
  readonly trustedProxies: readonly string[];

  constructor(environment: Readonly<Record<string, string | undefined>>) {
    this.port = portOf(environment.PORT ?? '3000');
    this.host = environment.HOST ?? '127.0.0.1';
    this.dataDir = resolve(environment.DATA_DIR ?? 'data');
    this.databaseUrl = databaseUrlOf(environment.DATABASE_URL);
    this.isDemonstration = environment.BEFFROI_DEMO === '1';
    this.journalMonths = monthsOf(environment.JOURNAL_MONTHS ?? '12');
    this.logLevel = logLevelOf(environment.LOG_LEVEL ?? 'warn');
    this.trustedProxies = trustedProxiesOf(environment.TRUST_PROXY);
    this.databaseFile = join(this.dataDir, this.isDemonstration ? 'demo.sqlite' : 'beffroi.sqlite');
    this.baseUrl = baseUrlOf(environment.BASE_URL ?? `http://${this.host}:${this.port}`);
    this.smtpUrl = smtpUrlOf(environment.SMTP_URL);
    this.mailFrom = environment.MAIL_FROM ?? 'Beffroi <ne-pas-repondre@beffroi.example>';
    this.secretKey = secretKeyOf(environment.SECRET_KEY, this.dataDir);
  }

  get engine(): Engine {
    return this.databaseUrl === null ? 'sqlite' : 'postgres';
  }

  get isHttps(): boolean {
    return this.baseUrl.startsWith('https://');
  }
}

export class SettingsError extends Error {}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new SettingsError(`PORT : « ${text} » n’est pas un port.`);
  return port;
}

/** Exact addresses or networks: a name, or « everybody », would let any client say who it is. */
export function trustedProxiesOf(text: string | undefined): string[] {
  const addresses = (text ?? '').split(',').map((address) => address.trim()).filter((address) => address !== '');
  const wrong = addresses.find((address) => !isNetwork(address));
  if (wrong !== undefined) throw new SettingsError(`TRUST_PROXY : « ${wrong} » n’est pas une adresse IP ; une liste comme 127.0.0.1,10.0.0.0/24 est attendue.`);
  return addresses;
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

export function logLevelOf(text: string): LogLevel {
  if (text !== 'info' && text !== 'warn' && text !== 'error') throw new SettingsError('LOG_LEVEL : info, warn ou error est attendu.');
  return text;
}

/** Between the six months and the three years that the CNIL speaks of for the logs of a service. */
function monthsOf(text: string): number {
  const months = Number(text);
  if (!/^\d{1,2}$/.test(text) || months < 6 || months > 36) throw new SettingsError('JOURNAL_MONTHS : un nombre de mois, de 6 à 36, est attendu.');
  return months;
}

function databaseUrlOf(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  if (!/^postgres(ql)?:\/\//.test(text)) throw new SettingsError('DATABASE_URL : une adresse postgres://… est attendue.');
  return text;
}

function baseUrlOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new SettingsError('BASE_URL : une adresse http:// ou https:// est attendue.');
  }
  return text.replace(/\/+$/, '');
}

function smtpUrlOf(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  if (!/^smtps?:\/\//.test(text)) throw new SettingsError('SMTP_URL : une adresse smtp:// ou smtps:// est attendue.');
  return text;
}

/** Made once in the data folder when the environment gives none, so that links and sessions survive a restart. */
function secretKeyOf(given: string | undefined, dataDir: string): string {
  if (given !== undefined && given !== '') {
    if (given.length < 32) throw new SettingsError('SECRET_KEY : 32 caractères au moins.');
    return given;
  }
  const file = join(dataDir, 'secret.key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(file, 'utf8').trim();
}
