import { DELIVERED } from '../../../councils/index.js';
import { replyParagraphs, spokenBy } from './reply.wording.js';

const PEOPLE = new Map([['k', 'Solène Kerzhéro'], ['m', 'Claire Montagnac']]);
const day = (iso: string): string => `le ${iso}`;

describe('a reply in words', () => {
  it('names both persons of a call, and how the others came', () => {
    expect(spokenBy({ channel: 'phone', personId: 'k', recordedByPersonId: 'm' }, PEOPLE)).toBe(', Solène Kerzhéro, par téléphone, noté par Claire Montagnac');
    expect(spokenBy({ channel: 'sitting', personId: 'k', recordedByPersonId: 'm' }, PEOPLE)).toBe(', Solène Kerzhéro, en séance, noté par Claire Montagnac');
    expect(spokenBy({ channel: 'link', personId: 'k', recordedByPersonId: null }, PEOPLE)).toBe(', Solène Kerzhéro, par le lien du courriel');
    expect(spokenBy({ channel: 'signed_in', personId: 'k', recordedByPersonId: null }, PEOPLE)).toBe(', Solène Kerzhéro');
    expect(spokenBy({ channel: 'signed_in', personId: null, recordedByPersonId: null }, PEOPLE)).toBeNull();
  });

  it('gives its motive, its words and its date, « autre » by its words alone', () => {
    expect(replyParagraphs({ state: 'blocked', motive: 'no_budget', words: 'Un devis\n\narrive.', expectedOn: '2026-03-12' }, day, DELIVERED)).toEqual([
      'Pas de budget.', 'Un devis', 'arrive.', 'Date annoncée\u00a0: le 2026-03-12.',
    ]);
    expect(replyParagraphs({ state: 'refused', motive: 'other', words: 'Grève.', expectedOn: null }, day, DELIVERED)).toEqual(['Grève.']);
  });
});
