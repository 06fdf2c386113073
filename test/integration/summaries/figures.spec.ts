import type { Viewer } from '../../../src/platform/access/viewer.js';
import type { DayKey } from '../../../src/platform/web/list-page.js';
import { FigureCalculator } from '../../../src/summaries/figures/figure-calculator.js';
import { type FigurePart, FIGURE_PARTS } from '../../../src/summaries/figures/figure-parts.js';
import { FigurePageQuery, type ListedFigureRow } from '../../../src/summaries/figures/figure-page.query.js';
import type { QuarterFigures } from '../../../src/summaries/figures/quarter-figures.js';
import { quarterWindow } from '../../../src/summaries/figures/quarter-window.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { plainFigures } from './plain-sql.js';
import { writeQuarterCases } from './quarter-cases.js';
import { noon, Rows } from './rows.js';

const QUARTER = '2025-Q4';
const CUT_OFF = '2026-01-09';

describe('The eight figures of a quarter', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let figures: QuarterFigures;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    await writeQuarterCases(new Rows(test, council));
    await writeNeighbour(test);
    figures = await test.app.get(FigureCalculator).figures(quarterWindow(council.councilId, QUARTER, CUT_OFF));
  });

  afterAll(() => test.stop());

  it('equal plain SQL written apart', async () => {
    const plain = await plainFigures(test.database, council.councilId);
    expect({
      facts: figures.facts,
      expected: figures.onTime.expected, onTime: figures.onTime.done,
      median: figures.replyDelay.median, silent: figures.replyDelay.silent,
      closed: figures.closed, followed: figures.followed,
      first: figures.opened.first, again: figures.opened.again,
      late: figures.late,
      held: figures.meetings.held, invited: figures.meetings.invited, present: figures.meetings.present,
    }).toEqual(plain);
  });

  it('count facts of all levels, dated in the quarter and written down by the evening of the cut-off', () => {
    expect(figures.facts).toBe(7);
  });

  it('judge an action on the due date that stood the day it passed, or the day its lead said done', () => {
    expect(figures.onTime).toEqual({ done: 3, expected: 13 });
  });

  it('give the median delay of the first answers, agreements given aloud left out', () => {
    expect(figures.replyDelay).toEqual({ median: 65, silent: 9 });
  });

  it('count episodes solved and still closed at the end', () => {
    expect(figures.closed).toBe(3);
  });

  it('say reopenings apart from new problems', () => {
    expect(figures.opened).toEqual({ first: 3, again: 1 });
  });

  it('count sittings of all bodies and leave guests out', () => {
    expect(figures.meetings).toEqual({ held: 2, present: 7, invited: 10 });
  });

  it('equal the lists behind them, as somebody who reads every level sees them', async () => {
    const viewer = await council.viewer('coordinator');
    const counted: Readonly<Record<string, readonly number[]>> = {
      faits: [figures.facts],
      'actions-a-temps': [figures.onTime.expected],
      'dossiers-clos': [figures.closed],
      'dossiers-suivis': [figures.followed],
      'nouveaux-dossiers': [figures.opened.first, figures.opened.again],
      retards: [figures.late],
      reunions: [figures.meetings.held],
    };
    for (const [key, parts] of Object.entries(FIGURE_PARTS)) {
      for (const [index, part] of parts.entries()) {
        const list = await wholeList(viewer, part);
        expect(list.hidesSome).toBe(false);
        const expected = counted[key]?.[index];
        if (expected !== undefined) expect([key, list.rows.length]).toEqual([key, expected]);
      }
    }
    expect((await wholeList(viewer, silentPart())).rows).toHaveLength(figures.replyDelay.silent);
  });

  it('show to a member her own rows, and that there are others without their number', async () => {
    const viewer = await council.viewer('secretary');
    const [facts] = FIGURE_PARTS.faits;
    const list = await wholeList(viewer, facts as FigurePart);
    expect(list.hidesSome).toBe(true);
    expect(list.rows).toHaveLength(3);
    expect(JSON.stringify(list.rows)).not.toContain('lurgamine');
    const silent = await wholeList(viewer, silentPart());
    expect(JSON.stringify(silent.rows)).not.toContain('pavardille');
  });

  it('watch public and members problems only, the most late actions first, then the most facts', async () => {
    const { watched } = await test.app.get(FigureCalculator).compute(council.councilId, QUARTER, CUT_OFF);
    expect(watched.map(({ title, facts, lead }) => ({ title, facts, lead }))).toEqual([{ title: 'Épaves des Combes', facts: 3, lead: 'Brune Habitat' }]);
  });

  it('list organisations in alphabetical order with their seats and their late actions', async () => {
    const { organisations } = await test.app.get(FigureCalculator).compute(council.councilId, QUARTER, CUT_OFF);
    expect(organisations.map(({ name }) => name)).toEqual(['Brune Habitat', 'Police municipale', 'Transbrune', 'Ville']);
    expect(organisations.reduce((sum, { invited }) => sum + invited, 0)).toBe(figures.meetings.invited);
    expect(organisations.reduce((sum, { late }) => sum + late, 0)).toBe(figures.late);
  });

  it('compare with nothing when the council did not live through the quarter', async () => {
    const { yearBefore, before } = await test.app.get(FigureCalculator).compute(council.councilId, '2024-Q1', '2024-04-05');
    expect([before, yearBefore]).toEqual([null, null]);
  });

  async function wholeList(viewer: Viewer, part: FigurePart): Promise<{ rows: ListedFigureRow[]; hidesSome: boolean }> {
    const rows: ListedFigureRow[] = [];
    let after: DayKey | null = null;
    for (;;) {
      const page = await test.app.get(FigurePageQuery).page(viewer, part, quarterWindow(council.councilId, QUARTER, CUT_OFF), after);
      rows.push(...page.rows);
      if (page.nextKey === null) return { rows, hidesSome: page.hidesSome };
      after = page.nextKey;
    }
  }
});

function silentPart(): FigurePart {
  return FIGURE_PARTS.delai[1] as FigurePart;
}

/** Another council lives the same quarter: nothing of it may be counted here. */
async function writeNeighbour(test: TestApp): Promise<void> {
  const neighbour = await aCouncil(test, 'VDB', 'Val de Brune');
  const rows = new Rows(test, neighbour);
  const problem = await rows.problem('Quads en forêt');
  await rows.statuses(problem, [['open', noon('2025-11-01')]]);
  await rows.fact(problem, '2025-11-02');
  await rows.action('Poser des barrières', { lead: 'PM', dueOn: '2025-11-10', decidedOn: '2025-10-01' });
  await rows.meeting('2025-11-20', 'closed', ['present']);
}
