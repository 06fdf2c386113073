import { PartnerLinks } from '../../../src/partner-links/index.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { textOf } from '../../support/browser.js';
import { aTown, GROUP_SECRETS, type Town } from '../home/town.js';

describe('the partners', () => {
  let test: TestApp;
  let town: Town;
  let landlord: string;

  beforeAll(async () => {
    test = await startTestApp();
    town = await aTown(test);
    landlord = `/partenaires/${town.council.organisations.BH ?? ''}`;
  });

  afterAll(() => test.stop());

  async function read(email: string, path: string): Promise<string> {
    const page = await (await test.as(email)).get(path);
    expect(page.status).toBe(200);
    return textOf(page.html);
  }

  it('are listed by domain with their seats, their correspondents and the actions that the reader reads', async () => {
    const coordinator = await read('coordinator@val.example', '/partenaires');
    const secretary = await read('secretary@val.example', '/partenaires');

    expect(coordinator).toContain('4 organisations, 7 correspondants.');
    expect(coordinator).toMatch(/Habitat .*Brune Habitat Bailleur social Marc Ouzrane Responsable d’agence Formation plénière, Groupe des Tilleuls 2 2/);
    expect(secretary).toMatch(/Brune Habitat Bailleur social Marc Ouzrane Responsable d’agence Formation plénière 1 1/);
    for (const secret of [...GROUP_SECRETS, 'Tilleuls']) expect(secretary).not.toContain(secret);
  });

  it('each have a page with what the reader may know, and nothing of a group elsewhere', async () => {
    const coordinator = await read('coordinator@val.example', landlord);
    const member = await read('transport@val.example', landlord);

    expect(coordinator).toMatch(/actions ouvertes 2 dont 2 en retard/);
    expect(coordinator).toContain('A signé la charte le mardi 2 janvier 2024, lit jusqu’au niveau Groupe');
    expect(coordinator).toMatch(/Réparer la porte.*Retard de 19 jours/);
    expect(member).toMatch(/action ouverte 1 dont 1 en retard/);
    expect(member).not.toContain('charte');
    for (const secret of [...GROUP_SECRETS, 'Tilleuls']) expect(member).not.toContain(secret);
  });

  it('show what an organisation contributes to, apart from what it leads', async () => {
    const text = await read('coordinator@val.example', `/partenaires/${town.council.organisations.TB ?? ''}`);

    expect(text).toMatch(/Aucune action ouverte\..*Avec d’autres.*Dégager les encombrants Membres/);
  });

  it('of another council, and odd addresses, are as unknown as no partner at all', async () => {
    const browser = await test.as('coordinator@val.example');
    const unknown = await browser.get('/partenaires/01900000-0000-7000-8000-000000000000');

    for (const path of [`/partenaires/${town.neighbour.organisations.BH ?? ''}`, '/partenaires/nul', '/partenaires/%00']) {
      expect((await browser.get(path)).status).toBe(404);
    }
    expect(unknown.status).toBe(404);
  });

  it('are closed to who reads summaries alone', async () => {
    const browser = await test.as('reader@val.example');

    expect((await browser.get('/partenaires')).status).toBe(403);
    expect((await browser.get(landlord)).status).toBe(403);
  });

  it('lose a link when the coordinator takes it back, and show it to nobody else', async () => {
    const coordinator = await town.council.viewer('coordinator');
    const { organisations, persons, councilId } = town.council;
    const asked = { councilId, organisationId: organisations.BH ?? '', personId: persons.landlord ?? '', notificationId: null };
    const { id } = await test.app.get(PartnerLinks).make(coordinator, asked);
    const browser = await test.as('coordinator@val.example');

    const before = textOf((await browser.get(landlord)).html);
    const answer = await browser.post(`${landlord}/liens/${id}/retrait`);
    const after = textOf((await browser.follow(answer)).html);

    expect(before).toContain('Valable jusqu’au mardi 17 mars. Jamais ouvert.');
    expect(answer.status).toBe(303);
    expect(after).toContain('Retiré le mardi 3 mars.');
    expect(await read('transport@val.example', landlord)).not.toContain('Liens et visites');
    expect((await (await test.as('police@val.example')).post(`${landlord}/liens/${id}/retrait`)).status).toBe(403);
  });
});
