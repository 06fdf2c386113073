import type { EntryForm } from '../sitting.forms.js';
import { readEntry } from './entry-form.reader.js';

const POLICE = { id: 'police', code: 'PM', name: 'Police municipale de Valbrune', shortName: 'Police municipale', category: 8 };
const LANDLORD = { id: 'landlord', code: 'BH', name: 'Brune Habitat', shortName: 'Brune Habitat', category: 19 };
const CONTEXT = { organisations: [POLICE, LANDLORD], today: '2026-03-03' };

const read = (form: Partial<EntryForm>) => readEntry({ item: 'point', line: '', ...form }, CONTEXT);

it('takes a line as a note when nothing says otherwise', () => {
  expect(read({ line: 'Deux faits sur trois le samedi.' })).toMatchObject({ entry: { kind: 'note', text: 'Deux faits sur trois le samedi.', leadOrganisationId: null } });
});

it('lets the letter typed first win over the radio', () => {
  expect(read({ kind: 'n', line: 'd Fermer la rue.' })).toMatchObject({ entry: { kind: 'decision', text: 'Fermer la rue.' } });
});

it('reads who and when in an action', () => {
  const entry = { kind: 'action', text: 'Poser deux chicanes', leadOrganisationId: 'police', dueOn: '2026-03-16' };
  expect(read({ line: 'a Poser deux chicanes @police lundi 16 mars' })).toMatchObject({ entry });
});

it('knows a partner by its short code too', () => {
  expect(read({ line: 'a Poser un panneau @pm lundi 16 mars' })).toMatchObject({ entry: { text: 'Poser un panneau', leadOrganisationId: 'police' } });
  expect(read({ line: 'a Réparer la porte @bh' })).toMatchObject({ entry: { leadOrganisationId: 'landlord' } });
});

it('takes who and when from the fields beside when the line does not say them', () => {
  const entry = { kind: 'action', text: 'Nettoyer le hall', leadOrganisationId: 'landlord', dueOn: '2026-03-13' };
  expect(read({ kind: 'a', line: 'Nettoyer le hall', lead: 'landlord', due: 'vendredi 13 mars' })).toMatchObject({ entry });
});

it('prefers the line to a field left from before', () => {
  const entry = { leadOrganisationId: 'police', dueOn: '2026-03-16' };
  expect(read({ kind: 'a', line: 'Poser @police lundi 16 mars', lead: 'landlord', due: 'n’importe quoi' })).toMatchObject({ entry });
});

it('says what is wrong, where it is wrong', () => {
  expect(read({ kind: 'a', line: 'Poser @inconnue' })).toHaveProperty('errors.line');
  expect(read({ kind: 'a', line: 'Poser', due: 'un de ces jours' })).toHaveProperty('errors.due');
  expect(read({ kind: 'a', line: 'Poser', lead: 'étrangère' })).toHaveProperty('errors.lead');
  expect(read({ line: 'n ' })).toHaveProperty('errors.line');
});

it('leaves who and when out of a note', () => {
  expect(read({ kind: 'n', line: 'Rien à signaler.', lead: 'police', due: 'demain' })).toMatchObject({ entry: { leadOrganisationId: null, dueOn: null } });
});
