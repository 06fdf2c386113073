import { attendanceWords, presentAttendance } from './attendance.presenter.js';
import type { AccountState } from './contacts/accounts.query.js';
import { phoneHref, presentContacts } from './contacts/contacts.presenter.js';
import { presentLinks } from './links.presenter.js';
import { presentPartners } from './partner-list.presenter.js';
import { categoryLabel, domainOf, DOMAINS } from './partner.wording.js';
import type { HeldSeat } from './seats.query.js';

const TODAY = '2026-03-03';
const LANDLORD = { id: 'bh', code: 'BH', name: 'Brune Habitat', shortName: 'Brune Habitat', category: 19 };
const POLICE = { id: 'pm', code: 'PM', name: 'Police municipale de Valbrune', shortName: 'Police municipale', category: 8 };
const NOTHING_ELSE = { phone: null, bouncedOn: null, endedOn: null, version: 1 };
const OUZRANE = { ...NOTHING_ELSE, id: 'c1', givenName: 'Marc', familyName: 'Ouzrane', organisationId: 'bh', personId: 'marc', name: 'Marc Ouzrane', jobTitle: 'responsable d’agence', email: 'm.ouzrane@brune-habitat.example' };
const VALDRAC = { ...NOTHING_ELSE, id: 'c2', givenName: 'Inès', familyName: 'Valdrac', organisationId: 'bh', personId: 'ines', name: 'Inès Valdrac', jobTitle: 'gardienne', email: null };

function seat(values: Partial<HeldSeat>): HeldSeat {
  const base = { seatId: 's1', organisationId: 'bh', bodyName: 'Formation plénière', bodyShortName: 'Plénière', isConfidential: false, jobTitle: '', personId: 'marc', personName: 'Marc Ouzrane' };
  return { ...base, capacity: 'holder', ...values };
}

describe('the categories of partners', () => {
  it('each belong to one domain', () => {
    const ranks = Array.from({ length: 36 }, (_, index) => index + 1);

    expect(DOMAINS.flatMap(({ categories }) => categories).sort((a, b) => a - b)).toEqual(ranks);
    expect(categoryLabel(19)).toBe('Bailleur social');
    expect(domainOf(19)).toBe('habitat');
  });
});

describe('the list of partners', () => {
  const page = presentPartners({
    organisations: [LANDLORD, POLICE],
    contacts: [OUZRANE, VALDRAC],
    seats: [seat({}), seat({ personId: 'carole' }), seat({ bodyShortName: 'Veille' }), seat({ capacity: 'substitute' })],
    actions: new Map([['bh', { open: 4, late: 2 }]]),
    former: [],
    unsigned: null,
    mayManage: false,
    mayInvite: false,
    today: TODAY,
  });

  it('puts each organisation under its domain and leaves empty domains out', () => {
    expect(page.domains.map(({ label }) => label)).toEqual(['Sécurité', 'Habitat']);
    expect(page.intro).toBe('2\u00a0organisations, 2\u00a0correspondants.');
  });

  it('says who to call, the seats once each, the actions led and the late ones', () => {
    const [row] = page.domains[1]?.table.rows ?? [];

    expect(row?.head).toMatchObject({ text: 'Brune Habitat', href: '/partenaires/bh', note: 'Bailleur social' });
    expect(row?.cells.map(({ text }) => text)).toEqual(['Marc Ouzrane', 'Plénière (2), Veille', '4', '2']);
    expect(row?.cells[0]?.note).toBe('Responsable d’agence, et 1\u00a0autre');
    expect(row?.cells[3]?.tone).toBe('retard');
  });

  it('says a dash for an organisation whose seats the reader may not know, as for one without seat', () => {
    expect(page.domains[0]?.table.rows[0]?.cells.map(({ text }) => text)).toEqual(['aucun', '–', '0', '0']);
  });
});

