import { budgetWords, startsOf } from './agenda-hours.js';

const words = (total: number, slot: number): string => {
  const { total: said, rest } = budgetWords(total, slot);
  return `${said} ${rest}`.replace(/\u00a0/g, ' ');
};

describe('The hours of an agenda', () => {
  it('follow the durations from the first hour', () => {
    expect(startsOf('09:30', [10, 20, 15])).toEqual(['09:30', '09:40', '10:00']);
    expect(startsOf('09:30', [])).toEqual([]);
  });

  it('go past midnight without an impossible hour', () => {
    expect(startsOf('23:30', [45, 10])).toEqual(['23:30', '00:15']);
  });
});

describe('The durations against the slot', () => {
  it('say what is left', () => {
    expect(words(85, 90)).toBe('1 h 25 sur 1 h 30. Il reste 5 minutes, les heures suivent les durées.');
    expect(words(30, 120)).toBe('30 min sur 2 h. Il reste 1 h 30, les heures suivent les durées.');
    expect(words(89, 90)).toBe('1 h 29 sur 1 h 30. Il reste 1 minute, les heures suivent les durées.');
  });

  it('say an overrun in words', () => {
    expect(words(100, 90)).toBe('1 h 40 sur 1 h 30. L’ordre du jour dépasse l’horaire de 10 minutes.');
  });

  it('say that the time is all given', () => {
    expect(words(90, 90)).toBe('1 h 30 sur 1 h 30. Le temps est entièrement donné, les heures suivent les durées.');
  });
});
