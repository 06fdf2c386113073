import { writeSync } from 'node:fs';
import { engineOfTheRun } from '../support/database.js';
import { type Ground, postgresGround, sqliteGround } from './ground.js';
import { type Figures, type Plan, printed, prove } from './proof.js';

const CYCLES = Number(process.env.KILL_CYCLES ?? 25);
const CLIENTS = Number(process.env.KILL_CLIENTS ?? 32);
const SEED = Number(process.env.KILL_SEED ?? 20_260_303);
const isPostgres = engineOfTheRun() === 'postgres';
const PATIENCE_MS = 120_000 + CYCLES * 15_000;

/** What the screen said is saved is saved, even when the server is killed the next instant. */
describe('a server killed while thirty-two people write', () => {
  let ground: Ground;

  beforeEach(async () => {
    ground = await (isPostgres ? postgresGround() : sqliteGround());
  }, 120_000);

  afterEach(() => ground.drop());

  it('has lost nothing that it acknowledged and kept nothing by halves', async () => {
    const figures = await run({ cycles: CYCLES, variant: 'built' });

    expect(figures).toMatchObject({ lost: [], half: [], twice: [], refusedButKept: [], faults: [] });
    expect(figures.acknowledged).toBeGreaterThanOrEqual(CYCLES);
  }, PATIENCE_MS);

  if (isPostgres) {
    it('nor when PostgreSQL itself is killed', async () => {
      const figures = await run({ cycles: 2, crashes: 2, variant: 'built' });

      expect(figures).toMatchObject({ lost: [], half: [], twice: [], refusedButKept: [], faults: [] });
    }, PATIENCE_MS);
  }

  it('(control) is caught when it answers before the commit', async () => {
    const figures = await run({ cycles: 3, variant: 'hasty' });

    expect(figures.lost.length).toBeGreaterThan(0);
  }, PATIENCE_MS);

  it('(control) is caught when its units are no transactions', async () => {
    const figures = await run({ cycles: 3, variant: 'torn' });

    expect(figures.half.length).toBeGreaterThan(0);
  }, PATIENCE_MS);

  async function run(plan: Pick<Plan, 'cycles' | 'variant' | 'crashes'>): Promise<Figures> {
    const figures = await prove(ground, { clients: CLIENTS, seed: SEED, ...plan });
    writeSync(1, `${isPostgres ? 'PostgreSQL' : 'SQLite'}, ${plan.variant}${plan.crashes === undefined ? '' : ', engine killed'}, seed ${SEED}: ${printed(figures)}\n`);
    return figures;
  }
});
