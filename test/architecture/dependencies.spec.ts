import { importGraph, offences, type Import } from './import-rules.js';

describe('The house is a stack', () => {
  it('every import goes down, by the other folder’s index', () => {
    const graph = importGraph();

    expect(graph.imports.length).toBeGreaterThan(50);
    expect(graph.imports.flatMap(offences)).toEqual([]);
  });

  it('no file imports itself by a detour, entities apart', () => {
    expect(importGraph().cycles).toEqual([]);
  });
});

describe('An import is refused', () => {
  const refused: readonly (readonly [string, Import])[] = [
    ['upward', from('src/councils/body.service.ts').to('src/problems/index.ts')],
    ['into the inside of another domain', from('src/meetings/sitting/sitting.service.ts').to('src/problems/core/problem.entity.ts')],
    ['from the platform into a domain', from('src/platform/web/frame.ts').to('src/people/index.ts')],
    ['of sign-in by a domain', from('src/home/home.module.ts').to('src/sign-in/index.ts')],
    ['of a floor above councils by sign-in', from('src/sign-in/viewers.ts').to('src/problems/index.ts')],
    ['of the commands by the programme', from('src/problems/index.ts').to('src/cli/demo.ts')],
    ['of the application by a domain', from('src/home/home.module.ts').to('src/app.module.ts')],
    ['upward inside the problems', from('src/problems/thread/entry.service.ts').to('src/problems/actions/action.entity.ts')],
    ['of a folder that the list does not know', from('src/invented/a.ts').to('src/platform/clock/clock.ts')],
  ];

  it.each(refused)('%s', (_reason, one) => {
    expect(offences(one)).toEqual([expect.stringContaining(one.from)]);
  });
});

describe('An import is allowed', () => {
  const allowed: readonly (readonly [string, Import])[] = [
    ['down by the index', from('src/meetings/minutes/minutes.service.ts').to('src/problems/index.ts')],
    ['of a file of the platform', from('src/places/place.entity.ts').to('src/platform/database/columns.ts')],
    ['inside one domain', from('src/meetings/minutes/minutes.service.ts').to('src/meetings/sitting/point.entity.ts')],
    ['down inside the problems', from('src/problems/lifecycle/closing.service.ts').to('src/problems/core/problem.entity.ts')],
    ['of anything by the commands', from('src/cli/demo.ts').to('src/meetings/sitting/sitting.service.ts')],
  ];

  it.each(allowed)('%s', (_reason, one) => {
    expect(offences(one)).toEqual([]);
  });
});

function from(source: string): { to(target: string): Import } {
  return { to: (target) => ({ from: source, to: target, line: 1 }) };
}
