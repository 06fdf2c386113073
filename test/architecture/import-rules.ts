import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Import {
  readonly from: string;
  readonly to: string;
  readonly line: number;
}

interface CruisedModule {
  readonly source: string;
  readonly dependencies: readonly { readonly module: string; readonly resolved: string }[];
}

interface Cruise {
  readonly modules: readonly CruisedModule[];
  readonly summary: { readonly violations: readonly { readonly cycle?: readonly { readonly name: string }[] }[] };
}

/** Top to bottom: a folder imports only folders written after it. */
const FLOORS = ['home', 'journal', 'guide', 'partners', 'notifications', 'partner-links', 'summaries', 'meetings', 'problems', 'installation', 'councils', 'places', 'people', 'platform'];
const PROBLEMS = ['lifecycle', 'actions', 'facts', 'thread', 'core'];
/** Stands beside the stack: it knows the councils and what is below, nobody knows it. */
const BESIDE = 'sign-in';
const BELOW_SIGN_IN = FLOORS.slice(FLOORS.indexOf('councils'));

let read: { readonly imports: readonly Import[]; readonly cycles: readonly string[] } | undefined;

/** Every import between two files of src, type-only ones too, and the circles among them. */
export function importGraph(): { readonly imports: readonly Import[]; readonly cycles: readonly string[] } {
  read ??= readGraph();
  return read;
}

/** One line of words per rule broken; none when the import is in order. */
export function offences({ from, to, line }: Import): readonly string[] {
  const reason = refusal(from, to);
  return reason === null ? [] : [`${from}:${line} imports ${to}: ${reason}`];
}

function refusal(from: string, to: string): string | null {
  const above = floorOf(from);
  const below = floorOf(to);
  if (above === 'cli' || above === null) return null;
  if (below === 'cli' || below === null) return 'the application and its commands are imported by nobody';
  if (above === below) return above === 'problems' ? refusalInsideProblems(from, to) : null;
  if (!isBelow(above, below)) return `${above} may not know ${below}`;
  return below === 'platform' || to === `src/${below}/index.ts` ? null : `${below} is entered by its index.ts only`;
}

function isBelow(above: string, below: string): boolean {
  if (above === BESIDE) return BELOW_SIGN_IN.includes(below);
  return FLOORS.includes(above) && FLOORS.indexOf(below) > FLOORS.indexOf(above);
}

/** Files at the top of the folder (its module, its index) stand above the inner folders. */
function refusalInsideProblems(from: string, to: string): string | null {
  const above = PROBLEMS.indexOf(folderInProblems(from));
  const below = PROBLEMS.indexOf(folderInProblems(to));
  return below >= above ? null : `inside problems, ${PROBLEMS.join(' > ')}`;
}

function folderInProblems(file: string): string {
  return file.split('/')[2] ?? '';
}

/** `src/main.ts` and `src/app.module.ts` belong to no floor. */
function floorOf(file: string): string | null {
  const [, folder, ...rest] = file.split('/');
  return folder === undefined || rest.length === 0 ? null : folder;
}

function readGraph(): { readonly imports: readonly Import[]; readonly cycles: readonly string[] } {
  const { modules, summary } = cruise();
  const imports = modules.flatMap(({ source, dependencies }) =>
    dependencies
      .filter(({ resolved }) => resolved.startsWith('src/'))
      .map(({ module, resolved }) => ({ from: source, to: resolved, line: lineOf(source, module) })),
  );
  const cycles = summary.violations.map(({ cycle = [] }) => cycle.map(({ name }) => name));
  return { imports, cycles: cycles.filter((files) => !files.every(isEntity)).map((files) => files.join(' → ')) };
}

/** Two entities of one domain may know each other: TypeORM's `Relation` type unties the circle at load. */
function isEntity(file: string): boolean {
  return file.endsWith('.entity.ts');
}

function cruise(): Cruise {
  const command = ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'src'];
  const flags = ['--config', 'test/architecture/dependency-cruiser.config.mjs', '--output-type', 'json'];
  const result = spawnSync(process.execPath, [...command, ...flags], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  if (result.stdout === '') throw new Error(`dependency-cruiser said nothing: ${result.stderr}`);
  return JSON.parse(result.stdout) as Cruise;
}

function lineOf(file: string, imported: string): number {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(`'${imported}'`)) + 1;
}
