import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { anOpenProblem } from '../../factories/problem.js';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { type Browser, hiddenValue, textOf } from '../../support/browser.js';

describe('actions by their pages', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Viewer;
  let claire: Browser;
  let marc: Browser;
  let problemId: string;
  let groupProblemId: string;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    coordinator = await council.viewer('coordinator');
    problemId = await anOpenProblem(test, coordinator, council.plenary.id, 'Dépôts sauvages');
    groupProblemId = await anOpenProblem(test, coordinator, council.group.id, 'Halls des Tilleuls');
    claire = await test.as('coordinator@val.example');
    marc = await test.as('landlord@val.example');
  });

  afterAll(() => test.stop());

  it('the coordinator gives one from a problem, and everything typed comes back when something is wrong', async () => {
    const form = await claire.get(`/actions/nouvelle?dossier=${problemId}`);
    const typed = { formKey: key(form.html), problem: problemId, sentence: 'Poser un merlon', lead: org('BH'), contributors: [org('PM')], dueOn: '31 février' };

    const refused = await claire.post('/actions', typed);
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toContain('Le 31 février n’existe pas : vérifiez le jour');
    expect(refused.html).toContain('value="Poser un merlon"');
    expect(refused.html).toMatch(new RegExp(`value="${org('PM')}" checked`));

    const answer = await claire.post('/actions', { ...typed, dueOn: 'fin mars' });
    const again = await claire.post('/actions', { ...typed, dueOn: 'fin mars' });
    expect(answer.status).toBe(303);
    expect(again.location).toBe(answer.location);
    const page = textOf((await claire.follow(answer)).html);
    expect(page).toContain('L’action est confiée.');
    expect(page).toContain('attendue le mardi 31 mars');
    expect(page).toContain('Dépôts sauvages');
  });

  it('a group without a named member of the organisation offers a neutral problem', async () => {
    const form = await claire.get(`/actions/nouvelle?dossier=${groupProblemId}`);

    const answer = await claire.post('/actions', { formKey: key(form.html), problem: groupProblemId, sentence: 'Doubler la présence', lead: org('TB') });

    expect(answer.status).toBe(422);
    expect(textOf(answer.html)).toContain('Personne n’est nommé dans ce groupe pour : Transbrune.');
    expect(answer.html).toContain('href="/dossiers/nouveau"');
    expect(answer.html).toContain('value="Doubler la présence"');
  });

  it('a member answers for her organisation, and may take it back', async () => {
    const id = await given({ problemId, sentence: 'Dégager les encombrants', leadOrganisationId: org('BH'), contributorIds: [org('PM')] });
    const page = await marc.get(`/actions/${id}`);
    expect(textOf(page.html)).toContain('Répondre pour Brune Habitat');

    const refused = await marc.post(`/actions/${id}/reponse`, { formKey: key(page.html), state: 'bloque', words: 'La benne est commandée.' });
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toContain('Dites ce qui bloque.');
    expect(refused.html).toContain('La benne est commandée.');

    const blocked = { formKey: key(page.html), state: 'bloque', blockedMotive: 'delivery', words: 'La benne est commandée.', expectedOn: '12/03/2026' };
    const shown = await marc.follow(await marc.post(`/actions/${id}/reponse`, blocked));
    expect(textOf(shown.html)).toContain('Livraison ou pièce attendue. La benne est commandée. Date annoncée : jeudi 12 mars.');
    expect(textOf((await claire.get(`/dossiers/${problemId}`)).html)).toContain('La benne est commandée.');

    const undo = /action="(\/actions\/[^"]+\/annulation)"/.exec(shown.html)?.[1] ?? '';
    const after = await marc.follow(await marc.post(undo));
    expect(textOf(after.html)).toContain('La réponse est annulée.');
    expect(after.html).not.toContain('La benne est commandée.');
    expect((await claire.get(`/dossiers/${problemId}`)).html).not.toContain('La benne est commandée.');
  });

  it('the coordinator notes a call with both names', async () => {
    const id = await given({ sentence: 'Faire des rondes', leadOrganisationId: org('PM') });
    const form = await claire.get(`/actions/${id}/reponse?organisation=${org('PM')}`);
    const call = { formKey: key(form.html), organisation: org('PM'), state: 'pris' };

    const nobody = await claire.post(`/actions/${id}/reponse`, call);
    expect(nobody.status).toBe(422);
    expect(textOf(nobody.html)).toContain('Dites qui a parlé au téléphone.');

    const shown = await claire.follow(await claire.post(`/actions/${id}/reponse`, { ...call, speaker: council.persons.police ?? '' }));
    expect(textOf(shown.html)).toContain('Police municipale de Valbrune , Karim Lortholary, par téléphone, noté par Claire Montagnac');
  });

  it('an action is planned again with a reason, closed with a sentence, opened again', async () => {
    const id = await given({ sentence: 'Remettre un devis', leadOrganisationId: org('BH'), dueOn: '2026-03-10' });
    const plan = { version: '1', lead: org('BH'), dueOn: '10 avril' };
    expect(textOf((await claire.post(`/actions/${id}/echeance`, plan)).html)).toContain('Dites pourquoi l’échéance recule');
    const planned = await claire.follow(await claire.post(`/actions/${id}/echeance`, { ...plan, reason: 'Le devis tarde.' }));
    expect(textOf(planned.html)).toContain('attendue le vendredi 10 avril, reportée une fois.');

    expect((await claire.post(`/actions/${id}/echeance`, { ...plan, reason: 'Autre onglet.' })).status).toBe(409);

    expect(textOf((await claire.post(`/actions/${id}/cloture`, { version: '2', result: 'done', sentence: 'Vu.' })).html)).toContain('dix caractères au moins');
    const closed = await claire.follow(await claire.post(`/actions/${id}/cloture`, { version: '2', result: 'done', sentence: 'Le devis est signé.' }));
    expect(textOf(closed.html)).toContain('Fait Le devis est signé.');
    expect(textOf((await claire.get('/actions?vue=closes')).html)).toContain('Remettre un devis');

    const open = await claire.follow(await claire.post(`/actions/${id}/reouverture`, { version: '3', reason: 'Le devis est retiré.' }));
    expect(textOf(open.html)).toContain('L’action est rouverte.');
  });

  it('the closing is prefilled by what the lead said', async () => {
    const id = await given({ sentence: 'Nettoyer le passage', leadOrganisationId: org('BH') });
    const page = await marc.get(`/actions/${id}`);
    await marc.post(`/actions/${id}/reponse`, { formKey: key(page.html), state: 'fait', words: 'Le passage est propre depuis lundi.' });

    const form = await claire.get(`/actions/${id}/cloture`);

    expect(form.html).toMatch(/value="done" checked/);
    expect(form.html).toContain('>Le passage est propre depuis lundi.</textarea>');
  });

  it('an action of a group does not exist for others, in any list or count', async () => {
    const id = await given({ problemId: groupProblemId, sentence: 'Réparer la porte jabrelune', leadOrganisationId: org('BH'), dueOn: '2026-02-01' });
    const solene = await test.as('transport@val.example');
    const absent = test.ids.next();

    for (const path of ['', '/echeance', '/cloture', `/reponse?organisation=${org('BH')}`]) {
      const answer = await solene.get(`/actions/${id}${path}`);
      expect([403, 404]).toContain(answer.status);
      const unknown = await solene.get(`/actions/${absent}${path}`);
      expect(answer.html.replaceAll(id, '')).toBe(unknown.html.replaceAll(absent, ''));
    }
    for (const path of ['/actions', '/actions?vue=retard', '/actions?vue=organisation', `/actions?instance=${council.group.id}`, '/actions?niveau=group']) {
      const answer = await solene.get(path);
      expect(answer.status).toBe(200);
      expect(answer.html).not.toContain('jabrelune');
      expect(textOf(answer.html)).toContain('En retard (0)');
    }
    expect(textOf((await marc.get('/actions')).html)).toContain('jabrelune');
  });

  it('a member gives, plans and closes nothing', async () => {
    const id = await given({ sentence: 'Poser une affiche', leadOrganisationId: org('BH') });
    const page = await marc.get(`/actions/${id}`);

    expect(textOf(page.html)).not.toContain('Clore l’action');
    expect((await marc.get('/actions/nouvelle')).status).toBe(403);
    expect((await marc.post(`/actions/${id}/cloture`, { version: '1', result: 'done', sentence: 'Point fait ensemble.' })).status).toBe(403);
    expect((await marc.post(`/actions/${id}/echeance`, { version: '1' })).status).toBe(403);
    expect((await marc.get(`/actions/${id}/reponse?organisation=${org('PM')}`)).status).toBe(404);
  });

  it('the list says what is late, blocked and on time, with filters as addresses', async () => {
    await given({ sentence: 'Tailler la haie', leadOrganisationId: org('PM'), dueOn: '2026-03-01' });
    await given({ sentence: 'Étudier un arrêt', leadOrganisationId: org('TB') });

    const all = textOf((await claire.get('/actions')).html);
    const police = textOf((await claire.get(`/actions?etat=retard&pilote=${org('PM')}`)).html);

    expect(all).toContain('Tailler la haie');
    expect(all).toContain('Retard de 2 jours');
    expect(all).toContain('Transbrune, sans date.');
    expect(police).toContain('Tailler la haie');
    expect(police).not.toContain('Étudier un arrêt');
    expect(textOf((await claire.get('/actions?vue=organisation')).html)).toContain('Transbrune');
    expect((await claire.get("/actions?pilote=' OR 1=1&apres=x&vue=rien")).status).toBe(200);
  });

  function org(code: string): string {
    return council.organisations[code] ?? '';
  }

  function given(values: Parameters<typeof anAction>[2]): Promise<string> {
    return anAction(test, coordinator, values);
  }

  function key(html: string): string {
    return hiddenValue(html, 'formKey') ?? '';
  }
});
