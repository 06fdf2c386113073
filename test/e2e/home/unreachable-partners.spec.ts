import { Contact } from '../../../src/people/index.js';
import { PeopleRegister } from '../../../src/people/index.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { anOpenProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { textOf } from '../../support/browser.js';

describe('an organisation with open actions that no mail reaches', () => {
  let test: TestApp;
  let council: SmallCouncil;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
  });

  afterAll(() => test.stop());

  async function home(account: string): Promise<string> {
    return textOf((await (await test.as(`${account}@val.example`)).get('/')).html);
  }

  async function changeContact(organisation: string, values: Partial<Contact>): Promise<void> {
    const where = 'organisation_id = :id';
    await test.database.unitOfWork(async () => {
      await test.database.changeAll(Contact, values, where, { id: council.organisations[organisation] });
    });
  }

  it('is told on the home of who keeps the partners, with why and how to mend it', async () => {
    const coordinator = await council.viewer('coordinator');
    await anAction(test, coordinator, { sentence: 'Dégager les encombrants', leadOrganisationId: council.organisations.BH ?? '', contributorIds: [council.organisations.TB ?? ''] });
    expect(await home('coordinator')).not.toContain('personne à qui écrire');

    await changeContact('BH', { bouncedOn: '2026-03-02' });
    await changeContact('TB', { email: null });

    const text = await home('coordinator');
    expect(text).toContain('Brune Habitat : personne à qui écrire Les courriels à ses correspondants reviennent, pour 1 action ouverte.');
    expect(text).toContain('Transbrune : personne à qui écrire Aucun de ses correspondants n’a d’adresse, pour 1 action ouverte.');
    expect(await home('secretary')).toContain('Brune Habitat : personne à qui écrire');

    await changeContact('BH', { endedOn: '2026-03-02' });
    expect(await home('coordinator')).toContain('Brune Habitat : personne à qui écrire Plus aucun correspondant');
  });

  it('is not told when its actions stand above members: no mail would name them', async () => {
    const coordinator = await council.viewer('coordinator');
    const halls = await anOpenProblem(test, coordinator, council.group.id, 'Occupation des halls');
    await anAction(test, coordinator, { problemId: halls, sentence: 'Réparer la porte', leadOrganisationId: council.organisations.PM ?? '' });
    await changeContact('PM', { email: null });
    await test.database.unitOfWork(() => test.app.get(PeopleRegister).addOrganisation({ councilId: council.councilId, code: 'UC', name: 'Union commerçante', shortName: 'UC', category: 30 }));

    const text = await home('coordinator');
    expect(text).not.toContain('Police municipale de Valbrune : personne');
    expect(text).not.toContain('Union commerçante : personne');
  });
});
