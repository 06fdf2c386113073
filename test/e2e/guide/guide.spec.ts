import { startDemonstration } from '../../support/demonstration.js';
import type { TestApp } from '../../support/app.js';

const PAGES = ['/aide', '/plan-du-site', '/accessibilite', '/mentions-legales', '/donnees-personnelles'] as const;
const READERS = ['coordination@valbrune.example', 'bailleur@brune-habitat.example', 'elue@valbrune.example', 'dpo@valbrune.example', 'technique@valbrune.example'] as const;

describe('help and law', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startDemonstration();
  });

  afterAll(() => test.stop());

  it.each(PAGES)('%s opens to whoever comes, and every page leads there', async (path) => {
    const stranger = await test.browser().get(path);
    const door = await test.browser().get('/connexion');

    expect(stranger.status).toBe(200);
    expect(door.html).toContain(`href="${path}"`);
  });

  it('an installation that nobody audited says « non conforme », and that nobody audited it', async () => {
    const { html } = await test.browser().get('/accessibilite');

    expect(html).toContain('Accessibilité\u00a0: non conforme');
    expect(html).toContain('Aucun audit de conformité');
  });

  it.each(READERS)('the site map of %s announces nothing that she would be refused', async (email) => {
    const browser = await test.as(email);
    const { html } = await browser.get('/plan-du-site');
    const [, content = ''] = html.split('<main');
    const links = [...(content.split('</main>')[0] ?? '').matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '');

    const statuses = await Promise.all(links.map(async (href) => [href, (await browser.get(href)).status] as const));

    expect(links.length).toBeGreaterThan(4);
    expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
  });
});
