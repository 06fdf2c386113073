import { minutesLeft } from './sitting-point.presenter.js';

const point = (id: string, minutes: number) => ({ id, number: 1, minutes, item: null });

const HOURS = {
  meeting: { state: 'in_session', currentItemId: 'b', heldOn: '2026-03-03', startsAt: '09:30' },
  points: [point('a', 10), point('b', 20), point('c', 15)],
  today: '2026-03-03',
  now: '09:52',
} as const;

it('says the minutes left before the hour when the point should end', () => {
  expect(minutesLeft(HOURS, 1)).toBe('il reste 8\u00a0min');
  expect(minutesLeft({ ...HOURS, now: '10:00' }, 1)).toBe('il reste 0\u00a0min');
});

it('says how far past its hour the point goes', () => {
  expect(minutesLeft({ ...HOURS, now: '10:04' }, 1)).toBe('4\u00a0min de plus que prévu');
});

it('says nothing of a point that is not being treated, nor on another day, nor after the end', () => {
  expect(minutesLeft(HOURS, 2)).toBeNull();
  expect(minutesLeft({ ...HOURS, today: '2026-03-04' }, 1)).toBeNull();
  expect(minutesLeft({ ...HOURS, meeting: { ...HOURS.meeting, state: 'closed' } }, 1)).toBeNull();
});
