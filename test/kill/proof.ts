import { setTimeout as pause } from 'node:timers/promises';
import { PASSWORD } from '../support/app.js';
import { type Client, Crowd, type Outcome } from './crowd.js';
import { Dice } from './dice.js';
import type { Role } from './forms.js';
import type { Ground } from './ground.js';
import { Killable, type Variant } from './killable.js';
import { prepareTown, type Town } from './town.js';
import { brokenChains, judge } from './verdict.js';
import { Visitor } from './visitor.js';

/** How long the first acknowledgement of a cycle is waited for. */
const PATIENCE_MS = 30_000;

export interface Plan {
  readonly cycles: number;
  readonly clients: number;
  readonly seed: number;
  readonly variant: Variant;
  /** Cycles in which the engine itself is killed, instead of the application. */
  readonly crashes?: number;
}

export interface Figures {
  readonly cycles: number;
  readonly sent: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly unknown: number;
  readonly lost: readonly string[];
  readonly half: readonly string[];
  readonly twice: readonly string[];
  readonly refusedButKept: readonly string[];
  readonly faults: readonly string[];
  readonly slowestStartMs: number;
}

const ROLES: readonly Role[] = ['coordinator', 'coordinator', 'landlord', 'link'];
const EMAILS: Readonly<Record<'coordinator' | 'landlord', string>> = { coordinator: 'coordinator@val.example', landlord: 'landlord@val.example' };

/** Real forms, SIGKILL at a random instant, start again, compare what was acknowledged with what is there; as often as told. */
export async function prove(ground: Ground, plan: Plan): Promise<Figures> {
  const town = await prepareTown(ground, Math.ceil(plan.clients / ROLES.length));
  const application = await Killable.on(environmentOf(ground), plan.variant);
  try {
    return await killAgainAndAgain(ground, plan, town, application);
  } finally {
    await application.kill();
  }
}

async function killAgainAndAgain(ground: Ground, { cycles, clients: count, seed, crashes = 0 }: Plan, town: Town, application: Killable): Promise<Figures> {
  const dice = new Dice(seed);
  let isCrashing = false;
  let slowestStartMs = await application.start();
  const clients = await arrive(application.origin, town, count);
  const crowd = new Crowd(clients, town, new Map(), dice, () => isCrashing);
  const faults: string[] = [];
  for (let cycle = 1; cycle <= cycles; cycle += 1) {
    isCrashing = cycle > cycles - crashes;
    const running = crowd.run();
    await Promise.race([crowd.firstAcknowledgement, pause(PATIENCE_MS, undefined, { ref: false })]);
    await pause(dice.between(30, 430));
    if (isCrashing) {
      await ground.crash();
      crowd.stop();
      await running;
      await application.untilReady();
    } else {
      await application.kill();
      await running;
      slowestStartMs = Math.max(slowestStartMs, await application.start());
    }
    faults.push(...(await ground.faults()));
  }
  for (const { visitor } of clients) visitor.leave();
  // Once it is still: what is compared must not move meanwhile.
  await application.kill('SIGTERM');
  const verdict = await judge(ground, crowd.sent);
  faults.push(...crowd.faults, ...(await brokenChains(ground)).map((entry) => `journal broken: ${entry}`));
  const told = (outcome: Outcome): number => crowd.sent.filter((one) => one.outcome === outcome).length;
  const counts = { sent: crowd.sent.length, acknowledged: told('acknowledged'), refused: told('refused'), unknown: told('unknown') };
  return { cycles, ...counts, ...verdict, faults, slowestStartMs: Math.round(slowestStartMs) };
}

function environmentOf({ dataDir, url }: Ground): Record<string, string> {
  return { DATA_DIR: dataDir, ...(url === null ? {} : { DATABASE_URL: url }) };
}

async function arrive(origin: string, town: Town, count: number): Promise<Client[]> {
  const persons = { coordinator: new Visitor(origin), landlord: new Visitor(origin) };
  for (const role of ['coordinator', 'landlord'] as const) await persons[role].signIn(EMAILS[role], PASSWORD);
  const clients: Client[] = [];
  const tokens = [...town.linkTokens];
  for (let rank = 0; rank < count; rank += 1) {
    const role = ROLES[rank % ROLES.length] ?? 'coordinator';
    const visitor = role === 'link' ? new Visitor(origin) : persons[role].beside();
    if (role === 'link') await visitor.openLink(tokens.pop() ?? '');
    clients.push({ role, visitor, pending: null });
  }
  return clients;
}

export function printed({ lost, half, twice, refusedButKept, faults, ...figures }: Figures): string {
  const { cycles, sent, acknowledged, refused, unknown, slowestStartMs } = figures;
  return `${cycles} kills, ${sent} forms: ${acknowledged} acknowledged, ${refused} refused, ${unknown} unknown; ` +
    `lost ${lost.length}, half-written ${half.length}, twice ${twice.length}, refused but kept ${refusedButKept.length}, other faults ${faults.length}; slowest start ${slowestStartMs} ms`;
}
