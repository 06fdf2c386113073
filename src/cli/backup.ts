import 'reflect-metadata';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backupFolder } from '../platform/backup/last-backup.js';
import { Clock } from '../platform/clock/clock.js';
import { Settings } from '../platform/config/settings.js';
import { takeBackup } from './backup/take.js';

const KEPT = '14';

/** `npm run backup [-- folder] [--keep 14]`: everything in one file, while the server works. */
async function main(words: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options: { keep: { type: 'string', default: KEPT } } });
  if (positionals.length > 1 || !/^[1-9]\d{0,3}$/.test(values.keep)) throw new Error('Emploi\u00a0: npm run backup -- [dossier] [--keep 14]');
  const settings = new Settings(process.env);
  const folder = positionals[0] === undefined ? backupFolder(settings) : resolve(positionals[0]);
  const { file, bytes, rows, sums, removed } = await takeBackup(settings, new Clock(), { folder, keep: Number(values.keep) });
  const tables = Object.keys(sums).length;
  process.stdout.write(`Sauvegarde\u00a0: ${file}\n${tables} tables, ${rows} lignes, ${Math.ceil(bytes / 1024)} Ko, relue entièrement.\n`);
  for (const name of removed) process.stdout.write(`Ancienne sauvegarde effacée\u00a0: ${name}\n`);
  process.stdout.write(
    'La clé de l’installation (SECRET_KEY, ou secret.key dans le dossier de données) n’est pas dans ce fichier\u00a0: gardez-en une copie ailleurs.\n' +
      'Sans elle, les données se lisent, mais les seconds facteurs et les liens des partenaires sont à refaire.\n',
  );
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`La sauvegarde a échoué\u00a0: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
