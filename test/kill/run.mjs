// `npm run test:kill -- --cycles 200 --clients 32 --engine sqlite`: the proof of test/kill, as long as one wishes.
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const JEST = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];

const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '200' },
    clients: { type: 'string', default: '32' },
    engine: { type: 'string', default: 'sqlite' },
    seed: { type: 'string', default: String(process.pid) },
  },
});
if (!['sqlite', 'postgres'].includes(values.engine) || ![values.cycles, values.clients, values.seed].every((text) => /^[1-9]\d{0,6}$/.test(text))) {
  console.error('Usage: npm run test:kill -- [--cycles 200] [--clients 32] [--engine sqlite|postgres] [--seed 1]');
  process.exit(2);
}
const environment = { TEST_ENGINE: values.engine, KILL_CYCLES: values.cycles, KILL_CLIENTS: values.clients, KILL_SEED: values.seed };
const flags = ['--runInBand', '--forceExit', '--testPathPatterns', './test/kill/'];
const { status } = spawnSync(process.execPath, [...JEST, ...flags], { cwd: root, env: { ...process.env, ...environment }, stdio: 'inherit' });
process.exit(status ?? 1);
