import { audience } from '../../platform/access/audience.js';
import type { ActionRow } from '../../problems/index.js';
import { askedThing, blockedThing, convocationThing, minutesThing, thingLines, thingsTitle } from './things.presenter.js';

const TODAY = '2026-03-03';
const REPLY = {
  actionId: 'a6',
  sentence: 'Poser deux chicanes rue des Fondeurs',
  level: 'group' as const,
  organisation: 'Police municipale',
  state: 'blocked' as const,
  motive: 'Livraison ou pièce attendue',
  words: 'Les deux chicanes ne sont pas livrées.',
  at: '2026-03-02T16:42:00.000Z',
};
const VEILLE = { id: 'm', bodyName: 'Cellule de veille', level: 'group' as const };
const COUNCILS = [
  { id: 'val', name: 'CLSPD Valbrune', role: 'Coordination', tint: null, isCurrent: true },
  { id: 'vdb', name: 'CISPD du Val de Brune', role: 'Membre', tint: 'brique', isCurrent: false },
];

describe('what awaits a person', () => {
  it('says a block with its motive, its words and its hour', () => {
    expect(blockedThing('val', REPLY, TODAY)).toMatchObject({
      title: 'Poser deux chicanes rue des Fondeurs\u00a0: action bloquée',
      text: 'Police municipale. Livraison ou pièce attendue. «\u00a0Les deux chicanes ne sont pas livrées.\u00a0» Hier à 17\u00a0h\u00a042.',
      href: '/actions/a6',
    });
    expect(blockedThing('val', { ...REPLY, state: 'refused', motive: null, words: null }, TODAY)).toMatchObject({
      title: 'Poser deux chicanes rue des Fondeurs\u00a0: action refusée',
      text: 'Police municipale. Hier à 17\u00a0h\u00a042.',
    });
  });

  it('says a convocation on its day, and afterwards since when it is due', () => {
    const due = (dueOn: string) => convocationThing('val', { ...VEILLE, heldOn: '2026-03-10', dueOn, noticeDays: 7 }, TODAY).title;

    expect(due(TODAY)).toBe('La convocation du 10\u00a0mars part aujourd’hui');
    expect(due('2026-03-01')).toBe('La convocation du 10\u00a0mars est attendue depuis le dimanche 1er\u00a0mars');
  });

  it('leads to minutes that nobody published yet', () => {
    expect(minutesThing('val', { ...VEILLE, heldOn: '2026-02-17' }, TODAY)).toMatchObject({
      title: 'Le compte rendu du 17\u00a0février attend sa publication',
      href: '/reunions/m/compte-rendu',
    });
  });

  it('says what an organisation has not answered, with its date', () => {
    const row = { id: 'b1', sentence: 'Dire qui pose les barrières', audience: audience('vdb', 'members'), dueOn: '2026-03-12', problem: { id: 'p8', title: 'Quads en forêt du Cheylat' } };

    expect(askedThing('vdb', row as ActionRow, 'Ville de Valbrune', TODAY).text).toBe(
      'Quads en forêt du Cheylat. Demandé à\u00a0: Ville de Valbrune, avant le jeudi 12\u00a0mars.',
    );
  });

  it('is counted in words, across the councils of the person', () => {
    const thing = blockedThing('val', REPLY, TODAY);

    expect(thingsTitle([], [])).toBe('Rien ne vous attend');
    expect(thingsTitle([thing], [])).toBe('Une chose vous attend');
    expect(thingsTitle([thing, thing, thing], COUNCILS)).toBe('Trois choses vous attendent, dans deux conseils');
  });

  it('bears one full button, the stamp of a higher level, and the council when there are several', () => {
    const things = [blockedThing('val', REPLY, TODAY), { ...minutesThing('vdb', { ...VEILLE, heldOn: TODAY }, TODAY), level: 'members' as const }];
    const lines = thingLines(things, COUNCILS);

    expect(lines.map(({ action }) => action?.style)).toEqual(['', 'second']);
    expect(lines.map(({ stamp }) => stamp?.label ?? null)).toEqual(['Groupe', null]);
    expect(lines.map(({ council }) => council?.tint ?? null)).toEqual([null, 'brique']);
    expect(thingLines(things, []).map(({ council }) => council)).toEqual([null, null]);
  });
});
