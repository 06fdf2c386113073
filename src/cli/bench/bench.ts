import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { previousQuarter } from '../../platform/clock/calendar.js';
import type { Results } from './aims.js';
import { type Running, startApplication, startBeside } from './application.js';
import { formsOf } from './forms.js';
import { ask, formHeaders } from './http.js';
import { load, median, type Target } from './load.js';
import { Measures } from './measures.js';
import { type BenchOptions, paceOf } from './options.js';
import { pagesOf } from './pages.js';
import type { Places, ServedTown } from './places.js';
import { expectSameBytes } from './same-bytes.js';
import { signIn, type Visitor } from './visitor.js';
import { weightsOf } from './weights.js';

const EIGHT = 8;
const STARTS = 3;
const RECORDER = resolve(import.meta.dirname, 'record.js');

/** One run: two councils, the application on each, the floor beside, page after page in interleaved rounds. */
export async function measure(options: BenchOptions, places: Places): Promise<Results> {
  const ten = await places.town(10);
  const one = await places.town(1);
  const startMs = median(await startTimes(ten));
  const [application, younger] = [await startApplication(ten.environment), await startApplication(one.environment)];
  const [visitor, youngVisitor] = [await signIn(application.origin), await signIn(younger.origin)];
  const floor = await startFloor(ten, visitor);
  try {
    const pages = await measurePages(options, { application, younger, floor, visitor, youngVisitor, ten, one });
    const summaryMs = await summaryTime(application, ten, visitor);
    const weights = await weightsOf(application.origin, visitor.cookie, pagesOf(ten.town).map(({ path }) => path));
    const forms = await measureForms(options, application, ten, visitor);
    return { pages, forms, weights, startMs, summaryMs, residentMegabytes: application.residentMegabytes() };
  } finally {
    for (const running of [application, younger, floor]) await running.stop();
  }
}

interface Cast {
  readonly application: Running;
  readonly younger: Running;
  readonly floor: Running;
  readonly visitor: Visitor;
  readonly youngVisitor: Visitor;
  readonly ten: ServedTown;
  readonly one: ServedTown;
}

async function startTimes({ environment }: ServedTown): Promise<number[]> {
  const times: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const running = await startApplication(environment);
    times.push(running.startMs);
    await running.stop();
  }
  return times;
}

/** The recorder asks each page once of an application of its own; the floor replays what it wrote down. */
async function startFloor({ environment, town }: ServedTown, { cookie }: Visitor): Promise<Running> {
  const file = join(environment.DATA_DIR ?? '', 'pages.json');
  const paths = pagesOf(town).map(({ path }) => path);
  execFileSync(process.execPath, [RECORDER, file, cookie, ...paths], { env: { PATH: process.env.PATH, ...environment }, stdio: ['ignore', 'inherit', 'inherit'] });
  return startBeside('floor.js', [file], environment);
}

async function measurePages(options: BenchOptions, cast: Cast): Promise<Measures[]> {
  const { rounds, seconds } = paceOf(options);
  const young = pagesOf(cast.one.town);
  const all: Measures[] = [];
  for (const [rank, { name, path }] of pagesOf(cast.ten.town).entries()) {
    await expectSameBytes(cast.application.origin, cast.floor.origin, path, cast.visitor.cookie);
    const measures = new Measures(name);
    const ten = target(cast.application, path, cast.visitor);
    const one = target(cast.younger, young[rank]?.path ?? '', cast.youngVisitor);
    const floor = target(cast.floor, path, cast.visitor);
    for (const warm of [ten, one, floor]) await load(warm, EIGHT, seconds / 2);
    for (let round = 0; round < rounds; round += 1) {
      measures.ten.push(await load(ten, 1, seconds));
      measures.floor.push(await load(floor, 1, seconds));
      measures.one.push(await load(one, 1, seconds));
      measures.tenByEight.push(await load(ten, EIGHT, seconds));
      measures.floorByEight.push(await load(floor, EIGHT, seconds));
    }
    all.push(measures);
  }
  return all;
}

function target(running: Running, path: string, { cookie }: Visitor): Target {
  return { running, path, headers: { cookie }, status: 200 };
}

/** Forms come last: the mails that they announce are sent meanwhile. */
async function measureForms(options: BenchOptions, running: Running, { town }: ServedTown, visitor: Visitor): Promise<Measures[]> {
  const { rounds, seconds } = paceOf(options);
  const all: Measures[] = [];
  for (const { name, target: form } of formsOf(running, town, visitor)) {
    const measures = new Measures(name);
    for (let round = 0; round < rounds; round += 1) {
      measures.ten.push(await load(form, 1, seconds));
      measures.tenByEight.push(await load(form, EIGHT, seconds));
    }
    all.push(measures);
  }
  return all;
}

/** « Calculer » on the quarter before the published one, as the coordinator presses it. */
async function summaryTime({ origin }: Running, { town }: ServedTown, { cookie, csrf }: Visitor): Promise<number> {
  const quarter = previousQuarter(town.quarter).toLowerCase().replace('q', 't');
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const body = new URLSearchParams({ csrf, formKey: randomUUID(), trimestre: quarter }).toString();
    const began = performance.now();
    const { status } = await ask(`${origin}/bilan`, { method: 'POST', headers: { ...formHeaders(origin), cookie }, body });
    if (status !== 303) throw new Error(`The quarter was not computed: ${status}.`);
    times.push(performance.now() - began);
  }
  return median(times);
}

