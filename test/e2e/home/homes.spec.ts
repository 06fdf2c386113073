import { PeopleRegister } from '../../../src/people/index.js';
import { hashPassword } from '../../../src/sign-in/passwords/passwords.js';
import { PASSWORD, startTestApp, type TestApp } from '../../support/app.js';
import { textOf } from '../../support/browser.js';
import { aTown, GROUP_SECRETS, type Town } from './town.js';

describe('the home', () => {
  let test: TestApp;
  let town: Town;

  beforeAll(async () => {
    test = await startTestApp();
    town = await aTown(test);
  });

  afterAll(() => test.stop());

  async function homeOf(email: string): Promise<string> {
    const page = await (await test.as(email)).get('/');
    expect(page.status).toBe(200);
    return textOf(page.html);
  }

  it('of the coordinator says what awaits her, in her two councils', async () => {
    const text = await homeOf('coordinator@val.example');

    expect(text).toContain('Trois choses vous attendent, dans deux conseils');
    expect(text).toContain('Fixer un passage : action bloquée');
    expect(text).toContain('Police municipale. Livraison ou pièce attendue. « Livraison pas avant avril » Aujourd’hui à 9 h.');
    expect(text).toContain('La convocation du 10 mars part aujourd’hui');
    expect(text).toContain('CLSPD Val de Brune Dire qui pose les barrières');
  });

  it('of the coordinator shows the next meeting, and late actions by partner at every level that she reads', async () => {
    const text = await homeOf('coordinator@val.example');

    expect(text).toMatch(/Prochaine réunion Dans 7 jours Groupe des Tilleuls/);
    expect(text).toContain('Prêt à');
    expect(text).toMatch(/Brune Habitat 2 actions Réparer la porte .*19 jours/);
  });

  it('of the chair keeps to her levels, and knows of the group its name, its date and masked counts', async () => {
    const text = await homeOf('chair@val.example');

    expect(text).toMatch(/Brune Habitat 1 action Dégager les encombrants/);
    expect(text).toContain('Groupe des Tilleuls Groupe < 3 < 3 mardi 10 mars');
    for (const secret of GROUP_SECRETS) expect(text).not.toContain(secret);
  });

  it('of the secretary says nothing of the group, not even that it exists', async () => {
    const text = await homeOf('secretary@val.example');

    expect(text).toContain('Dégager les encombrants');
    for (const secret of [...GROUP_SECRETS, 'Tilleuls', '10 mars']) expect(text).not.toContain(secret);
  });

  it('of a partner is her organisation’s actions, late first, each with a way to answer', async () => {
    const text = await homeOf('landlord@val.example');

    expect(text).toContain('Deux actions sont en retard');
    expect(text).toMatch(/Réparer la porte.*Retard de 19 jours.*Répondre.*Dégager les encombrants.*Retard de 3 jours/);
    expect(text).toContain('Groupe des Tilleuls');
    expect(text).not.toContain('Fixer un passage');
  });

  it('of a contributor shows the action that another leads', async () => {
    const text = await homeOf('transport@val.example');

    expect(text).toContain('Rien ne vous attend');
    expect(text).toMatch(/Avec d’autres.*Dégager les encombrants/);
    for (const secret of GROUP_SECRETS) expect(text).not.toContain(secret);
  });

  it('of an elected reader holds published summaries and nothing else', async () => {
    const text = await homeOf('reader@val.example');

    expect(text).toContain('Aucun bilan n’est encore paru');
    for (const secret of ['Dégager les encombrants', 'Dépôts sauvages', ...GROUP_SECRETS]) expect(text).not.toContain(secret);
  });

  it('of the technical administrator has no content', async () => {
    const register = test.app.get(PeopleRegister);
    const hash = await hashPassword(PASSWORD);
    await test.database.unitOfWork(async () => {
      await register.addAccount(await register.addPerson('Nora', 'Quintval'), 'technique@val.example', hash, true);
    });

    const text = await homeOf('technique@val.example');

    expect(text).toContain('Le serveur et les comptes');
    for (const secret of ['Dégager les encombrants', 'Valbrune', ...GROUP_SECRETS]) expect(text).not.toContain(secret);
  });

  it('shows a member’s own page after a change of council, what awaits elsewhere still named', async () => {
    const browser = await test.as('coordinator@val.example');
    await browser.post('/conseil', { conseil: town.neighbour.councilId, here: '/' });

    const text = textOf((await browser.get('/')).html);

    expect(text).toMatch(/Mes actions.*Dire qui pose les barrières/);
    expect(text).toContain('CLSPD Valbrune Fixer un passage : action bloquée');
    expect(text).not.toContain('Dégager les encombrants');
  });

  it('leads a stranger to the sign-in form', async () => {
    const page = await test.browser().get('/');

    expect(page.status).toBe(303);
    expect(page.location).toContain('/connexion');
  });
});
