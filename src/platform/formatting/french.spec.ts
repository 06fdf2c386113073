import {
  capitalise,
  count,
  dayMonth,
  days,
  duration,
  inWords,
  list,
  longDate,
  longInstant,
  monthYear,
  number,
  ordinal,
  quoted,
  relativeDay,
  shortDate,
  time,
  timeOfDay,
  weekday,
} from './french.js';

const TODAY = '2026-03-03';

/** Unbreakable spaces are written « _ » here, where they can be seen. */
function seen(text: string): string {
  return text.replaceAll('\u00a0', '_');
}

describe('dates', () => {
  it('are long with the weekday, and lose the year of today', () => {
    expect(seen(longDate('2026-03-03'))).toBe('mardi 3_mars 2026');
    expect(seen(longDate('2026-03-10', TODAY))).toBe('mardi 10_mars');
    expect(seen(longDate('2025-03-10', TODAY))).toBe('lundi 10_mars 2025');
  });

  it('are short as typed, and say « 1er »', () => {
    expect(shortDate('2026-03-03')).toBe('03/03/2026');
    expect(seen(dayMonth('2026-03-01'))).toBe('1er_mars');
    expect(seen(dayMonth('2026-08-15'))).toBe('15_août');
    expect(weekday('2026-03-08')).toBe('dimanche');
    expect(monthYear('2026-03-01')).toBe('mars 2026');
    expect(monthYear('2026-03')).toBe('mars 2026');
  });

  it('near today have names', () => {
    expect(relativeDay('2026-03-03', TODAY)).toBe('aujourd’hui');
    expect(relativeDay('2026-03-02', TODAY)).toBe('hier');
    expect(relativeDay('2026-03-04', TODAY)).toBe('demain');
    expect(seen(relativeDay('2026-03-05', TODAY))).toBe('jeudi 5_mars');
  });

  it('carry the hour of Paris', () => {
    expect(seen(time('2026-03-03T08:30:00.000Z'))).toBe('9_h_30');
    expect(seen(time('2026-07-03T19:00:00.000Z'))).toBe('21_h');
    expect(seen(timeOfDay('09:05'))).toBe('9_h_05');
    expect(seen(timeOfDay('00:00'))).toBe('0_h');
    expect(seen(longInstant('2026-03-03T08:30:00.000Z', TODAY))).toBe('mardi 3_mars, 9_h_30');
    expect(seen(longInstant('2025-12-31T23:30:00.000Z', TODAY))).toBe('jeudi 1er_janvier, 0_h_30');
  });
});

describe('numbers', () => {
  it('group thousands and use the comma', () => {
    expect(seen(number(18204))).toBe('18_204');
    expect(seen(number(1234567.5))).toBe('1_234_567,5');
    expect(number(999)).toBe('999');
    expect(number(100)).toBe('100');
    expect(number(1.999)).toBe('2');
    expect(number(0.25)).toBe('0,25');
    expect(number(-3)).toBe('−3');
    expect(number(-0.001)).toBe('0');
    expect(number(2.5, 0)).toBe('3');
  });

  it('take the plural from two', () => {
    expect(seen(count(0, 'fait'))).toBe('0_fait');
    expect(seen(count(1, 'fait'))).toBe('1_fait');
    expect(seen(count(1.5, 'jour'))).toBe('1,5_jour');
    expect(seen(count(2, 'fait'))).toBe('2_faits');
    expect(seen(count(2, 'lieu', 'lieux'))).toBe('2_lieux');
    expect(seen(count(3, 'mois', 'mois'))).toBe('3_mois');
    expect(seen(days(19))).toBe('19_jours');
    expect(seen(days(1))).toBe('1_jour');
  });

  it('say how long', () => {
    expect(seen(duration(85))).toBe('1_h_25');
    expect(seen(duration(65))).toBe('1_h_05');
    expect(seen(duration(20))).toBe('20_min');
    expect(seen(duration(120))).toBe('2_h');
    expect(seen(duration(0))).toBe('0_min');
  });

  it('are written in words up to ten', () => {
    expect([0, 1, 2, 10, 11].map((n) => inWords(n))).toEqual(['zéro', 'un', 'deux', 'dix', '11']);
    expect(inWords(1, 'feminine')).toBe('une');
    expect([ordinal(1), ordinal(1, 'feminine'), ordinal(2)]).toEqual(['1er', '1re', '2e']);
  });
});

describe('sentences', () => {
  it('enumerate', () => {
    expect(list([])).toBe('');
    expect(list(['a'])).toBe('a');
    expect(list(['a', 'b'])).toBe('a et b');
    expect(list(['a', 'b', 'c'])).toBe('a, b et c');
    expect(list(['a', 'b'], 'ou')).toBe('a ou b');
  });

  it('keep the accent of a capital', () => {
    expect(capitalise('état')).toBe('État');
    expect(capitalise('')).toBe('');
    expect(seen(quoted('oui'))).toBe('«_oui_»');
  });
});
