import { readFileSync } from 'node:fs';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

describe('The list of dependencies', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const installed = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies });
  const rows = readFileSync('docs/dependencies.md', 'utf8').split('\n').filter((line) => line.startsWith('| `'));
  const explained = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name));

  it('gives a reason to each package installed', () => {
    expect(installed.filter((name) => !explained.includes(name))).toEqual([]);
  });

  it('speaks of no package that is gone', () => {
    expect(explained.filter((name) => !installed.includes(name ?? ''))).toEqual([]);
  });
});
