import { obligationOf, owesCoordination } from './obligation.js';
import { offsetsInWords, parseOffsets } from './reminder-offsets.js';

describe('a council of its size', () => {
  it.each([
    ['CLSPD', 15_900, null, 'obligatoire'],
    ['CLSPD', 5_001, false, 'obligatoire'],
    ['CLSPD', 5_000, false, 'facultatif'],
    ['CLSPD', 800, true, 'obligatoire'],
    ['CLSPD', 800, null, 'à préciser'],
    ['CLSPD', null, false, 'à préciser'],
    ['CLSPD', null, null, 'à préciser'],
    ['CISPD', 120_000, true, 'facultatif'],
  ] as const)('%s, %p inhabitants, priority district %p: %s', (kind, population, hasPriorityDistrict, word) => {
    expect(obligationOf({ kind, population, hasPriorityDistrict }).word).toBe(word);
  });

  it('names its coordination by an act above 15 000 inhabitants', () => {
    const town = { kind: 'CLSPD', hasPriorityDistrict: false } as const;

    expect(owesCoordination({ ...town, population: 15_001 })).toBe(true);
    expect(owesCoordination({ ...town, population: 15_000 })).toBe(false);
    expect(owesCoordination({ ...town, population: null })).toBe(false);
    expect(owesCoordination({ ...town, kind: 'CISPD', population: 40_000 })).toBe(false);
  });
});

describe('the days of reminders', () => {
  it('are sorted, once each, however they are typed', () => {
    expect(parseOffsets('21, 0 ; -7 7 7')).toBe('-7,0,7,21');
    expect(parseOffsets('−7, +3')).toBe('-7,3');
    expect(offsetsInWords('-7,0,7')).toBe('−7, 0, 7');
  });

  it('are refused when they are no days around a due date', () => {
    for (const typed of ['', ',', '7 jours', '1.5', '91', '-61', '1 2 3 4 5 6 7 8 9', '1e1']) expect(parseOffsets(typed)).toBeNull();
  });
});
