import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Settings } from '../platform/config/settings.js';
import { checkArchive, putBack } from './backup/put-back.js';

const USE = 'Emploi\u00a0: npm run restore -- fichier [--force] [--check]';

/** `npm run restore -- file [--force] [--check]`: puts a backup in place and compares every table; `--check` only reads it. */
async function main(words: string[]): Promise<void> {
  process.umask(0o077); // what is written here is its own user's alone
  const options = { force: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(USE);
  const settings = new Settings(process.env);
  if (values.check) {
    const { head, sums } = await checkArchive(file);
    return say(`Sauvegarde entière, du ${head.takenAt} (${head.engine})`, Object.values(sums));
  }
  const { head, sums, differences, isSameKey } = await putBack(settings, file, values.force);
  if (differences.length > 0) throw new Error(`${differences.length} différences, rien n’est remplacé\u00a0:\n${differences.join('\n')}`);
  say(`Sauvegarde du ${head.takenAt} (${head.engine}) remise en place (${settings.engine}), 0 différence`, Object.values(sums));
  if (!isSameKey) {
    process.stdout.write('Attention\u00a0: la clé de cette installation n’est pas celle de la sauvegarde. Remettez l’ancienne (SECRET_KEY ou secret.key), sinon les seconds facteurs et les liens sont à refaire.\n');
  }
}

function say(sentence: string, sums: readonly { readonly rows: number }[]): void {
  process.stdout.write(`${sentence}\u00a0: ${sums.length} tables, ${sums.reduce((total, { rows }) => total + rows, 0)} lignes.\n`);
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