describe('the correspondents of an organisation', () => {
  it('show their seats by capacity, and the charter only to who keeps the list of members', () => {
    const seats = [seat({}), seat({ bodyName: 'Cellule de veille' }), seat({ bodyName: 'Formation restreinte', capacity: 'substitute' })];
    const nobody = { contacts: [OUZRANE, VALDRAC], seats, accounts: null, formKeys: new Map<string, string>(), mayManageContacts: false, today: TODAY };
    const forCoordinator = presentContacts({ ...nobody, signatures: new Map([['marc', '2024-11-04']]), levels: new Map([['marc', 'group' as const], ['ines', null]]) });
    const forMember = presentContacts({ ...nobody, signatures: null, levels: null });

    expect(forCoordinator[0]).toMatchObject({
      seats: 'Titulaire\u00a0: Formation plénière et Cellule de veille. Suppléance\u00a0: Formation restreinte',
      charter: 'A signé la charte le lundi 4\u00a0novembre 2024, lit jusqu’au niveau',
      stamp: { label: 'Groupe' },
      emailHref: 'mailto:m.ouzrane@brune-habitat.example',
    });
    expect(forCoordinator[1]).toMatchObject({ charter: 'N’a pas signé la charte.', stamp: null, email: null });
    expect(forCoordinator[1]?.seats).toContain('par lien seulement');
    expect(forMember[0]).toMatchObject({ charter: null, stamp: null, account: null, edit: null });
    expect(forMember[1]?.seats).toBeNull();
  });

  it('are called in figures that a telephone dials', () => {
    expect(phoneHref('03 53 01 42 18')).toBe('tel:+33353014218');
    expect(phoneHref('+33 (0)3 53 01 42 18')).toBe('tel:+33353014218');
    expect(phoneHref('3117')).toBe('tel:3117');
  });

  it('say whether they may sign in, and who may invite them is offered to', () => {
    const base = { seats: [], signatures: new Map<string, string>(), levels: new Map([['marc', 'members' as const]]), formKeys: new Map([['c1', 'key']]), mayManageContacts: true, today: TODAY };
    const told = (state: AccountState) => presentContacts({ ...base, contacts: [OUZRANE], accounts: new Map([['marc', state]]) })[0]?.account;

    expect(told({ kind: 'never' })).toMatchObject({ text: 'Pas encore d’invitation à se connecter.', invite: { label: 'Inviter à se connecter', formKey: 'key' }, revoke: null });
    expect(told({ kind: 'invited', accountId: 'a', councilId: 'c', at: '2026-03-02T08:00:00.000Z', isOver: false })).toMatchObject({ text: 'Invitation envoyée le lundi 2\u00a0mars.', revoke: { label: 'Retirer l’invitation' } });
    expect(told({ kind: 'active', seenAt: '2026-02-26T08:00:00.000Z' })).toMatchObject({ text: 'Compte actif, dernière connexion le jeudi 26\u00a0février.', invite: null });
    expect(told({ kind: 'disabled' })).toMatchObject({ text: 'Compte désactivé.', invite: null });
  });
});

describe('the attendance of an organisation', () => {
  it.each([
    [['present'], 'présent'],
    [['present', 'present', 'excused'], '2\u00a0présents et 1\u00a0excusé'],
    [['represented', 'absent'], '1\u00a0représenté et 1\u00a0absent'],
    [[null], 'non relevée'],
    [[], 'non relevée'],
  ] as const)('of %j is said « %s »', (seats, words) => {
    expect(attendanceWords(seats)).toBe(words);
  });

  it('is left out when the reader reads no sitting of hers', () => {
    expect(presentAttendance([], TODAY)).toBeNull();
  });
});

describe('the links of an organisation', () => {
  const visit = { id: 'v', openedAt: '2026-03-02T08:00:00.000Z', seenAt: '2026-03-02T08:05:00.000Z', endedAt: null, isLive: true };
  const link = { id: 'l', personName: 'Marc Ouzrane', createdAt: '2026-03-01T08:00:00.000Z', endsAt: '2026-03-15T08:00:00.000Z', revokedAt: null };

  it('may be taken back while they open something, and so may each visit', () => {
    const [view] = presentLinks('bh', [{ ...link, isLive: true, visits: [visit] }], TODAY);

    expect(view?.text).toBe('Valable jusqu’au dimanche 15\u00a0mars. 1\u00a0visite.');
    expect(view?.revoke).toBe('/partenaires/bh/liens/l/retrait');
    expect(view?.visits[0]?.revoke).toBe('/partenaires/bh/visites/v/retrait');
  });

  it('say when they were taken back, and offer nothing more', () => {
    const [view] = presentLinks('bh', [{ ...link, revokedAt: '2026-03-02T09:00:00.000Z', isLive: false, visits: [] }], TODAY);

    expect(view).toMatchObject({ text: 'Retiré le lundi 2\u00a0mars. Jamais ouvert.', revoke: null });
  });
});
