import { Contact, Organisation, PeopleRegister } from '../../../src/people/index.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, type Page, textOf } from '../../support/browser.js';
import { aWorkbook, zip } from '../../support/workbook.js';

const LIST = [
  'Organisation;Sigle;Catégorie;Nom;Prénom;Fonction;Courriel;Téléphone',
  'Transports du Plateau;TDP;22;Sorbier;Kaël;directeur;k.sorbier@tdp.example;03 53 01 42 18',
  'Transports du Plateau;;;D’Aubigné–O’Neil;Jean-François;;;',
  'Brune Habitat;BH;19;Ouzrane;Marc;;;06 39 98 12 07',
  'Police municipale de Valbrune;;;;;;;',
  'Mairie annexe;;pompe;Nom;Prénom;;;',
  'Mairie annexe;;1;Nom;Prénom;=1+1;pas-une-adresse;',
].join('\n');

describe('a list of partners', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Browser;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    coordinator = await test.as('coordinator@val.example');
  });

  afterAll(() => test.stop());

  function counts(): Promise<[number, number]> {
    const { councilId } = council;
    return Promise.all([
      test.database.read(Organisation, 'organisation').where('organisation.councilId = :councilId', { councilId }).getCount(),
      test.database.read(Contact, 'contact').where('contact.councilId = :councilId', { councilId }).getCount(),
    ]);
  }

  function sent(preview: Page): { readonly formKey: string; readonly line: readonly string[] } {
    const line = [...preview.html.matchAll(/name="line" value="([^"]*)"/g)].map(([, value = '']) => decoded(value));
    return { formKey: hiddenValue(preview.html, 'formKey') ?? '', line };
  }

  it('is shown before anything is written, with each refused line and its reason', async () => {
    const before = await counts();
    const preview = await coordinator.upload('/partenaires/import', { text: '' }, { name: 'liste.csv', bytes: Buffer.from(`\ufeff${LIST}`) });
    const text = textOf(preview.html);

    expect(preview.status).toBe(200);
    expect(text).toMatch(/organisation 1 à créer correspondants 2 à créer correspondant 1 à compléter ligne 1 laissée telle quelle lignes 2 refusées/);
    expect(text).toMatch(/6 Mairie annexe · pompe · Nom · Prénom catégorie inconnue/);
    expect(text).toContain('courriel mal écrit');
    expect(text).toContain('Importer 1 organisation, 2 correspondants et 1 complément, sans les lignes refusées');
    expect(await counts()).toEqual(before);
  });

  it('is imported once confirmed, and a second time creates nothing', async () => {
    const [organisations, contacts] = await counts();
    const preview = await coordinator.post('/partenaires/import', { text: LIST });
    const confirmation = sent(preview);
    const first = await coordinator.post('/partenaires/import/confirmation', confirmation);
    const again = await coordinator.post('/partenaires/import/confirmation', confirmation);
    const page = textOf((await coordinator.follow(first)).html);
    const anew = await coordinator.post('/partenaires/import', { text: LIST });

    expect([first.status, again.status]).toEqual([303, 303]);
    expect(await counts()).toEqual([organisations + 1, contacts + 2]);
    expect(textOf(anew.html)).toContain('Cette liste ne changerait rien');
    expect(page).toContain('La liste est importée.');
    expect(page).toContain('Transports du Plateau Opérateur de transport Kaël Sorbier Directeur, et 1 autre');
  });

  it('may be a workbook, a text of Windows, or a pasted piece of a spreadsheet', async () => {
    const rows = [['Structure', 'Type', 'Nom', 'Prénom'], ['Lycée Val-Amont', 'Éducation nationale', 'Łukasz', 'Çelik']];
    const workbook = await coordinator.upload('/partenaires/import', {}, { name: 'liste.xlsx', bytes: aWorkbook(rows) });
    const windows = await coordinator.upload('/partenaires/import', {}, { name: 'liste.csv', bytes: Buffer.from('Organisme;Catégorie\nLycée de l\x92Étang;12', 'latin1') });
    const pasted = await coordinator.post('/partenaires/import', { text: 'Partenaire\tCatégorie\nLycée Val-Amont\t12' });

    expect(textOf(workbook.html)).toMatch(/2 Lycée Val-Amont LVA Éducation nationale .* Çelik Łukasz/);
    expect(textOf(windows.html)).toContain('Lycée de l’Étang');
    expect(textOf(pasted.html)).toContain('Lycée Val-Amont');
  });

  it('that cannot be read is refused beside its field, and what was pasted is kept', async () => {
    const none = await coordinator.upload('/partenaires/import', { text: ' ' });
    const headless = await coordinator.post('/partenaires/import', { text: 'Nom;Prénom\nA;B' });
    const long = await coordinator.upload('/partenaires/import', {}, { name: 'a.csv', bytes: Buffer.alloc(1_200_000, 'a;') });
    const broken = await coordinator.upload('/partenaires/import', {}, { name: 'a.xlsx', bytes: Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(100, 7)]) });
    const bomb = await coordinator.upload('/partenaires/import', {}, { name: 'a.xlsx', bytes: zip({ 'xl/workbook.xml': Buffer.alloc(30_000_000) }) });
    const other = await coordinator.upload('/partenaires/import', {}, { name: 'a.xlsx', bytes: zip({ 'lisez-moi.txt': 'rien' }) });
    const quote = await coordinator.post('/partenaires/import', { text: 'Organisation\n"ouvert' });
    const crowd = await coordinator.post('/partenaires/import', { text: `Organisation\n${'x\n'.repeat(1001)}` });

    expect([none, headless, long, broken, bomb, other, quote, crowd].map(({ status }) => status)).toEqual(Array(8).fill(422));
    expect(textOf(none.html)).toContain('Choisissez un fichier, ou collez un tableau');
    expect(textOf(headless.html)).toContain('Il y manque au moins « Organisation »');
    expect(headless.html).toContain('Nom;Prénom\nA;B</textarea>');
    expect(textOf(long.html)).toContain('1 Mo au plus');
    for (const page of [broken, bomb, other]) expect(textOf(page.html)).toContain('Ce fichier ne se lit pas');
    expect(textOf(quote.html)).toContain('guillemet');
  });

  it('of a thousand lines is imported whole', async () => {
    const [organisations, contacts] = await counts();
    const rows = Array.from({ length: 1000 }, (_, index) => `Association n\u00b0${Math.floor(index / 4)};28;Nom${index};Prénom;bénévole;p${index}@association.example`);
    const preview = await coordinator.post('/partenaires/import', { text: ['Organisation;Catégorie;Nom;Prénom;Fonction;Courriel', ...rows].join('\n') });
    const answer = await coordinator.post('/partenaires/import/confirmation', sent(preview));

    expect(preview.status).toBe(200);
    expect(answer.status).toBe(303);
    expect(await counts()).toEqual([organisations + 250, contacts + 1000]);
  });

  it('that was overtaken since its preview is shown again', async () => {
    const text = 'Organisation;Sigle;Catégorie\nClub nautique;CN;28';
    const { line } = sent(await coordinator.post('/partenaires/import', { text }));
    await coordinator.post('/partenaires', { formKey: hiddenValue((await coordinator.get('/partenaires/nouveau')).html, 'formKey') ?? '', name: 'Cinéma du nord', code: 'CN', category: '30' });
    const answer = await coordinator.post('/partenaires/import/confirmation', { formKey: '01900000-0000-7000-8000-00000000000a', line });

    expect(answer.status).toBe(409);
    expect(textOf(answer.html)).toMatch(/Les partenaires ont changé depuis l’aperçu.*le sigle CN est déjà celui de « Cinéma du nord »/);
  });

  it('belongs to who keeps the partners, and comes from our own page', async () => {
    const file = { name: 'a.csv', bytes: Buffer.from('Organisation;Catégorie\nIntrus;1') };
    const secretary = await test.as('secretary@val.example');
    const [before] = await counts();

    expect((await secretary.upload('/partenaires/import', {}, file)).status).toBe(200);
    for (const email of ['transport@val.example', 'reader@val.example']) {
      const browser = await test.as(email);
      expect((await browser.get('/partenaires/import')).status).toBe(403);
      expect((await browser.get('/partenaires/import/modele')).status).toBe(403);
      expect((await browser.upload('/partenaires/import', {}, file)).status).toBe(403);
      expect((await browser.post('/partenaires/import/confirmation', { line: '2\tIntrus\t\t1\t\t\t\t\t' })).status).toBe(403);
    }
    expect((await coordinator.upload('/partenaires/import', { csrf: 'forgé', text: 'mots tapés' }, file)).status).toBe(403);
    expect((await coordinator.upload('/partenaires', { name: 'Intrus' }, file)).status).toBe(415);
    expect((await coordinator.post('/partenaires/import/confirmation', { formKey: '01900000-0000-7000-8000-00000000000b', line: 'n’importe quoi' })).status).toBe(400);
    expect((await counts())[0]).toBe(before);
  });

  it('has a template to fill, that reads as a list', async () => {
    const template = await coordinator.get('/partenaires/import/modele');
    const filled = `${template.body.toString()}Musée du Fer;;28;;;;;`;

    expect(template.headers['content-type']).toContain('text/csv');
    expect(textOf((await coordinator.upload('/partenaires/import', {}, { name: 'partenaires.csv', bytes: Buffer.from(filled) })).html)).toContain('Musée du Fer');
  });

  it('never makes a correspondent of a technical administrator, whatever address it writes', async () => {
    const personId = await test.database.unitOfWork(async () => {
      const register = test.app.get(PeopleRegister);
      const id = await register.addPerson('Tiphaine', 'Orsel');
      await register.addAccount(id, 't.orsel@mairie.example', null, true);
      return id;
    });
    const preview = await coordinator.upload('/partenaires/import', { text: 'Organisation;Catégorie;Nom;Prénom;Courriel\nBrune Habitat;19;Orsel;Tiphaine;t.orsel@mairie.example' });
    const answer = await coordinator.post('/partenaires/import/confirmation', sent(preview));
    const contact = await test.database.read(Contact, 'contact').where("contact.email = 't.orsel@mairie.example'").getOneOrFail();

    expect(answer.status).toBe(303);
    expect(contact.personId).not.toBe(personId);
  });
});

function decoded(text: string): string {
  return text.replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16))).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
}
