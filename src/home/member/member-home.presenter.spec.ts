import { audience } from '../../platform/access/audience.js';
import type { ActionRow } from '../../problems/index.js';
import { type MemberHome, presentMemberHome } from './member-home.presenter.js';

const TODAY = '2026-03-03';

function action(values: Partial<ActionRow> = {}): ActionRow {
  const stateShown = { label: 'Demandée', tone: 'neutre', icon: 's-afaire', code: 'asked', daysLate: 0 };
  const base = { id: 'a', sentence: 'Dégager les encombrants', reference: 'VAL-2026-A002', audience: audience('val', 'members'), leadState: 'asked', actionClass: 'on_time' };
  return { ...base, dueOn: '2026-03-20', postponements: 0, problem: { id: 'p', title: 'Dépôts sauvages' }, stateShown, daysLate: 0, ...values } as ActionRow;
}

function home(values: Partial<MemberHome> = {}): MemberHome {
  return { today: TODAY, organisation: 'Brune Habitat', led: [], contributions: [], meetings: [], things: [], ...values };
}

describe('« Mes actions »', () => {
  it.each([
    [[], 'Rien ne vous attend'],
    [[action({ leadState: 'under_way' })], 'Une action en cours'],
    [[action(), action({ leadState: 'under_way' })], 'Une action attend votre réponse'],
    [[action({ actionClass: 'late' }), action({ actionClass: 'late' }), action()], 'Deux actions sont en retard'],
  ])('says first what matters most', (led, heading) => {
    expect(presentMemberHome(home({ led }), []).heading).toBe(heading);
  });

  it('gives each action its problem, its date and a way to answer, the first one by the full button', () => {
    const page = presentMemberHome(home({ led: [action(), action({ id: 'b', dueOn: null, problem: null, postponements: 1 })] }), []);

    expect(page.actions.map(({ text }) => text)).toEqual(['Dépôts sauvages, pour le vendredi 20\u00a0mars.', 'Sans date, reportée une fois.']);
    expect(page.actions.map((line) => line.action?.style)).toEqual(['', 'second']);
    expect(page.intro).toBe('2\u00a0actions confiées à votre organisation, Brune Habitat.');
  });

  it('says of a meeting what was answered, and nothing while answers are closed', () => {
    const meeting = { id: 'm', heldOn: '2026-03-10', startsAt: '09:30', place: 'Mairie', bodyName: 'Cellule de veille', level: 'group' as const, isConvened: false };
    const meetings = [
      { ...meeting, answer: null, takesAnswers: true },
      { ...meeting, answer: 'coming' as const, takesAnswers: true },
      { ...meeting, answer: null, takesAnswers: false },
    ];
    const page = presentMemberHome(home({ meetings }), []);

    expect(page.meetings.map(({ status }) => status?.label ?? null)).toEqual(['Sans réponse', 'Vient', null]);
    expect(page.meetings[0]?.text).toBe('Mardi 10\u00a0mars à 9\u00a0h\u00a030, Mairie.');
  });
});
