import { LinkMails } from '../../../src/notifications/index.js';
import { ActionNotAllowed, RuleViolation } from '../../../src/platform/web/errors.js';
import { OutboxWorker } from '../../../src/platform/outbox/outbox.worker.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { textOf } from '../../support/browser.js';
import { type MailServer, startMailServer } from '../../support/mail-server.js';

let server: MailServer;
let test: TestApp;
let council: SmallCouncil;

beforeAll(async () => {
  server = await startMailServer();
  test = await startTestApp({ environment: { SMTP_URL: server.url } });
  council = await aCouncil(test);
  await anAction(test, await council.viewer('coordinator'), { leadOrganisationId: council.organisations.BH ?? '' });
  await test.app.get(OutboxWorker).drain();
  server.forget();
});

afterAll(async () => {
  await test.stop();
  await server.stop();
});

describe('a new link asked for by the coordinator', () => {
  it('leaves with every open action of the organisation, and opens them', async () => {
    await test.app.get(LinkMails).ask(await council.viewer('coordinator'), council.organisations.BH ?? '');
    await test.app.get(OutboxWorker).drain();

    const [mail] = server.received;
    const path = /\/lien\/[\w-]{43}/.exec(mail?.text ?? '')?.[0] ?? '';
    const browser = test.browser();
    const opened = await browser.follow(await browser.post(path));
    expect(server.received).toHaveLength(1);
    expect(mail?.text).toContain('Dégager les encombrants');
    expect(textOf(opened.html)).toContain('Une action pour vous');
  });

  it('is refused when the organisation has nothing to answer, and to anybody else', async () => {
    const mails = test.app.get(LinkMails);

    await expect(mails.ask(await council.viewer('coordinator'), council.organisations.TB ?? '')).rejects.toThrow(RuleViolation);
    await expect(mails.ask(await council.viewer('police'), council.organisations.BH ?? '')).rejects.toThrow(ActionNotAllowed);
  });
});
