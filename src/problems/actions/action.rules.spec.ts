import { audience } from '../../platform/access/audience.js';
import type { Right } from '../../platform/access/access.js';
import { STRANGER, type Viewer } from '../../platform/access/viewer.js';
import { ACTION_RESULTS, ACTION_STATES, CONTRIBUTION_STATES, type ActionState, type ContributionState } from './action-words.js';
import { ACTION_MOVES, classOf, closingOf, isLate, isPostponement, movesOpenTo, resultSuggestedBy, shownState } from './action.rules.js';

const TODAY = '2026-03-03';
const YESTERDAY = '2026-03-02';

function withRights(...rights: Right[]): Viewer {
  return { ...STRANGER, kind: 'session', rightsByCouncil: new Map([['val', new Set(rights)]]) };
}

function moves(viewer: Viewer, state: ActionState): string[] {
  return movesOpenTo(viewer, { state, audience: audience('val', 'members') }).map(({ path }) => path);
}

describe('the moves of an action', () => {
  const coordinator = withRights('action.create', 'action.replan', 'action.close');

  it.each([
    ['proposed', ['ouverture']],
    ['open', ['echeance', 'cloture']],
    ['closed', ['reouverture']],
  ] as const)('are known for a %s one', (state, expected) => {
    expect(moves(coordinator, state)).toEqual(expected);
  });

  it('leave each state by a move and none to whoever has no right', () => {
    expect(ACTION_STATES.every((state) => ACTION_MOVES.some(({ from }) => from.includes(state)))).toBe(true);
    expect(ACTION_STATES.flatMap((state) => moves(withRights('action.view', 'action.answer'), state))).toEqual([]);
  });

  it('belong to the council of the action', () => {
    expect(movesOpenTo(coordinator, { state: 'open', audience: audience('vdb', 'members') })).toEqual([]);
  });
});

describe('an action is late', () => {
  it('when it is open, its date is past and its lead has not said done', () => {
    const late = (state: ActionState, dueOn: string | null, lead: ContributionState | null) => isLate({ state, dueOn }, lead, TODAY);

    expect(late('open', YESTERDAY, 'under_way')).toBe(true);
    expect(late('open', YESTERDAY, 'partly_done')).toBe(true);
    expect(late('open', YESTERDAY, null)).toBe(true);
    expect(late('open', YESTERDAY, 'done')).toBe(false);
    expect(late('open', TODAY, 'asked')).toBe(false);
    expect(late('open', null, 'asked')).toBe(false);
    expect(late('proposed', YESTERDAY, 'asked')).toBe(false);
    expect(late('closed', YESTERDAY, 'asked')).toBe(false);
  });
});

describe('the class of an open action', () => {
  it('is the first that fits: late, blocked, on time', () => {
    expect(classOf({ state: 'open', dueOn: YESTERDAY }, 'blocked', TODAY)).toBe('late');
    expect(classOf({ state: 'open', dueOn: TODAY }, 'blocked', TODAY)).toBe('blocked');
    expect(classOf({ state: 'open', dueOn: null }, 'blocked', TODAY)).toBe('blocked');
    expect(classOf({ state: 'open', dueOn: TODAY }, 'refused', TODAY)).toBe('on_time');
    expect(classOf({ state: 'open', dueOn: YESTERDAY }, 'done', TODAY)).toBe('on_time');
    expect(classOf({ state: 'open', dueOn: null }, null, TODAY)).toBe('on_time');
  });
});

describe('the state shown', () => {
  const open = { state: 'open' as const, dueOn: null, result: null };

  it('is what the lead answered while nothing is late', () => {
    const labels = CONTRIBUTION_STATES.map((state) => shownState(open, state, TODAY).label);

    expect(labels).toEqual(['Demandée', 'Prise en compte', 'En cours', 'Faite', 'Faite en partie', 'Bloquée', 'Refusée']);
    expect(shownState(open, null, TODAY).label).toBe('Sans pilote');
  });

  it('counts the days of a late one', () => {
    expect(shownState({ ...open, dueOn: '2026-02-12' }, 'under_way', TODAY)).toMatchObject({ code: 'late', label: 'Retard de 19\u00a0jours', daysLate: 19, tone: 'retard' });
    expect(shownState({ ...open, dueOn: YESTERDAY }, 'asked', TODAY).label).toBe('Retard de 1\u00a0jour');
    expect(shownState({ ...open, dueOn: YESTERDAY }, 'done', TODAY)).toMatchObject({ code: 'done', daysLate: 0 });
  });

  it('is the result once closed, whatever the lead said and the date', () => {
    const labels = ACTION_RESULTS.map((result) => shownState({ state: 'closed', dueOn: YESTERDAY, result }, 'refused', TODAY).label);

    expect(labels).toEqual(['Fait', 'Fait en partie', 'Sans objet', 'Abandonné']);
  });

  it('is « proposée » before it opens', () => {
    expect(shownState({ state: 'proposed', dueOn: YESTERDAY, result: null }, 'accepted', TODAY).label).toBe('Proposée');
  });
});

describe('a postponement', () => {
  it('is a known date moved later', () => {
    expect(isPostponement('2026-03-10', '2026-03-11')).toBe(true);
    expect(isPostponement('2026-03-10', '2026-03-09')).toBe(false);
    expect(isPostponement('2026-03-10', '2026-03-10')).toBe(false);
    expect(isPostponement(null, '2026-03-10')).toBe(false);
    expect(isPostponement('2026-03-10', null)).toBe(false);
  });
});

describe('closing an action', () => {
  it('asks for a result of the list and a sentence of ten characters', () => {
    expect(closingOf('partly_done', '  Dix signes.  ')).toEqual({ result: 'partly_done', sentence: 'Dix signes.' });
    expect(() => closingOf('refused', 'Une phrase assez longue.')).toThrow('action.result');
    expect(() => closingOf('done', 'Trop court')).not.toThrow();
    expect(() => closingOf('done', 'Neuf sign')).toThrow('action.resultSentence');
    expect(() => closingOf('done', `court${' '.repeat(20)}`)).toThrow('action.resultSentence');
  });

  it('is prefilled by what the lead said done', () => {
    expect(CONTRIBUTION_STATES.map((state) => resultSuggestedBy(state))).toEqual([null, null, null, 'done', 'partly_done', null, null]);
    expect(resultSuggestedBy(null)).toBeNull();
  });
});
