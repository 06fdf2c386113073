import { addressOf, isNarrowed, NO_REVIEW, readFilter } from './problem-filter.js';

const ID = '019cb2b6-0800-7000-8003-bb32c6aebd3c';

describe('the address of the list of problems', () => {
  it('shows what is active and watched when it asks for nothing', () => {
    const filter = readFilter({});

    expect(filter.follow).toEqual(['actif', 'veille']);
    expect(isNarrowed(filter)).toBe(false);
    expect(addressOf(filter)).toBe('/dossiers');
  });

  it('says every condition, and reads them back', () => {
    const filter = readFilter({ suivi: ['clos', 'actif'], niveau: 'group', theme: 'vehicles', pilote: ID, secteur: ID, apres: `2026-03-10_${ID}` });

    const address = addressOf(filter, { after: filter.after });

    expect(readFilter(Object.fromEntries([...new URLSearchParams(address.split('?')[1])].map(([name, value]) => [name, name === 'suivi' ? ['actif', 'clos'] : value])))).toEqual(filter);
    expect(isNarrowed(filter)).toBe(true);
  });

  it('starts again at the first page when a condition changes', () => {
    const filter = readFilter({ apres: `${NO_REVIEW}_${ID}` });

    expect(filter.after).toEqual({ review: NO_REVIEW, id: ID });
    expect(addressOf(filter, { theme: 'vehicles' })).toBe('/dossiers?theme=vehicles');
  });

  it('takes anything odd as absent', () => {
    expect(readFilter({ suivi: 'tout', niveau: 'secret', theme: 'autre', pilote: '1', apres: 'hier' })).toEqual(readFilter({}));
  });
});
