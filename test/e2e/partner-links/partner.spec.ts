import { PartnerLinks } from '../../../src/partner-links/index.js';
import { audience } from '../../../src/platform/access/audience.js';
import { systemViewer } from '../../../src/platform/access/viewer.js';
import { Account } from '../../../src/people/index.js';
import { Contribution, Reply } from '../../../src/problems/index.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { anOpenProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, textOf } from '../../support/browser.js';

let test: TestApp;
let council: SmallCouncil;
let own: Readonly<Record<'late' | 'coming' | 'helped', string>>;
let others: Readonly<Record<'transport' | 'group' | 'restricted' | 'closed', string>>;

const organisation = (code: string): string => council.organisations[code] ?? '';

beforeAll(async () => {
  test = await startTestApp();
  council = await aCouncil(test);
  const coordinator = await council.viewer('coordinator');
  const chair = await council.viewer('chair');
  const problemId = await anOpenProblem(test, coordinator, council.plenary.id);
  own = {
    coming: await anAction(test, coordinator, { sentence: 'Afficher les horaires', leadOrganisationId: organisation('BH'), dueOn: '2026-03-20' }),
    late: await anAction(test, coordinator, { problemId, leadOrganisationId: organisation('BH'), dueOn: '2026-02-28', decidedOn: '2026-01-27' }),
    helped: await anAction(test, coordinator, { sentence: 'Deux passages', leadOrganisationId: organisation('TB'), contributorIds: [organisation('BH')] }),
  };
  const inGroup = { bodyId: council.group.id, audience: audience(council.councilId, 'group', council.group.id) };
  others = {
    transport: await anAction(test, coordinator, { sentence: 'Décaler la tournée', leadOrganisationId: organisation('TB') }),
    group: await anAction(test, coordinator, { sentence: 'Ronde jabrelune', leadOrganisationId: organisation('BH'), ...inGroup }),
    restricted: await anAction(test, chair, { sentence: 'Note galtovine', leadOrganisationId: organisation('BH'), bodyId: council.restricted.id }),
    closed: '00000000-0000-7000-8000-000000000000',
  };
});

afterAll(() => test.stop());

async function visiting(code: string, person: string): Promise<Browser> {
  const owner = { councilId: council.councilId, organisationId: organisation(code), personId: council.persons[person] ?? '', notificationId: null };
  const { token } = await test.app.get(PartnerLinks).make(systemViewer('test', council.councilId), owner);
  const browser = test.browser();
  await browser.post(`/lien/${token}`);
  return browser;
}

const partOf = (actionId: string, code: string): Promise<Contribution> =>
  test.database.read(Contribution, 'part').where('part.actionId = :actionId AND part.organisationId = :id', { actionId, id: organisation(code) }).getOneOrFail();

const replyInAddress = (location: string | null): string => /reponse=([\w-]+)/.exec(location ?? '')?.[1] ?? '';

async function formKeyOf(browser: Browser, actionId: string): Promise<string> {
  const { html } = await browser.get('/lien/actions');
  return hiddenValue(html.slice(html.indexOf(`/lien/actions/${actionId}/etat`)), 'formKey') ?? '';
}

