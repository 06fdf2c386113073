import { Meeting } from '../../meetings/index.js';
import { audience } from '../../platform/access/audience.js';
import type { ActionRow } from '../../problems/index.js';
import { presentLateActions } from './late-actions.presenter.js';
import { masked, presentLeadHome } from './lead-home.presenter.js';
import { lastFriday } from './lead-home.query.js';
import { presentNextMeeting } from './next-meeting.presenter.js';
import type { NextMeeting } from './next-meeting.query.js';

const TODAY = '2026-03-03';

function late(values: Partial<ActionRow>): ActionRow {
  const base = { id: 'a', sentence: 'Réparer la porte du hall 5', audience: audience('val', 'members'), leadOrganisationId: 'bh', leadShortName: 'Brune Habitat' };
  return { ...base, daysLate: 19, problem: null, ...values } as ActionRow;
}

function coming(values: Partial<NextMeeting> = {}, meeting: Partial<Meeting> = {}): NextMeeting {
  const slot = { id: 'm11', heldOn: '2026-03-10', startsAt: '09:30', endsAt: '11:00', place: 'Mairie, salle du Conseil', state: 'draft' as const };
  return {
    meeting: Object.assign(new Meeting(), slot, { audience: audience('val', 'group', 'v') }, meeting),
    bodyName: 'Cellule de veille territoriale',
    answers: { coming: 5, represented: 0, excused: 1, none: 3 },
    minutes: [10, 20, 15, 15, 15, 10],
    lateOnPoints: 4,
    former: { id: 'm10', heldOn: '2026-02-17', state: 'in_review' },
    noticeDays: 7,
    isPreparer: true,
    ...values,
  };
}

describe('the Friday from which facts are counted', () => {
  it.each([
    ['2026-03-03', '2026-02-27'],
    ['2026-02-28', '2026-02-27'],
    ['2026-02-27', '2026-02-20'],
  ])('on %s is %s', (today, friday) => {
    expect(lastFriday(today)).toBe(friday);
  });
});

describe('late actions on a home', () => {
  it('are gathered by organisation, the longest wait first, with the oldest of each', () => {
    const rows = [late({ id: 'a', daysLate: 3 }), late({ id: 'b' }), late({ id: 'c', leadOrganisationId: 'tb', leadShortName: 'Transbrune', daysLate: 4 })];
    const view = presentLateActions(rows);

    expect(view?.note).toBe('3\u00a0actions, 2\u00a0partenaires');
    expect(view?.table.rows.map(({ head, cells }) => [head.text, head.note, cells[1]?.text])).toEqual([
      ['Brune Habitat', '2\u00a0actions', '19\u00a0jours'],
      ['Transbrune', '1\u00a0action', '4\u00a0jours'],
    ]);
  });

  it('take no place when nothing is late', () => {
    expect(presentLateActions([])).toBeNull();
  });
});

describe('the next meeting', () => {
  it('says who comes and what is ready, as in « prêt à 3 sur 5 »', () => {
    const view = presentNextMeeting(coming(), TODAY);

    expect(view.when).toBe('Dans 7\u00a0jours');
    expect(view.hours).toBe('Mardi 10\u00a0mars 2026, de 9\u00a0h\u00a030 à 11\u00a0h');
    expect(view.answers).toBe('9\u00a0personnes invitées\u00a0: 5 viennent, 1 s’excuse et 3 n’ont pas répondu.');
    expect(view.readiness?.title).toBe('Prêt à 3 sur 5');
    expect(view.readiness?.checks.map(({ text }) => text)).toEqual([
      'Date et salle retenues',
      'Ordre du jour\u00a0: 6\u00a0points, 1\u00a0h\u00a025 sur 1\u00a0h\u00a030',
      'Compte rendu du 17\u00a0février en relecture',
      'Convoquer les personnes invitées',
      'Prendre des nouvelles de 4\u00a0actions',
    ]);
    expect(view.readiness?.checks[3]?.note).toBe('avant ce soir');
  });

  it('says nothing of convocations where the council’s rules set no notice', () => {
    const view = presentNextMeeting(coming({ noticeDays: null, former: null, lateOnPoints: 0 }), TODAY);

    expect(view.readiness?.title).toBe('Prêt à 3 sur 3');
  });

  it('shows an agenda longer than its slot as not ready', () => {
    const [, agenda] = presentNextMeeting(coming({ minutes: [60, 45] }), TODAY).readiness?.checks ?? [];

    expect(agenda).toMatchObject({ isDone: false, note: 'plus long que l’horaire' });
  });

  it('offers no preparation to who does not prepare', () => {
    const view = presentNextMeeting(coming({ isPreparer: false }), TODAY);

    expect(view.readiness).toBeNull();
    expect(view.open.label).toBe('Voir la réunion');
  });
});

describe('the home of who leads a council', () => {
  const home = { today: TODAY, things: [], onTime: 26, factsSinceFriday: 4, late: [], next: null, silence: null, groups: [] };

  it('is calm when nothing awaits', () => {
    const page = presentLeadHome(home, []);

    expect(page.heading).toBe('Rien ne vous attend');
    expect(page.intro).toBe('Tout suit son cours\u00a0: 26\u00a0actions dans les temps, 4\u00a0faits signalés depuis vendredi.');
    expect([page.next, page.late, page.silence, page.groups]).toEqual([null, null, null, null]);
  });

  it('lists silent problems with their days, and the meeting that will treat them', () => {
    const problem = { id: 'p1', title: 'Occupation des halls', level: 'group' as const, sector: 'Les Tilleuls', lastNewsOn: '2026-01-23', days: 39 };
    const page = presentLeadHome({ ...home, silence: { delay: 30, problems: [{ ...problem, onAgendaOf: '2026-03-31' }] } }, []);

    expect(page.silence?.note).toBe('Rien depuis plus de 30\u00a0jours.');
    expect(page.silence?.lines[0]).toMatchObject({
      text: 'Les Tilleuls · vendredi 23\u00a0janvier · à l’ordre du jour du mardi 31\u00a0mars',
      figure: { value: '39', unit: 'jours' },
    });
  });

  it('tells of a group outside only its name, its date and counts masked under 3', () => {
    const page = presentLeadHome({ ...home, groups: [{ name: 'Cellule de veille', openActions: 7, followedProblems: 2, nextOn: '2026-03-10' }] }, []);

    expect(page.groups?.rows[0]?.cells.map(({ text }) => text)).toEqual(['7', '<\u00a03', 'mardi 10\u00a0mars']);
    expect([0, 1, 2, 3].map(masked)).toEqual(['0', '<\u00a03', '<\u00a03', '3']);
  });
});
