import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, textOf } from '../../support/browser.js';

let test: TestApp;
let council: SmallCouncil;
let coordinator: Browser;

beforeAll(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
  coordinator = await test.as('coordinator@val.example');
});

afterAll(async () => {
  await test.stop();
});

const RODEOS = {
  title: 'Rodéos boulevard des Forges',
  description: 'Deux-roues et quads remontent le boulevard en fin de semaine.',
  subtheme: 'rodeo',
  severity: '3',
  priority: 'high',
  stage: 'response',
  places: 'Boulevard des Forges\nRue des Fondeurs',
  nextReview: '10/03/2026',
  status: 'open',
};

/** Opens a problem as the coordinator would and answers its address. */
async function opened(fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const page = await coordinator.get('/dossiers/nouveau');
  const answer = await coordinator.post('/dossiers', {
    formKey: hiddenValue(page.html, 'formKey') ?? '',
    ...RODEOS,
    level: council.plenary.id,
    lead: council.organisations.PM ?? '',
    ...fields,
  });
  expect(answer.status).toBe(303);
  return answer.location ?? '';
}

describe('a problem followed as a file', () => {
  it('is opened, found in the list, and shows what was said of it', async () => {
    const address = await opened();

    const page = textOf((await coordinator.get(address)).html);
    expect(page).toContain('Rodéos boulevard des Forges');
    expect(page).toContain('VAL-2026-001');
    expect(page).toContain('Boulevard des Forges, Rue des Fondeurs');
    expect(page).toContain('Police municipale de Valbrune');

    const list = textOf((await coordinator.get('/dossiers')).html);
    expect(list).toContain('1 dossier suivi, 0 à qualifier, 0 clos.');
    expect(list).toContain('Rodéos boulevard des Forges');
  });
});
