import { fullNameOf, ofTerritory, parseCouncilCode, proposedCodes } from './council-code.js';

describe('the code of a council', () => {
  it.each([
    ['Valbrune', 'VAL'],
    ['Saint-Étienne-du-Rouvray', 'SER'],
    ['L’Haÿ-les-Roses', 'HAY'],
    ['Communauté d’agglomération du Val de Brune', 'CAVB'],
    ['Y', 'YCL'],
    ['東京', 'CL'],
    ['2', 'CL'],
  ])('is drawn from %s', (name, code) => {
    expect(proposedCodes(name).next().value).toBe(code);
  });

  it('goes on when it is taken, and every proposal can be stored', () => {
    const [first, second, third] = [...take(proposedCodes('Valbrune'), 3)];

    expect([first, second, third]).toEqual(['VAL', 'VAL2', 'VAL3']);
    for (const code of take(proposedCodes('Communauté urbaine des grands lacs verts'), 120)) expect(parseCouncilCode(code)).toBe(code);
  });

  it('is refused when a reference could not start so', () => {
    for (const typed of ['V', 'VALBRU', '1AB', 'V-L', 'É1', '', 'VAL 1']) expect(parseCouncilCode(typed)).toBeNull();
    expect(parseCouncilCode(' val ')).toBe('VAL');
  });
});

describe('the name of a council', () => {
  it.each([
    ['Valbrune', 'de Valbrune'], ['Le Havre', 'du Havre'], ['Les Andelys', 'des Andelys'], ['Alès', 'd’Alès'], ['La Rochelle', 'de La Rochelle'],
    ['Communauté de communes du Lac', 'de la Communauté de communes du Lac'], ['Syndicat du Lac', 'du Syndicat du Lac'],
  ])('of %s is said « %s »', (name, words) => {
    expect(ofTerritory(name)).toBe(words);
  });

  it('is proposed in full', () => {
    expect(fullNameOf('CLSPD', 'Valbrune')).toBe('Conseil local de sécurité et de prévention de la délinquance de Valbrune');
  });
});

function* take<T>(from: Generator<T>, count: number): Generator<T> {
  for (let rank = 0; rank < count; rank += 1) {
    const next = from.next();
    if (next.done === true) return;
    yield next.value;
  }
}
