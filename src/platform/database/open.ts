import type { DataSource } from 'typeorm';
import { SettingsError } from '../config/settings.js';

/** What the server or the network says of an address that leads nowhere, in words for who installs. */
const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'PostgreSQL ne répond pas à cette adresse',
  ENOTFOUND: 'ce serveur est inconnu',
  EAI_AGAIN: 'ce serveur est inconnu',
  ETIMEDOUT: 'PostgreSQL ne répond pas à cette adresse',
  EHOSTUNREACH: 'PostgreSQL ne répond pas à cette adresse',
  '28P01': 'le nom ou le mot de passe est refusé',
  '28000': 'le nom ou le mot de passe est refusé',
  '3D000': 'cette base n’existe pas',
  '57P03': 'PostgreSQL est en train de démarrer ou de s’arrêter',
};

/** Opens a connection; an address that leads nowhere ends with a `SettingsError`, which never repeats the address: it holds a password. */
export async function openConnection(source: DataSource): Promise<DataSource> {
  try {
    return await source.initialize();
  } catch (error) {
    const code = codeOf(error);
    const words = WORDS[code];
    throw words === undefined ? error : new SettingsError(`DATABASE_URL : ${words} (${code}).`);
  }
}

/** A name with several addresses fails with all their errors at once. */
function codeOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return typeof first === 'object' && first !== null && 'code' in first ? String(first.code) : '';
}
