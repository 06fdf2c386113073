import { RIGHTS } from '../../src/platform/access/access.js';
import { sourceFiles } from '../support/source-files.js';
import { ROW_WORDS } from '../../src/journal/journal-rows.js';
import { actsOf, hasWords, NATURES, wordsOfAct } from '../../src/journal/journal-acts.js';

/** Acts whose name is built where they are recorded: each template, with all that it may say. */
const BUILT: Readonly<Record<string, readonly string[]>> = {
  '${rowType}.consult': ['problem', 'action', 'meeting', 'agenda_item', 'entry', 'minutes_version', 'minutes_point', 'minutes_edition'].map((row) => `${row}.consult`),
  'problem.${to}': ['to_qualify', 'open', 'under_way', 'monitored', 'resolved', 'closed', 'transferred', 'no_follow_up', 'duplicate'].map((status) => `problem.${status}`),
  '${row.kind}.${move}': ['problem', 'action', 'note', 'fact'].flatMap((kind) => ['raise', 'lower'].map((move) => `${kind}.${move}`)),
  '${part}.${verb}': ['commune', 'zoning', 'sector'].flatMap((part) => ['add', 'change'].map((verb) => `${part}.${verb}`)),
};

/** Acts whose verb is given to a function: the template, the function, where it is called. */
const GIVEN: Readonly<Record<string, readonly [call: RegExp, folder: string]>> = {
  'account.${verb}': [/actOnAccount\(([^)]*)\)/g, 'src/sign-in'],
  'session.${verb}': [/actOn\(([^)]*)\)/g, 'src/sign-in'],
  'word.${verb}': [/this\.record\(([^)]*)\)/g, 'src/councils/words'],
};
/** Words of a condition beside those verbs. */
const NO_VERBS = ['reset'];

/** What takes a dotted word that is no act: rules, announced facts, columns. */
const OTHER_CALLS = /(?:rule (?:!==|===) |(?:Access|announce|on|RuleViolation|refuse|where|andWhere|orWhere|select|addSelect|orderBy|addOrderBy|groupBy|Join|may|mayHere|maySomewhere|rule|push|IN|join|resolve|toChangeWith)\()['`]?$/;

/** Every dotted word of the files that write to the journal, as it may be the name of an act. */
async function actsInCode(): Promise<{ readonly act: string; readonly path: string }[]> {
  const files = (await sourceFiles('src')).filter(({ path, text }) => !/spec\.ts$|src\/journal\//.test(path) && /[aA]udit\b|recorded\(/.test(text));
  return files.flatMap(({ path, text }) =>
    [...text.matchAll(/(.{0,60})['`]([a-z_]+\.[a-zA-Z_]+)['`]/g)]
      .filter(([, before = '', act = '']) => !OTHER_CALLS.test(before) && !/import|from/.test(before) && !act.endsWith('.example'))
      .map(([, , act = '']) => ({ act, path })),
  );
}

async function templatesInCode(): Promise<{ readonly act: string; readonly path: string }[]> {
  const files = (await sourceFiles('src')).filter(({ path }) => !path.endsWith('.spec.ts'));
  return files.flatMap(({ path, text }) => [...text.matchAll(/\bact: `([^`]+)`/g)].map(([, act = '']) => ({ act, path }))).filter(({ act }) => /^[\w.${}]+$/.test(act) && act.includes('${'));
}

async function verbsGivenTo(act: string): Promise<string[]> {
  const [call, folder] = GIVEN[act] ?? [/(?!)/g, 'src/journal'];
  const calls = (await sourceFiles(folder)).flatMap(({ text }) => [...text.matchAll(call)].map(([, given = '']) => given));
  return calls.flatMap((given) => [...given.matchAll(/'(\w+)'/g)].map(([, verb = '']) => verb)).filter((verb) => !NO_VERBS.includes(verb));
}

describe('the words of the journal', () => {
  it('are written for every act that the house records', async () => {
    const recorded: { readonly act: string; readonly path: string }[] = [];
    for (const { act, path } of [...(await actsInCode()), ...(await templatesInCode())]) {
      const acts = BUILT[act] ?? (await verbsGivenTo(act)).map((verb) => act.replace(/\$\{\w+\}/, verb));
      recorded.push(...(acts.length === 0 ? [act] : acts).map((one) => ({ act: one, path })));
    }

    const silent = recorded.filter(({ act }) => !hasWords(act) && !(RIGHTS as readonly string[]).includes(act));

    expect(silent.map(({ act, path }) => `${act} (${path})`)).toEqual([]);
    expect(recorded.length).toBeGreaterThan(60);
  });

  it('say what was done, in the past and in French', () => {
    const sentences = NATURES.flatMap((nature) => actsOf(nature)).map((act) => wordsOfAct(act).words);

    expect(sentences.filter((words) => !/^(A|S’est|Est) [\p{Ll}’]/u.test(words))).toEqual([]);
    expect(sentences.filter((words) => words.includes("'"))).toEqual([]);
  });

  it('name every kind of row that the house records', async () => {
    const files = (await sourceFiles('src')).filter(({ path }) => !path.endsWith('spec.ts'));
    const kinds = files.flatMap(({ text }) => [...text.matchAll(/rowType: '([a-z_]+)'/g)].map(([, kind = '']) => kind));

    expect([...new Set(kinds)].filter((kind) => ROW_WORDS[kind] === undefined)).toEqual([]);
  });

  it('never hide an act that has none', () => {
    expect(wordsOfAct('problem.unheardOf').words).toContain('problem.unheardOf');
  });
});
