import { REPEATABLE } from '../../src/platform/web/odd-fields.js';
import { sourceFiles } from '../support/source-files.js';

describe('a field sent several times', () => {
  it('is one that a form or a filter reads whole, and only those', async () => {
    const files = (await sourceFiles('src')).filter(({ path }) => !path.endsWith('.spec.ts'));
    const read = files.flatMap(({ text }) => [...text.matchAll(/readChoices\(\w+, '(\w+)'|\bmany\(query\.(\w+)\)/g)].map(([, field, filter]) => field ?? filter ?? ''));

    expect([...new Set(read)].sort()).toEqual([...REPEATABLE].sort());
  });
});
