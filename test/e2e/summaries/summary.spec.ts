import { OutboxWorker } from '../../../src/platform/outbox/outbox.worker.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, textOf } from '../../support/browser.js';
import { noon, Rows } from '../../integration/summaries/rows.js';

const DRAFT = '/bilan/2025-t4';
const TEXTS = {
  title: 'Les épaves reculent',
  sentences: 'Les épaves reculent.\r\nLa ligne 4 se tend.\r\nUne décision vous est demandée.',
  worked: 'Parking des Combes\u00a0: 41 puis 17 faits.',
  resists: 'Ligne 4.',
  asked: 'Étendre la présence à cinq soirs.',
};

describe('The quarter’s page', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Browser;
  let reader: Browser;
  let police: Browser;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    const rows = new Rows(test, council);
    const known = await rows.problem('Épaves des Combes', rows.level('members'), 'BH');
    await rows.statuses(known, [['open', noon('2025-01-10')]]);
    await rows.fact(known, '2025-11-02');
    const hidden = await rows.problem('Halls lurgamine', rows.level('group'), 'BH');
    await rows.statuses(hidden, [['open', noon('2025-01-10')]]);
    await rows.fact(hidden, '2025-11-03', noon('2025-11-03'), rows.level('group'));
    await rows.action('Réparer la porte jabrelune', { lead: 'BH', dueOn: '2025-11-10', decidedOn: '2025-10-01', problemId: hidden, level: rows.level('group') });
    await rows.meeting('2025-12-02', 'closed', ['present', 'present', 'excused', 'present', 'absent']);
    [coordinator, reader, police] = [await test.as('coordinator@val.example'), await test.as('reader@val.example'), await test.as('police@val.example')];
  });

  afterAll(() => test.stop());

  it('waits for its first summary', async () => {
    expect(textOf((await reader.get('/bilan')).html)).toContain('Aucun bilan publié');
  });

  it('is computed in one click', async () => {
    const list = await coordinator.get('/bilan');
    const answer = await coordinator.post('/bilan', { trimestre: '2025-t4', formKey: hiddenValue(list.html, 'formKey') ?? '' });
    expect(answer).toMatchObject({ status: 303, location: DRAFT });
    const text = textOf((await coordinator.follow(answer)).html);
    expect(text).toContain('Les chiffres sont calculés.');
    expect(text).toContain('données arrêtées au soir du lundi 2 mars');
    expect(text).toContain('faits signalés 2 aucun à l’été ni un an plus tôt');
  });

  it('shows its draft to those who make it, and to nobody else', async () => {
    expect((await (await test.as('chair@val.example')).get(DRAFT)).status).toBe(200);
    for (const browser of [reader, police]) {
      expect((await browser.get(DRAFT)).status).toBe(404);
      expect((await browser.get(`${DRAFT}.pdf`)).status).toBe(404);
      expect((await browser.get(`${DRAFT}/chiffres/faits`)).status).toBe(404);
    }
    expect((await police.post(DRAFT, { ...TEXTS, version: '1' })).status).toBe(403);
  });

  it('gives back what was typed with what is wrong', async () => {
    const page = await coordinator.get(DRAFT);
    const version = hiddenValue(page.html, 'version') ?? '';
    const refused = await coordinator.post(DRAFT, { ...TEXTS, sentences: 'Un.\nDeux.\nTrois.\nQuatre.', version });
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toContain('Trois phrases au plus, une par ligne.');
    expect(refused.html).toContain('Quatre.');
    expect(refused.html).toContain('<title>Erreur');
  });

  it('says what is missing before publication, then who will read', async () => {
    expect(textOf((await coordinator.get(`${DRAFT}/publication`)).html)).toContain('Écrivez le titre.');
    const version = hiddenValue((await coordinator.get(DRAFT)).html, 'version') ?? '';
    expect((await coordinator.post(DRAFT, { ...TEXTS, version })).status).toBe(303);
    const question = await coordinator.get(`${DRAFT}/publication`);
    expect(textOf(question.html)).toContain('membres du conseil et, en lecture des bilans : Solange Périvier.');
    expect(textOf(question.html)).toContain('Les épaves reculent. La ligne 4 se tend. Une décision vous est demandée.');
    const answer = await coordinator.post(`${DRAFT}/publication`, { version: hiddenValue(question.html, 'version') ?? '' });
    expect(answer).toMatchObject({ status: 303, location: DRAFT });
    await test.app.get(OutboxWorker).drain();
  });

  it('is one calm page for an elected reader, without a list behind the figures', async () => {
    const list = textOf((await reader.get('/bilan')).html);
    expect(list).toContain('Le bilan du 4 e trimestre 2025 est paru');
    expect(list).toContain('Une décision vous est demandée.');
    const page = await reader.get(DRAFT);
    expect(textOf(page.html)).toContain('Épaves des Combes');
    expect(page.html).not.toContain('/chiffres/');
    expect((await reader.get(`${DRAFT}/chiffres/faits`)).status).toBe(404);
    expect((await reader.get('/bilan/2025-t3')).status).toBe(404);
    expect((await reader.get('/bilan/2025-q4')).status).toBe(404);
  });

  it('is the same document for every reader, on screen and on paper', async () => {
    await coordinator.get(DRAFT); // takes the notice of the publication away
    const pages = await Promise.all([reader, police, coordinator].map((browser) => browser.get(DRAFT)));
    const [first, ...others] = pages.map(({ html }) => textOf(html.replace(/^[\s\S]*<main/, '<main')));
    for (const other of others) expect(other).toBe(first);
    const papers = await Promise.all([reader, police].map((browser) => browser.get(`${DRAFT}.pdf`)));
    expect(papers.map(({ status, headers }) => [status, headers['content-type']])).toEqual([[200, 'application/pdf'], [200, 'application/pdf']]);
    expect(papers[0]?.body.equals(papers[1]?.body ?? Buffer.alloc(0))).toBe(true);
  });

  it('leads a member from a figure to her own rows, and hides the others without a number', async () => {
    const secretary = await test.as('secretary@val.example');
    const facts = await secretary.get(`${DRAFT}/chiffres/faits`);
    expect(textOf(facts.html)).toContain('D’autres lignes ne vous sont pas ouvertes.');
    expect(facts.html).toContain('Épaves des Combes');
    expect(facts.html).not.toContain('lurgamine');
    const late = await secretary.get(`${DRAFT}/chiffres/retards`);
    expect(textOf(late.html)).toContain('Aucune ligne de cette liste ne vous est ouverte.');
    expect(late.html).not.toContain('jabrelune');
    expect((await coordinator.get(`${DRAFT}/chiffres/retards`)).html).toContain('jabrelune');
    for (const figure of ['actions-a-temps', 'delai', 'delai?partie=2', 'dossiers-clos', 'dossiers-clos?partie=2', 'dossiers-suivis', 'nouveaux-dossiers', 'reunions']) {
      expect((await coordinator.get(`${DRAFT}/chiffres/${figure}`)).status).toBe(200);
    }
    expect((await coordinator.get(`${DRAFT}/chiffres/inconnu`)).status).toBe(404);
    expect((await coordinator.get(`${DRAFT}/chiffres/faits?partie=2`)).status).toBe(404);
  });

  it('changes no more once published', async () => {
    expect((await coordinator.post(DRAFT, { ...TEXTS, version: '3' })).status).toBe(409);
    expect((await coordinator.get(`${DRAFT}/publication`)).status).toBe(404);
    expect((await coordinator.get('/bilan')).html).not.toContain('value="2025-t4"');
  });

  it('does not exist in another council', async () => {
    await aCouncil(test, 'VDB', 'Val de Brune');
    const neighbour = await test.as('coordinator@vdb.example');
    expect((await neighbour.get(DRAFT)).status).toBe(404);
    expect((await neighbour.get(`${DRAFT}.pdf`)).status).toBe(404);
  });
});
