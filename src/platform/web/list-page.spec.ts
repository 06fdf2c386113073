import { cutPage, dayKeyText, parseDayKey } from './list-page.js';

const ID = '01900000-0000-7000-8000-000000000001';

describe('A place in a list by day', () => {
  it('is read from the address that it wrote', () => {
    expect(parseDayKey(dayKeyText({ day: '2026-03-03', id: ID }))).toEqual({ day: '2026-03-03', id: ID });
  });

  it.each([undefined, '', '2026-02-31_' + ID, '2026-03-03', '2026-03-03_1', ['2026-03-03_' + ID]])('is nothing when the address says %p', (text) => {
    expect(parseDayKey(text)).toBeNull();
  });
});

describe('A page of a list', () => {
  it('ends where it was asked, with the key of its last row while rows follow', () => {
    expect(cutPage(['a', 'b', 'c'], 2, (last) => last)).toEqual({ rows: ['a', 'b'], next: 'b' });
  });

  it('is the last one when no row was found beyond it', () => {
    expect(cutPage(['a', 'b'], 2, (last) => last)).toEqual({ rows: ['a', 'b'], next: null });
  });
});
