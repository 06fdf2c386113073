import { presentPoint } from './minutes-point.presenter.js';

const CONTENT = {
  number: 2, title: 'Plan d’eau', kind: 'exchange', minutes: 10, problem: 'VAL-R-2025-001', result: 'treated', synthesis: 'Calme.\n\nPeu de monde.',
  entries: [{ kind: 'decision', reference: '', text: 'Maintenir la patrouille.' }],
} as const;

it('says the number of a withheld point, and nothing else', () => {
  const point = presentPoint(2, undefined, 'members');
  expect(point).toEqual({ id: 'point-2', title: '2. Point restreint', isWithheld: true, stamp: null, result: null, problem: null, paragraphs: [], entries: [] });
});

it('stamps a point that is narrower than its sitting, and only such a point', () => {
  expect(presentPoint(2, { level: 'restricted', content: CONTENT }, 'members').stamp).toMatchObject({ label: 'Restreint' });
  expect(presentPoint(2, { level: 'restricted', content: CONTENT }, 'restricted').stamp).toBeNull();
});

it('prints each paragraph of the synthesis, and says that a decision waits for its number', () => {
  const point = presentPoint(2, { level: 'restricted', content: CONTENT }, 'restricted');
  expect(point.paragraphs).toEqual(['Calme.', 'Peu de monde.']);
  expect(point.entries).toEqual([{ decision: 'Décision, numérotée à la publication', action: null, text: 'Maintenir la patrouille.' }]);
});
