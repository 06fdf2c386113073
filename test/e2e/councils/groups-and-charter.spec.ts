import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { OutboxMessage } from '../../../src/platform/outbox/outbox-message.entity.js';
import { OutboxWorker } from '../../../src/platform/outbox/outbox.worker.js';
import { PeopleRegister } from '../../../src/people/index.js';
import { hashPassword } from '../../../src/sign-in/passwords/passwords.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { anOpenProblem } from '../../factories/problem.js';
import { PASSWORD, startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, textOf } from '../../support/browser.js';

const TEXT = 'Les informations échangées ne sortent pas du groupe. Chacun s’y engage en son nom.';

describe('a group is its named persons, and each has signed', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Browser;
  let halls: string;
  let base: string;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    coordinator = await test.as('coordinator@val.example');
    halls = await anOpenProblem(test, await council.viewer('coordinator'), council.group.id, 'Occupation des halls');
    base = `/administration/instances/${council.group.id}`;
    await addGuard();
  });

  afterAll(() => test.stop());

  /** A correspondent with an account and no signature. */
  async function addGuard(): Promise<void> {
    const hash = await hashPassword(PASSWORD);
    await test.database.unitOfWork(async () => {
      const register = test.app.get(PeopleRegister);
      const personId = await register.addPerson('Inès', 'Valdrac');
      await register.addContact({ councilId: council.councilId, organisationId: council.organisations.BH ?? '', personId, jobTitle: 'gardienne', rank: 9, email: 'guard@val.example' });
      await register.addAccount(personId, 'guard@val.example', hash);
      Object.assign(council.persons, { guard: personId });
    });
  }

  async function name(browser: Browser, person: string, from = '03/03/2026') {
    const form = await browser.get(`${base}/nommer`);
    return browser.post(`${base}/nommer`, { formKey: hiddenValue(form.html, 'formKey') ?? '', person, from });
  }

  it('a person named who has not signed reads nothing, and the page says so', async () => {
    const answer = await name(coordinator, council.persons.guard ?? '');
    const page = textOf((await coordinator.follow(answer)).html);
    const guard = await test.as('guard@val.example');

    expect(answer.status).toBe(303);
    expect(page).toContain('nommée, n’a pas signé : ne lit rien');
    expect((await guard.get(`/dossiers/${halls}`)).status).toBe(404);
    expect((await guard.get('/dossiers')).html).not.toContain('Occupation des halls');
    expect((await council.viewer('guard')).groupIds).toEqual([]);
  });

  it('she signs with her own hand, and reads at the next request', async () => {
    const guard = await test.as('guard@val.example');
    const form = await guard.get('/charte');
    const keys = { formKey: hiddenValue(form.html, 'formKey') ?? '', charter: hiddenValue(form.html, 'charter') ?? '' };
    const unread = await guard.post('/charte', keys);
    const signed = await guard.post('/charte', { ...keys, read: '1' });
    await guard.post('/charte', { ...keys, read: '1' });

    expect(textOf(form.html)).toContain('Vous n’avez pas signé');
    expect(unread.status).toBe(422);
    expect(textOf(unread.html)).toContain('Cochez la case pour signer');
    expect(signed.status).toBe(303);
    expect(textOf((await guard.follow(signed)).html)).toContain('Vous avez signé le mardi 3 mars.');
    expect((await guard.get(`/dossiers/${halls}`)).status).toBe(200);
  });

  it('named twice is refused, and a person of another council is unknown', async () => {
    const neighbour = await aCouncil(test, 'VDB', 'Val de Brune');

    expect(textOf((await name(coordinator, council.persons.guard ?? '')).html)).toContain('Cette personne est déjà nommée dans ce groupe.');
    expect((await name(coordinator, neighbour.persons.police ?? '')).status).toBe(404);
  });

  it('a naming withdrawn asks why, and closes everything that day', async () => {
    const page = await coordinator.get(base);
    const path = new RegExp(`href="(/sieges/[^"]+/mandats/[^"]+/fin)"[^>]*>(?:(?!</a>).)*Inès Valdrac`).exec(page.html)?.[1] ?? '';
    const silent = await coordinator.post(path, { from: '03/03/2026' });
    const answer = await coordinator.post(path, { from: '03/03/2026', reason: 'ne suit plus ce quartier' });
    const guard = await test.as('guard@val.example');

    expect(silent.status).toBe(422);
    expect(textOf(silent.html)).toContain('Dites pourquoi cette personne quitte le groupe.');
    expect(answer.status).toBe(303);
    expect((await guard.get(`/dossiers/${halls}`)).status).toBe(403);
  });

  it('the chair names himself with a reason, proved again; the members are told', async () => {
    const chair = await test.as('chair@val.example');
    const form = await chair.get(`${base}/me-nommer`);
    const formKey = hiddenValue(form.html, 'formKey') ?? '';
    const inList = await name(chair, council.persons.chair ?? '');
    const silent = await chair.post(`${base}/me-nommer`, { formKey, from: '03/03/2026', reason: '' });
    const hidden = await chair.post(`${base}/me-nommer`, { formKey, from: '03/01/2026', reason: 'Suivre la sortie de l’hiver' });
    const answer = await chair.post(`${base}/me-nommer`, { formKey, from: '03/03/2026', reason: 'Suivre la sortie de l’hiver' });
    const told = await test.database.read(OutboxMessage, 'message').where("message.kind = 'group.selfNamed'").getCount();

    expect(textOf(inList.html)).toContain('Pour vous nommer vous-même, passez par « Me nommer »');
    expect([silent.status, hidden.status, answer.status]).toEqual([422, 422, 303]);
    expect(textOf(hidden.html)).toContain('jamais d’un jour passé');
    expect(told).toBe(1);
    expect((await council.viewer('chair')).groupIds).toEqual([council.group.id]);
  });

  it('the members read it on their home and get a mail that names neither the group nor anybody; others learn nothing', async () => {
    await test.app.get(OutboxWorker).drain();
    const mails = await readMails(test.settings.dataDir);
    const home = async (key: string) => textOf((await (await test.as(`${key}@val.example`)).get('/')).html);

    expect(mails.map(({ to }) => to).sort()).toEqual(['coordinator@val.example', 'landlord@val.example', 'police@val.example']);
    for (const { subject, text } of mails) {
      expect(subject).toBe('Réunion du CLSPD');
      expect(text).toContain('une information vous attend dans le carnet');
      for (const secret of ['Tilleuls', 'Ambrevert', 'hiver']) expect(text).not.toContain(secret);
    }
    expect(await home('police')).toContain('Gilles Ambrevert fait partie de « Groupe des Tilleuls »');
    expect(await home('coordinator')).toContain('De sa propre initiative, depuis le mardi 3 mars. « Suivre la sortie de l’hiver »');
    for (const key of ['transport', 'secretary', 'chair']) expect(await home(key)).not.toContain('fait partie de');
  });

  it('thirty days later the home says it no more', async () => {
    test.clock.moveTo('2026-04-03T08:00:00.000Z');
    const home = textOf((await (await test.as('police@val.example')).get('/')).html);
    test.clock.moveTo('2026-03-03T08:00:00.000Z');

    expect(home).not.toContain('fait partie de');
  });

  it('twenty minutes after signing in, the chair proves himself again before naming himself', async () => {
    const chair = await test.as('chair@val.example');
    test.clock.moveTo('2026-03-03T08:20:00.000Z');
    const asked = await chair.get(`${base}/me-nommer`);
    test.clock.moveTo('2026-03-03T08:00:00.000Z');

    expect(asked.status).toBe(303);
  });

  it('a new version of the charter keeps the signatures, or asks for them again', async () => {
    const adopt = async (fields: Record<string, string>) => {
      const form = await coordinator.get('/administration/charte/nouvelle');
      return coordinator.post('/administration/charte', { formKey: hiddenValue(form.html, 'formKey') ?? '', title: 'Charte', text: TEXT, adoptedOn: '03/03/2026', ...fields });
    };
    const kept = await adopt({});
    const before = await council.viewer('police');
    const again = await adopt({ asksAgain: '1' });
    const after = await council.viewer('police');
    const page = textOf((await coordinator.get('/administration/charte')).html);

    expect([kept.status, again.status]).toEqual([303, 303]);
    expect(before.groupIds).toEqual([council.group.id]);
    expect([after.groupIds, after.restrictedCouncilIds]).toEqual([[], []]);
    expect(page).toContain('Version 3 : Charte');
    expect(page).toContain('attendue : ne lit rien de ce où elle siège');
    expect(textOf((await coordinator.get(`/dossiers/${halls}/acces`)).html)).not.toContain('Karim Lortholary');
  });

  it('a signature on paper is noted once, of a person or of an organisation, and only the former opens', async () => {
    const note = async (fields: Record<string, string>) => {
      const form = await coordinator.get('/administration/charte/signatures');
      return coordinator.post('/administration/charte/signatures', { formKey: hiddenValue(form.html, 'formKey') ?? '', signedOn: '03/03/2026', ...fields });
    };
    const organisation = await note({ signatory: `o:${council.organisations.PM ?? ''}` });
    const closed = await council.viewer('police');
    const person = await note({ signatory: `p:${council.persons.police ?? ''}` });
    const twice = await note({ signatory: `p:${council.persons.police ?? ''}` });
    const later = await note({ signatory: `p:${council.persons.landlord ?? ''}`, signedOn: '03/04/2026' });
    const nobody = await note({ signatory: 'p:x' });

    expect([organisation.status, person.status, twice.status, later.status, nobody.status]).toEqual([303, 303, 422, 422, 422]);
    expect(closed.groupIds).toEqual([]);
    expect((await council.viewer('police')).groupIds).toEqual([council.group.id]);
    expect(textOf(twice.html)).toContain('Karim Lortholary a déjà signé.');
  });

  it('the charter is kept by chair and coordinator, and read by each person', async () => {
    const member = await test.as('landlord@val.example');
    const reader = await test.as('reader@val.example');

    for (const browser of [member, reader]) {
      expect((await browser.get('/administration/charte')).status).toBe(403);
      expect((await browser.post('/administration/charte', { title: 'x' })).status).toBe(403);
      expect(textOf((await browser.get('/charte')).html)).toContain(TEXT);
    }
  });
});

/** The mails kept as files, which is what an installation without a mail server does. */
async function readMails(dataDir: string) {
  const folder = join(dataDir, 'mails');
  const mails = await Promise.all(readdirSync(folder).filter((file) => file.endsWith('.eml')).map((file) => simpleParser(readFileSync(join(folder, file)))));
  return mails.map(({ to, subject, text }) => ({ to: [to].flat()[0]?.value[0]?.address ?? '', subject, text: text ?? '' }));
}
