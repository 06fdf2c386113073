import { attendanceWords, presentAttendance } from './attendance.presenter.js';
import { presentContacts } from './contacts.presenter.js';
import { presentLinks } from './links.presenter.js';
import { presentPartners } from './partner-list.presenter.js';
import { categoryLabel, domainOf, DOMAINS } from './partner.wording.js';
import type { HeldSeat } from './seats.query.js';

const TODAY = '2026-03-03';
const LANDLORD = { id: 'bh', code: 'BH', name: 'Brune Habitat', shortName: 'Brune Habitat', category: 19 };
const POLICE = { id: 'pm', code: 'PM', name: 'Police municipale de Valbrune', shortName: 'Police municipale', category: 8 };
const OUZRANE = { organisationId: 'bh', personId: 'marc', name: 'Marc Ouzrane', jobTitle: 'responsable d’agence', email: 'm.ouzrane@brune-habitat.example' };
const VALDRAC = { organisationId: 'bh', personId: 'ines', name: 'Inès Valdrac', jobTitle: 'gardienne', email: null };

function seat(values: Partial<HeldSeat>): HeldSeat {
  const base = { organisationId: 'bh', bodyName: 'Formation plénière', bodyShortName: 'Plénière', jobTitle: '', personId: 'marc', personName: 'Marc Ouzrane' };
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
    const forCoordinator = presentContacts({ contacts: [OUZRANE, VALDRAC], seats, signatures: new Map([['marc', '2024-11-04']]), today: TODAY });
    const forMember = presentContacts({ contacts: [OUZRANE], seats, signatures: null, today: TODAY });

    expect(forCoordinator[0]).toMatchObject({
      seats: 'Titulaire\u00a0: Formation plénière et Cellule de veille. Suppléance\u00a0: Formation restreinte',
      charter: 'A signé la charte le lundi 4\u00a0novembre 2024.',
      emailHref: 'mailto:m.ouzrane@brune-habitat.example',
    });
    expect(forCoordinator[1]).toMatchObject({ seats: null, charter: 'N’a pas signé la charte.', email: null });
    expect(forMember[0]?.charter).toBeNull();
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
