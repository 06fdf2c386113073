import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a command of the system is, or null. */
export function toolPath(...names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find(isExecutable) ?? null;
}

/** A `describe` that needs commands of the system: skipped with a sentence where they are absent, a failure with CI=true. */
export function describeWithTools(tools: readonly string[], title: string, specs: () => void): void {
  const missing = tools.filter((tool) => toolPath(tool) === null);
  if (missing.length === 0) {
    describe(title, specs);
  } else if (process.env.CI === 'true') {
    describe(title, () => {
      it(`needs ${missing.join(', ')}`, () => {
        throw new Error(`Missing on this machine: ${missing.join(', ')}.`);
      });
    });
  } else {
    describe.skip(`${title} (needs ${missing.join(', ')})`, specs);
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
