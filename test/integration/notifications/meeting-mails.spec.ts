import { Notification } from '../../../src/notifications/notification.entity.js';
import { PeopleRegister } from '../../../src/people/index.js';
import { PartnerLink } from '../../../src/partner-links/partner-link.entity.js';
import { audience } from '../../../src/platform/access/audience.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { OutboxWorker } from '../../../src/platform/outbox/outbox.worker.js';
import { Action, ActionFollowUpService, ActionService, type NewAction } from '../../../src/problems/index.js';
import { anAction, newAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aMeeting } from '../../factories/meeting.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type MailServer, startMailServer } from '../../support/mail-server.js';

let server: MailServer;
let test: TestApp;
let council: SmallCouncil;

beforeAll(async () => {
  server = await startMailServer();
  test = await startTestApp({ environment: { SMTP_URL: server.url, MAIL_FROM: 'Carnet <carnet@valbrune.example>' } });
  council = await aCouncil(test);
});

beforeEach(() => server.forget());

afterAll(async () => {
  await test.stop();
  await server.stop();
});

const organisation = (code: string): string => council.organisations[code] ?? '';

async function heldIn(bodyId: string): Promise<string> {
  return aMeeting(test, await council.viewer('coordinator'), bodyId, { heldOn: '2026-03-02', place: 'Salle du Conseil' });
}

/** What a sitting and its publication do to actions, without the talk. */
async function publish(meetingId: string, actions: readonly Partial<NewAction>[]): Promise<void> {
  const viewer = await council.viewer('coordinator');
  const service = test.app.get(ActionService);
  await test.database.unitOfWork(async () => {
    for (const values of actions) await service.propose(viewer, newAction({ dueOn: '2026-03-20', ...values, bornMeetingId: meetingId }));
    await service.openBornIn(viewer, meetingId);
    await test.app.get(Outbox).announce('minutes.published', { meetingId, versionId: test.ids.next(), councilId: council.councilId });
  });
}

const drain = (): Promise<number> => test.app.get(OutboxWorker).drain();
const wait = (minutes: number): void => test.clock.moveTo(test.clock.in(minutes * 60_000));
const mailsTo = (address: string) => server.received.filter((mail) => [mail.to].flat().some((to) => to?.text.includes(address)));
const notificationsOf = (subjectId: string): Promise<Notification[]> => test.database.read(Notification, 'n').where('n.subjectId = :subjectId', { subjectId }).getMany();

