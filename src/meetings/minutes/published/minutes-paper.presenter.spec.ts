import { audience } from '../../../platform/access/audience.js';
import type { FrozenPoint, FrozenVersion } from './frozen-minutes.js';
import { attendanceLine, presentMinutesPaper } from './minutes-paper.presenter.js';

const MEMBERS = audience('val', 'members');
const RESTRICTED = audience('val', 'restricted');

const VERSION: FrozenVersion = {
  format: 'beffroi-minutes-1',
  number: 1,
  publishedAt: '2025-12-19T17:00:00.000Z',
  publishedBy: 'Claire Montagnac',
  reason: null,
  header: {
    council: { name: 'Valbrune', kind: 'CLSPD', fullName: 'Ville de Valbrune' },
    body: 'Formation plénière',
    level: 'members',
    meeting: 'VAL-2025-R02',
    heldOn: '2025-12-09',
    openedAt: '14:30',
    endedAt: '16:45',
    place: 'Mairie',
    chair: { name: 'Gilles Ambrevert', function: 'maire' },
    secretary: null,
    attendance: [],
    totals: { seats: 3, present: 1, represented: 1, excused: 0, absent: 1 },
  },
  points: [{ number: 1, hash: 'a' }, { number: 2, hash: 'b' }],
};

const point = (number: number, title: string): FrozenPoint => ({
  number, title, kind: 'information', minutes: 10, problem: null, result: 'treated', synthesis: null, salt: 's',
  entries: [{ kind: 'decision', reference: `VAL-2025-D00${number}`, text: 'Tenir la date.' }],
});

const FROZEN = {
  version: VERSION,
  hash: 'c'.repeat(64),
  points: [{ audience: MEMBERS, content: point(1, 'Ouverture') }, { audience: RESTRICTED, content: point(2, 'Plan d’eau') }],
};

it('keeps the number of a point that the edition must not print, and nothing else of it', () => {
  const paper = presentMinutesPaper(FROZEN, MEMBERS);
  expect(paper.points[1]).toEqual({ withheld: true, number: '2' });
  expect(JSON.stringify(paper)).not.toContain('Plan d’eau');
  expect(paper.lead).toBe('Compte rendu de la séance VAL-2025-R02. Deux points, une décision, aucune action.');
});

it('prints the whole in the narrower edition, each narrower point with its level', () => {
  const paper = presentMinutesPaper(FROZEN, RESTRICTED);
  expect(paper.level).toBe('restricted');
  expect(paper.points).toMatchObject([{ title: 'Ouverture', level: 'members' }, { title: 'Plan d’eau', level: null }]);
});

it('says the real hours, the seats and who published', () => {
  const paper = presentMinutesPaper(FROZEN, MEMBERS);
  expect(paper.hours).toBe('de 14\u00a0h\u00a030 à 16\u00a0h\u00a045');
  expect(paper.attendanceTotals).toBe('2\u00a0sièges présents ou représentés sur\u00a03.');
  expect(paper.seal.version).toBe('Version\u00a01, publiée le vendredi 19\u00a0décembre 2025 par Claire Montagnac');
  expect(paper.signatures).toEqual([{ role: 'Présidence de séance', name: 'Gilles Ambrevert' }]);
  expect(paper.notice).toBeNull();
});

it('names who stood in for a seat', () => {
  const seat = { organisation: 'Préfecture', function: 'sous-préfète', person: 'Irène Chastelvy', capacity: 'holder', attendance: 'represented' } as const;
  expect(attendanceLine({ ...seat, representedBy: 'Kaël Sorbier' }).attendance).toBe('Représenté par Kaël Sorbier');
  expect(attendanceLine({ ...seat, attendance: null, representedBy: null }).attendance).toBe('Non pointé');
});
