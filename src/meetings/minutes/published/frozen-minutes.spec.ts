import { freeze, sha256 } from '../../../platform/formatting/canonical-json.js';
import { type FrozenPoint, readPoint, totalsOf } from './frozen-minutes.js';

const POINT: FrozenPoint = {
  number: 2,
  title: 'Rodéos boulevard des Forges',
  kind: 'exchange',
  minutes: 20,
  problem: 'VAL-V-2025-001',
  result: 'treated',
  synthesis: null,
  entries: [
    { kind: 'note', text: 'Huit faits depuis la pose « à midi ».' },
    { kind: 'decision', reference: 'VAL-V-2026-D001', text: 'Fermer la rue.' },
    { kind: 'action', reference: 'VAL-V-2026-A006', sentence: 'Poser deux chicanes', level: 'group', lead: 'Police municipale', contributors: [], dueOn: '2026-03-15' },
  ],
  salt: '00112233445566778899aabbccddeeff',
};

describe('freezing', () => {
  it('gives the same bytes whatever the order in which things were said', () => {
    const { salt, entries, ...rest } = POINT;
    expect(freeze({ salt, entries, ...rest })).toEqual(freeze(POINT));
  });

  it('hashes exactly the bytes that are kept', () => {
    const { content, hash } = freeze(POINT);
    expect(hash).toBe(sha256(content));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(content.startsWith('{"entries":[{"kind":"note","text":"Huit faits depuis la pose « à midi »."}')).toBe(true);
  });

  it('reads back what was frozen', () => {
    expect(readPoint(freeze(POINT).content)).toEqual(POINT);
  });

  it('hides a likely text behind its salt', () => {
    expect(freeze({ ...POINT, salt: 'ff112233445566778899aabbccddeeff' }).hash).not.toBe(freeze(POINT).hash);
  });
});

it('counts the seats and leaves the guests out', () => {
  const seat = (attendance: 'present' | 'represented' | 'excused' | 'absent' | null, capacity: 'holder' | 'guest' = 'holder') => ({ attendance, capacity });
  const seats = [seat('present'), seat('present'), seat('represented'), seat('excused'), seat('absent'), seat(null), seat('present', 'guest')];
  expect(totalsOf(seats)).toEqual({ seats: 6, present: 2, represented: 1, excused: 1, absent: 1 });
});