describe('the landlord’s manager, by the link of her mail', () => {
  it('sees her organisation’s own actions of members or below, late ones first, and no count of any other', async () => {
    const browser = await visiting('BH', 'landlord');

    const text = textOf((await browser.get('/lien/actions')).html);

    expect(text).toContain('Trois actions pour vous');
    expect(text.indexOf('Dégager les encombrants')).toBeLessThan(text.indexOf('Afficher les horaires'));
    expect(text).toContain('Retard de 3 jours');
    expect(text).toContain('Décidée le mardi 27 janvier, attendue le samedi 28 février.');
    expect(text).toContain('Pilote : Transbrune.');
    expect(text).toContain('D’autres actions demandent une connexion complète');
    expect(text).not.toMatch(/jabrelune|galtovine|tournée/);
  });

  it('answers « faite » by one press, adds a word, and takes it back', async () => {
    const browser = await visiting('BH', 'landlord');

    const pressed = await browser.post(`/lien/actions/${own.late}/etat`, { state: 'fait', formKey: await formKeyOf(browser, own.late) });
    const shown = textOf((await browser.follow(pressed)).html);
    const worded = await browser.post(`/lien/reponses/${replyInAddress(pressed.location)}/mot`, { words: 'La benne est passée ce matin.' });
    const after = await browser.follow(worded);

    expect(shown).toContain('C’est noté, merci. « Dégager les encombrants » est faite.');
    expect(shown).toContain('Ajouter un mot');
    expect(textOf(after.html)).not.toContain('Ajouter un mot');
    expect((await partOf(own.late, 'BH')).state).toBe('done');
    const standing = await test.database.read(Reply, 'reply').where('reply.actionId = :id AND reply.undoneAt IS NULL', { id: own.late }).getMany();
    expect(standing).toMatchObject([{ state: 'done', words: 'La benne est passée ce matin.', channel: 'link', personId: council.persons.landlord }]);

    const undone = await browser.post(`/lien/reponses/${standing[0]?.id ?? ''}/annulation`);
    expect(textOf((await browser.follow(undone)).html)).toContain('Votre réponse est annulée.');
    expect((await partOf(own.late, 'BH')).state).toBe('asked');
  });

  it('presses twice and answers once', async () => {
    const browser = await visiting('BH', 'landlord');
    const formKey = await formKeyOf(browser, own.coming);

    const [first, second] = [await browser.post(`/lien/actions/${own.coming}/etat`, { state: 'cours', formKey }), await browser.post(`/lien/actions/${own.coming}/etat`, { state: 'cours', formKey })];

    expect(second.location).toBe(first.location);
    expect(await test.database.read(Reply, 'reply').where('reply.actionId = :id', { id: own.coming }).getCount()).toBe(1);
  });

  it('is asked for a motive when it is blocked, keeps what she typed, and announces a date in words', async () => {
    const browser = await visiting('BH', 'landlord');
    const path = `/lien/actions/${own.late}`;

    const pressed = await browser.post(`${path}/etat`, { state: 'bloque', formKey: await formKeyOf(browser, own.late) });
    const opened = await browser.follow(pressed);
    const formKey = hiddenValue(opened.html.slice(opened.html.indexOf('class="reponse"')), 'formKey') ?? '';
    const silent = await browser.post(path, { formKey, state: 'bloque', words: 'La benne est commandée.', expectedOn: 'lundi 16 mars' });
    const told = await browser.post(path, { formKey, state: 'bloque', blockedMotive: 'delivery', words: 'La benne est commandée.', expectedOn: 'lundi 16 mars' });

    expect(opened.html).toMatch(/value="bloque" checked/);
    expect(silent.status).toBe(422);
    expect(textOf(silent.html)).toContain('Dites ce qui bloque.');
    expect(silent.html).toContain('La benne est commandée.');
    expect(textOf((await browser.follow(told)).html)).toContain('est bloquée');
    expect(await partOf(own.late, 'BH')).toMatchObject({ state: 'blocked', motive: 'delivery', expectedOn: '2026-03-16' });
  });

  it('refuses for a motive of the list', async () => {
    const browser = await visiting('BH', 'landlord');
    const path = `/lien/actions/${own.helped}`;
    const opened = await browser.get(`${path}?autre=1`);
    const formKey = hiddenValue(opened.html.slice(opened.html.indexOf('class="reponse"')), 'formKey') ?? '';

    const answer = await browser.post(path, { formKey, state: 'refuse', refusedMotive: 'out_of_remit' });

    expect(opened.html).toMatch(/<details class="plus champ" open>/);
    expect(answer.status).toBe(303);
    expect(await partOf(own.helped, 'BH')).toMatchObject({ state: 'refused', motive: 'out_of_remit' });
    expect((await partOf(own.helped, 'TB')).state).toBe('asked');
  });

  it('can no longer take an answer back after twenty minutes', async () => {
    const browser = await visiting('BH', 'landlord');
    const pressed = await browser.post(`/lien/actions/${own.coming}/etat`, { state: 'fait', formKey: await formKeyOf(browser, own.coming) });
    const start = test.clock.now();

    test.clock.moveTo(test.clock.in(21 * 60_000));
    const shown = await browser.follow(pressed);
    const undone = await browser.post(`/lien/reponses/${replyInAddress(pressed.location)}/annulation`);
    test.clock.moveTo(start);

    expect(textOf(shown.html)).not.toContain('Annuler');
    expect(undone.status).toBe(409);
  });
});

describe('what a link does not open', () => {
  it('is absent like what does not exist: others’ actions, higher levels, unknown ids', async () => {
    const browser = await visiting('BH', 'landlord');
    const ids = [others.transport, others.group, others.restricted, others.closed, 'x', '0', 'NaN'];

    const shown = await Promise.all(ids.map((id) => browser.get(`/lien/actions/${id}`)));
    const sent: Awaited<ReturnType<Browser['post']>>[] = [];
    for (const id of ids) sent.push(await browser.post(`/lien/actions/${id}/etat`, { state: 'fait', formKey: test.ids.next() }));

    const [sample] = shown;
    const withoutItsAddress = (html: string, id: string): string => html.replaceAll(`/${id}/etat`, '').replaceAll(`/${id}`, '');
    expect(new Set([...shown, ...sent].map(({ status }) => status))).toEqual(new Set([404]));
    for (const [rank, { html }] of shown.entries()) {
      expect(withoutItsAddress(html, ids[rank] ?? '')).toBe(withoutItsAddress(sample?.html ?? '', ids[0] ?? ''));
    }
    expect(await test.database.read(Reply, 'reply').where('reply.actionId IN (:...ids)', { ids: [others.transport, others.group, others.restricted] }).getCount()).toBe(0);
  });

  it('another organisation’s reply is not taken back', async () => {
    const landlord = await visiting('BH', 'landlord');
    const transport = await visiting('TB', 'transport');
    const pressed = await landlord.post(`/lien/actions/${own.late}/etat`, { state: 'cours', formKey: await formKeyOf(landlord, own.late) });
    const replyId = replyInAddress(pressed.location);

    const answers = [await transport.post(`/lien/reponses/${replyId}/annulation`), await transport.post(`/lien/reponses/${replyId}/mot`, { words: 'Non.' })];

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    expect(textOf((await transport.get(`/lien/actions?reponse=${replyId}`)).html)).not.toContain('C’est noté');
  });

  it('the sentence about other actions is shown to whoever holds an account, and to nobody else', async () => {
    const withAccount = await visiting('TB', 'transport');
    const before = textOf((await withAccount.get('/lien/actions')).html);
    await test.database.unitOfWork(() =>
      test.database.changeAll(Account, { passwordHash: null }, 'person_id = :id', { id: council.persons.transport }),
    );

    const after = textOf((await withAccount.get('/lien/actions')).html);

    expect(before).toContain('D’autres actions demandent');
    expect(after).not.toContain('D’autres actions demandent');
  });
});

it('the coordinator’s list follows the partner’s answer', async () => {
  const browser = await visiting('BH', 'landlord');
  await browser.post(`/lien/actions/${own.late}/etat`, { state: 'fait', formKey: await formKeyOf(browser, own.late) });

  const coordinator = await test.as('coordinator@val.example');

  expect(textOf((await coordinator.get(`/actions/${own.late}`)).html)).toContain('Faite');
});
