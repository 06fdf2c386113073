import { addressOf, readFilter } from './action-filter.js';
import { median } from './action-index.query.js';

const ID = '019cb2a4-0000-7000-8000-000000000001';

describe('the address of the list of actions', () => {
  it('says and is read back alike', () => {
    const address = `/actions?vue=retard&etat=retard&etat=bloquee&pilote=${ID}&niveau=members&sans=date&apres=1_2026-03-12_${ID}`;
    const query = { vue: 'retard', etat: ['retard', 'bloquee'], pilote: ID, niveau: 'members', sans: 'date', apres: `1_2026-03-12_${ID}` };
    const filter = readFilter(query);

    expect(addressOf(filter, { after: filter.after })).toBe(address);
    expect(addressOf(filter)).not.toContain('apres');
  });

  it('forgets what is odd in it', () => {
    expect(addressOf(readFilter({ vue: 'tout', etat: ['x', 'temps'], pilote: "' OR 1=1", niveau: 'secret', sans: { a: 1 }, apres: 'x' }))).toBe('/actions?etat=temps');
    expect(addressOf(readFilter({}))).toBe('/actions');
  });
});

describe('a median', () => {
  it('is the middle, or half-way between the two middles', () => {
    expect(median([])).toBeNull();
    expect(median([12])).toBe(12);
    expect(median([11, 3, 10])).toBe(10);
    expect(median([10, 11])).toBe(10.5);
  });
});
