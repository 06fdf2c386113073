import { makeAccount } from '../../../src/cli/account/account-maker.js';
import { readCommand } from '../../../src/cli/account/wanted-account.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { textOf } from '../../support/browser.js';

describe('npm run create-account', () => {
  let test: TestApp;
  let council: SmallCouncil;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
  });

  afterAll(() => test.stop());

  const run = async (...words: string[]): Promise<string> => makeAccount(test.app, await readCommand(words, null));

  it('prints a link that lets somebody new choose her password, without any mail', async () => {
    const said = await run('--email', 'renfort@val.example', '--name', 'Inès Le Goff', '--council', 'val', '--role', 'coordinator');
    const path = /http:\/\/beffroi\.test(\/invitation\/[\w-]{40,})/.exec(said)?.[1] ?? '';

    expect(textOf((await test.browser().get(path)).html)).toContain('Inès Le Goff');
    expect(await rows("SELECT role FROM council_role r JOIN person p ON p.id = r.person_id WHERE p.family_name = 'Le Goff'")).toEqual([{ role: 'coordinator' }]);
    expect(await rows("SELECT kind FROM outbox_message WHERE kind = 'account.invited'")).toEqual([]);
    expect(await rows("SELECT actor, act FROM audit_entry WHERE actor = 'create-account' ORDER BY act")).toEqual([
      { actor: 'create-account', act: 'account.invite' }, { actor: 'create-account', act: 'role.give' },
    ]);
  });

  it('lets in again who locked himself out: the former link stops, the account stays one', async () => {
    const first = await run('--email', 'coordinator@val.example', '--council', 'VAL');
    const second = await run('--email', 'Coordinator@VAL.example', '--council', 'VAL');
    const pathOf = (said: string) => /(\/invitation\/\S+)/.exec(said)?.[1] ?? '';

    expect((await test.browser().get(pathOf(second))).status).toBe(200);
    expect(textOf((await test.browser().get(pathOf(second))).html)).toContain('Claire Montagnac');
    expect(textOf((await test.browser().get(pathOf(first))).html)).not.toContain('Claire Montagnac');
    expect(await rows("SELECT id FROM account WHERE email = 'coordinator@val.example'")).toHaveLength(1);
    expect(await rows(`SELECT id FROM council_role WHERE person_id = '${council.persons.coordinator ?? ''}'`)).toHaveLength(1);
  });

  it('makes a technical account, and keeps it apart from those who read', async () => {
    await run('--technical', '--email', 'informatique@val.example', '--name', 'Théo Virlogeux');

    expect(await rows("SELECT is_technical_administrator AS technical FROM account WHERE email = 'informatique@val.example'")).toHaveLength(1);
    await expect(run('--technical', '--email', 'coordinator@val.example')).rejects.toThrow('il faut une autre adresse');
    await expect(run('--council', 'VAL', '--email', 'informatique@val.example')).rejects.toThrow('il faut une autre adresse');
  });

  it.each([
    [['--email', 'claire'], 'n’est pas une adresse'],
    [['--council', 'VAL'], 'Il manque --email'],
    [['--email', 'x@val.example', '--name', 'Un Deux', '--council', 'ZZZ'], 'Ceux d’ici : VAL.'],
    [['--email', 'x@val.example', '--council', 'VAL'], 'donnez le prénom et le nom'],
    [['--email', 'x@val.example', '--name', 'Un Deux', '--council', 'VAL', '--role', 'roi'], 'n’existe pas'],
    [['--email', 'x@val.example', '--name', 'Un Deux', '--council', 'VAL', '--role', 'chair'], 'a déjà une présidence'],
    [['--mot-de-passe', 'x'], 'n’est pas comprise'],
    [['--reset-second-factor', 'personne@val.example'], 'Aucun compte'],
    [['--reset-second-factor', 'police@val.example'], 'n’a pas de second facteur'],
  ])('refuses %j with a sentence, and writes nothing', async (words, sentence) => {
    await expect(run(...words)).rejects.toThrow(sentence);
    expect(await rows("SELECT id FROM account WHERE email = 'x@val.example'")).toEqual([]);
  });

  async function rows(query: string): Promise<readonly object[]> {
    return (await test.database.sql(query)).map((row) => ({ ...row }));
  }
});
