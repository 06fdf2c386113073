import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FIGURE_QUERIES, FigureQueries } from '../../src/summaries/figures/figure-queries.js';

const SUMMARIES = resolve(import.meta.dirname, '../../src/summaries');

/** Rows of the summaries floor itself, and the roles told before publication: none of them has a level. */
const OWN_ROWS = ['CouncilRole', 'Summary', 'SummaryVersion'];

/** The named queries, and the history that is added to the actions they find. */
const WITHOUT_VIEWER = ['figures/action-histories.ts', 'figures/figure-queries.ts'];

describe('The one exception to scoped reads', () => {
  it('is the list of the figures’ named queries, all in one class', () => {
    const methods = Object.getOwnPropertyNames(FigureQueries.prototype).filter((name) => !['constructor', 'histories'].includes(name));
    expect(methods.sort()).toEqual([...FIGURE_QUERIES].sort());
  });

  it('is nowhere else among the summaries', () => {
    const files = readdirSync(SUMMARIES, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
    const offenders = files.flatMap((file) => {
      const source = readFileSync(resolve(SUMMARIES, file), 'utf8');
      const rows = [...source.matchAll(/\.read\(\s*(\w+)/g)].map(([, entity = '']) => entity).filter((entity) => !OWN_ROWS.includes(entity));
      const text = source.includes('.sql(') && !WITHOUT_VIEWER.includes(file) ? ['sql'] : [];
      return [...rows, ...text].map((what) => `${file}: ${what}`);
    });
    expect(offenders).toEqual([]);
  });
});