describe('after a meeting', () => {
  it('each organisation gets one mail, however many its actions are', async () => {
    const meetingId = await heldIn(council.plenary.id);

    await publish(meetingId, [
      { leadOrganisationId: organisation('BH') },
      { sentence: 'Afficher les horaires', leadOrganisationId: organisation('BH'), dueOn: null },
      { sentence: 'Deux passages le mercredi', leadOrganisationId: organisation('TB'), contributorIds: [organisation('BH'), organisation('PM')] },
    ]);
    await drain();

    const [mail] = mailsTo('landlord@val.example');
    expect(server.received).toHaveLength(3);
    expect(mail?.subject).toBe('Réunion du 2\u00a0mars 2026\u00a0: 3\u00a0actions pour Brune Habitat');
    expect(mail?.text).toContain('Deux passages le mercredi');
    expect(mail?.text).toContain('Vous y contribuez, pilote\u00a0: Transbrune.');
    expect(mail?.text?.match(/\/lien\/[\w-]{43}\n/g)).toHaveLength(1);
    expect(String(mail?.html)).toMatch(/href="http:\/\/beffroi\.test\/lien\/[\w-]{43}"/);
    expect(String(mail?.html)).not.toMatch(/<img|style=|<script|\/assets\//);
    expect(mail?.attachments).toEqual([]);
    expect(mailsTo('transport@val.example')).toHaveLength(1);
    expect(mailsTo('police@val.example')).toHaveLength(1);
  });

  it('a mail refused once leaves later, once, under the same message id; both its links answer', async () => {
    const meetingId = await heldIn(council.plenary.id);
    await publish(meetingId, [{ leadOrganisationId: organisation('BH') }]);
    server.refuseNext(1);

    await drain();
    const before = server.received.length;
    wait(2);
    await drain();
    wait(200);
    await drain();

    const [row] = await notificationsOf(meetingId);
    expect(before).toBe(0);
    expect(server.received).toHaveLength(1);
    expect(new Set(server.offered).size).toBe(1);
    expect(server.offered).toHaveLength(2);
    expect(row?.messageId).toBe(`notification-${row?.id}@valbrune.example`);
    expect(row?.sentAt).not.toBeNull();
    expect(await test.database.read(PartnerLink, 'link').where('link.notificationId = :id', { id: row?.id }).getCount()).toBe(2);
  });

  it('the same announcement heard twice, or a corrected version, sends nothing more', async () => {
    const meetingId = await heldIn(council.plenary.id);
    await publish(meetingId, [{ leadOrganisationId: organisation('BH') }]);
    await drain();

    await publish(meetingId, []);
    await drain();

    expect(server.received).toHaveLength(1);
  });

  it('an organisation that nobody can write to is listed with the reason', async () => {
    const mute = await test.database.unitOfWork(() =>
      test.app.get(PeopleRegister).addOrganisation({ councilId: council.councilId, code: 'UC', name: 'Union commerçante', shortName: 'UC', category: 30 }),
    );
    const meetingId = await heldIn(council.plenary.id);

    await publish(meetingId, [{ leadOrganisationId: mute }]);
    await drain();

    const [row] = await notificationsOf(meetingId);
    expect(server.received).toEqual([]);
    expect(row).toMatchObject({ organisationId: mute, sentAt: null, dropReason: 'Aucun contact avec une adresse électronique.' });
  });

  it('an action closed before its mail leaves is not announced', async () => {
    const meetingId = await heldIn(council.plenary.id);
    await publish(meetingId, [{ leadOrganisationId: organisation('BH') }]);
    server.refuseNext(1);
    await drain();

    const born = await test.database.read(Action, 'action').where('action.bornMeetingId = :meetingId', { meetingId }).getOneOrFail();
    const closing = { result: 'moot', sentence: 'Déjà enlevés hier.' };
    await test.app.get(ActionFollowUpService).close(await council.viewer('coordinator'), born.id, born.version, closing);
    wait(2);
    await drain();

    const [row] = await notificationsOf(meetingId);
    expect(server.received).toEqual([]);
    expect(row?.dropReason).toBe('Plus aucune action ouverte à annoncer.');
  });
});

describe('what was decided in a group', () => {
  it('gives a neutral action a mail that names no meeting', async () => {
    const meetingId = await heldIn(council.group.id);

    await publish(meetingId, [{ leadOrganisationId: organisation('TB'), bodyId: council.plenary.id }]);
    await drain();

    const [mail] = server.received;
    expect(mail?.subject).toBe('Réunion du CLSPD\u00a0: une action pour Transbrune');
    expect(`${mail?.text} ${String(mail?.html)}`).not.toMatch(/Tilleuls|2\u00a0mars|Salle/);
    expect(mail?.text).toContain('/lien/');
  });

  it('sends the member who reads its actions two words and the address where to sign in', async () => {
    const meetingId = await heldIn(council.group.id);

    await publish(meetingId, [{ sentence: 'Ronde discrète jabrelune', leadOrganisationId: organisation('BH'), bodyId: council.group.id, audience: audience(council.councilId, 'group', council.group.id) }]);
    await drain();

    const [mail] = server.received;
    expect(server.received).toHaveLength(1);
    expect(mail?.subject).toBe('Réunion du CLSPD');
    expect([mail?.to].flat()[0]?.text).toContain('landlord@val.example');
    expect(`${mail?.text} ${String(mail?.html)}`).not.toMatch(/jabrelune|Tilleuls|\/lien\/|action/i);
    expect(mail?.text).toContain('http://beffroi.test/connexion');
  });
});

describe('outside a meeting', () => {
  it('an action sends the same mail when it opens', async () => {
    await anAction(test, await council.viewer('coordinator'), { leadOrganisationId: organisation('BH') });

    await drain();

    expect(server.received.map(({ subject }) => subject)).toEqual(['CLSPD Valbrune\u00a0: une action pour Brune Habitat']);
  });

  it('opening by hand what a sitting proposed sends nothing before the minutes', async () => {
    const viewer = await council.viewer('coordinator');
    const meetingId = await heldIn(council.plenary.id);
    const service = test.app.get(ActionService);
    const id = await service.propose(viewer, newAction({ leadOrganisationId: organisation('BH'), bornMeetingId: meetingId }));

    await service.open(viewer, id);
    await drain();

    expect(server.received).toEqual([]);
  });
});

describe('the one person who gets an organisation’s mail', () => {
  it('holds the lead seat when it leads, and is else its first contact with an address', async () => {
    const register = test.app.get(PeopleRegister);
    await test.database.unitOfWork(async () => {
      const first = await register.addPerson('Inès', 'Valdrac');
      const silent = await register.addPerson('Léo', 'Sansadresse');
      const contact = { councilId: council.councilId, organisationId: organisation('BH'), jobTitle: 'gardienne' };
      await register.addContact({ ...contact, personId: silent, rank: -1, email: null });
      await register.addContact({ ...contact, personId: first, rank: 0, email: 'ines@val.example' });
    });
    const led = await heldIn(council.plenary.id);
    const helped = await heldIn(council.plenary.id);

    await publish(led, [{ leadOrganisationId: organisation('BH'), leadSeatId: council.seats['plenary.landlord'] ?? null }]);
    await publish(helped, [{ leadOrganisationId: organisation('TB'), contributorIds: [organisation('BH')] }]);
    await drain();

    expect(mailsTo('landlord@val.example')).toHaveLength(1);
    expect(mailsTo('ines@val.example')).toHaveLength(1);
  });
});
