import { MEETING_STATES } from '../meeting-words.js';
import { mayConvert, mayDecide, mayEndAt, mayOpen, mayWrite } from './sitting.rules.js';

const states = (holds: (state: (typeof MEETING_STATES)[number]) => boolean) => MEETING_STATES.filter(holds);

it('opens a draft directly, or what was convened', () => {
  expect(states(mayOpen)).toEqual(['draft', 'convened']);
});

it('takes lines from the opening to the publication', () => {
  expect(states((state) => mayWrite(state, 'draft'))).toEqual(['in_session', 'closed']);
  expect(states((state) => mayWrite(state, 'published'))).toEqual(['in_session']);
});

it('decides what is carried over during the sitting alone', () => {
  expect(states(mayDecide)).toEqual(['in_session']);
});

it('ends after it began', () => {
  expect(mayEndAt('10:50', '09:30')).toBe(true);
  expect(mayEndAt('09:30', '09:30')).toBe(false);
  expect(mayEndAt('08:00', null)).toBe(true);
});

it('converts a line into another kind while its action has no life of its own', () => {
  expect(mayConvert('note', 'decision', null)).toBe(true);
  expect(mayConvert('note', 'note', null)).toBe(false);
  expect(mayConvert('action', 'note', 'proposed')).toBe(true);
  expect(mayConvert('action', 'note', 'open')).toBe(false);
  expect(mayConvert('action', 'decision', 'closed')).toBe(false);
});
