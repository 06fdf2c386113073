import { randomUUID } from 'node:crypto';
import { ReplyService } from '../../../src/problems/index.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aMeeting, aPoint } from '../../factories/meeting.js';
import { aProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import type { Browser, Page } from '../../support/browser.js';

const ABSENT = 'ffffffff-ffff-7fff-bfff-ffffffffffff';

/** One attempt: whose browser, and an address or a form in which `ID` stands for the hidden row. */
interface Attempt {
  readonly who: 'chair' | 'secretary' | 'transport' | 'stranger' | 'elsewhere';
  readonly row: 'groupProblem' | 'restrictedProblem' | 'groupAction' | 'groupReply' | 'groupMeeting' | 'restrictedMeeting' | 'maskedPoint' | 'group' | 'restricted';
  readonly path: string;
  /** Absent: the page is looked at. */
  readonly form?: Readonly<Record<string, string>>;
}

const VERSION = { version: '1' };
const ANSWER = { state: 'fait', words: 'C’est fait.' };
const PROBLEM_PAGES = ['', '/acces', '/niveau', '/niveau?vers=membres', '/faits', '/modifier', '/cloture', '/reouverture', '?avant=2026-03-01T00:00:00.000Z_ID'];
const ACTION_PAGES = ['', '/reponse', '/echeance', '/cloture', '/reouverture', '/niveau'];
const MEETING_PAGES = ['', '/compte-rendu', '/compte-rendu.pdf', '/seance', '/seance/levee', '/modifier', '/annulation', '/reponses'];

const ATTEMPTS: readonly Attempt[] = [
  ...PROBLEM_PAGES.map((page): Attempt => ({ who: 'chair', row: 'groupProblem', path: `/dossiers/ID${page}` })),
  ...PROBLEM_PAGES.map((page): Attempt => ({ who: 'elsewhere', row: 'restrictedProblem', path: `/dossiers/ID${page}` })),
  ...ACTION_PAGES.map((page): Attempt => ({ who: 'chair', row: 'groupAction', path: `/actions/ID${page}` })),
  ...ACTION_PAGES.map((page): Attempt => ({ who: 'elsewhere', row: 'groupAction', path: `/actions/ID${page}` })),
  ...MEETING_PAGES.map((page): Attempt => ({ who: 'secretary', row: 'restrictedMeeting', path: `/reunions/ID${page}` })),
  ...MEETING_PAGES.map((page): Attempt => ({ who: 'secretary', row: 'groupMeeting', path: `/reunions/ID${page}` })),
  ...['dossiers?pilote=ID', 'dossiers?secteur=ID', 'actions?dossier=ID', 'actions?instance=ID', 'actions?pilote=ID&apres=0_2026-01-01_ID', 'dossiers?apres=2026-01-01_ID', 'reunions?apres=2026-01-01_ID', 'reunions?avant=2026-12-31_ID']
    .flatMap((list) => (['groupProblem', 'group', 'groupAction'] as const).map((row): Attempt => ({ who: 'secretary', row, path: `/${list}` }))),
  { who: 'chair', row: 'groupProblem', path: '/actions/nouvelle?dossier=ID' },
  { who: 'chair', row: 'groupProblem', path: '/dossiers/ID/fil', form: { text: 'Une note' } },
  { who: 'chair', row: 'groupProblem', path: '/dossiers/ID/faits', form: { day: 'hier', source: 'agent' } },
  { who: 'chair', row: 'groupProblem', path: '/dossiers/ID/etat', form: { ...VERSION, to: 'monitored' } },
  { who: 'chair', row: 'groupProblem', path: '/dossiers/ID/cloture', form: { ...VERSION, outcome: 'closed', motive: 'resolved', lesson: 'Rien à ajouter.' } },
  { who: 'chair', row: 'groupProblem', path: '/dossiers/ID/reouverture', form: { ...VERSION, reason: 'Il revient.' } },
  { who: 'chair', row: 'groupProblem', path: '/actions', form: { problem: 'ID', sentence: 'Passer le soir' } },
  { who: 'chair', row: 'groupProblem', path: '/actions', form: { problem: 'ID', sentence: '' } },
  { who: 'chair', row: 'group', path: '/actions', form: { body: 'ID', sentence: 'Passer le soir' } },
  { who: 'chair', row: 'group', path: '/actions', form: { body: 'ID', level: 'restricted', sentence: 'Passer le soir' } },
  { who: 'chair', row: 'group', path: '/actions', form: { level: 'ID', sentence: 'Passer le soir' } },
  { who: 'chair', row: 'group', path: '/dossiers', form: { level: 'ID', title: 'Un autre dossier' } },
  { who: 'chair', row: 'groupProblem', path: '/dossiers/OPEN/cloture', form: { ...VERSION, outcome: 'closed', motive: 'resolved', lesson: 'Reprise ailleurs.', result_ACTION: 'moved', to_ACTION: 'ID', version_ACTION: '1' } },
  { who: 'chair', row: 'groupProblem', path: '/dossiers/ID/niveau', form: { ...VERSION, level: 'membres', reason: 'Pour voir.', reread: '1' } },
  { who: 'chair', row: 'groupAction', path: '/actions/ID/niveau', form: { ...VERSION, level: 'membres', reason: 'Pour voir.', reread: '1' } },
  { who: 'chair', row: 'group', path: '/dossiers/OPEN/niveau?vers=ID' },
  { who: 'chair', row: 'group', path: '/dossiers/OPEN/niveau', form: { ...VERSION, level: 'ID', reason: 'Pour voir.' } },
  { who: 'chair', row: 'group', path: '/actions/ACTION/niveau', form: { ...VERSION, level: 'ID', reason: 'Pour voir.' } },
  { who: 'chair', row: 'groupAction', path: '/actions/ID/cloture', form: { ...VERSION, result: 'done', sentence: 'Fait hier au soir.' } },
  { who: 'chair', row: 'groupAction', path: '/actions/ID/echeance', form: { ...VERSION, dueOn: '20/03/2026' } },
  { who: 'chair', row: 'groupAction', path: '/actions/ID/ouverture', form: {} },
  { who: 'transport', row: 'groupAction', path: '/actions/ID/reponse', form: ANSWER },
  { who: 'transport', row: 'groupReply', path: '/actions/ACTION/reponses/ID/annulation', form: {} },
  { who: 'transport', row: 'groupMeeting', path: '/reunions/ID/reponses', form: {} },
  { who: 'secretary', row: 'group', path: '/reunions', form: { body: 'ID', heldOn: '20/03/2026', startsAt: '9 h', endsAt: '10 h', place: 'Mairie' } },
  { who: 'secretary', row: 'restricted', path: '/reunions', form: { body: 'ID', heldOn: '20/03/2026', startsAt: '9 h', endsAt: '10 h', place: 'Mairie' } },
  { who: 'secretary', row: 'restrictedProblem', path: '/reunions/MEETING/points', form: { problem: 'ID' } },
  { who: 'secretary', row: 'groupProblem', path: '/reunions/MEETING/points', form: { problem: 'ID', title: 'Un titre à moi' } },
  { who: 'secretary', row: 'maskedPoint', path: '/reunions/MEETING/points/ID' },
  { who: 'secretary', row: 'maskedPoint', path: '/reunions/MEETING/points/ID', form: { ...VERSION, title: 'Vu' } },
  { who: 'secretary', row: 'maskedPoint', path: '/reunions/MEETING/points/ordre', form: { retirer: 'ID', version_ID: '1' } },
  { who: 'secretary', row: 'maskedPoint', path: '/reunions/MEETING/points/ordre', form: { minutes_ID: '20', version_ID: '1' } },
  { who: 'secretary', row: 'groupMeeting', path: '/reunions/ID/ouverture', form: VERSION },
  { who: 'secretary', row: 'restrictedMeeting', path: '/reunions/ID/compte-rendu/publication', form: VERSION },
  { who: 'secretary', row: 'restrictedMeeting', path: '/reunions/ID/seance/presences', form: { everybody: '1' } },
  { who: 'secretary', row: 'maskedPoint', path: '/reunions/SITTING/seance?point=ID' },
  { who: 'stranger', row: 'groupProblem', path: '/dossiers/ID' },
];

describe('a row that is not shown', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let browsers: Record<Attempt['who'], Browser>;
  let known: Record<string, string>;
  let rows: Record<Attempt['row'], string>;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    await aCouncil(test, 'VDB', 'le Val de Brune');
    const [coordinator, chair] = [await council.viewer('coordinator'), await council.viewer('chair')];
    const landlord = council.organisations.BH ?? '';
    const groupProblem = await aProblem(test, council, { bodyId: council.group.id, title: 'Le hall des Tilleuls' });
    const restrictedProblem = await aProblem(test, council, { bodyId: council.restricted.id, title: 'La place Saint-Aignan' });
    const open = await aProblem(test, council);
    const groupAction = await anAction(test, coordinator, { problemId: groupProblem, leadOrganisationId: landlord, dueOn: '2026-03-20' });
    const action = await anAction(test, coordinator, { problemId: open, leadOrganisationId: council.organisations.TB ?? '' });
    const said = { organisationId: landlord, state: 'done', motive: null, words: 'Fait.', expectedOn: null, channel: 'signed_in' } as const;
    const groupReply = await test.app.get(ReplyService).reply(await council.viewer('landlord'), groupAction, said);
    const meeting = await aMeeting(test, chair.personId === null ? chair : coordinator, council.plenary.id);
    const maskedPoint = await aPoint(test, coordinator, meeting, { title: 'Tapage', problemId: restrictedProblem });
    rows = {
      groupProblem, restrictedProblem, groupAction, groupReply, maskedPoint, group: council.group.id, restricted: council.restricted.id,
      groupMeeting: await aMeeting(test, coordinator, council.group.id),
      restrictedMeeting: await aMeeting(test, coordinator, council.restricted.id),
    };
    known = { OPEN: open, ACTION: action, MEETING: meeting, SITTING: meeting };
    browsers = {
      chair: await test.as('chair@val.example'), secretary: await test.as('secretary@val.example'), transport: await test.as('transport@val.example'),
      stranger: test.browser(), elsewhere: await test.as('coordinator@vdb.example'),
    };
  });

  afterAll(() => test.stop());

  it.each(ATTEMPTS)('is as absent for $who: $row in $path', async (attempt) => {
    const before = await count();

    const hidden = await send(attempt, rows[attempt.row]);
    const absent = await send(attempt, ABSENT);

    expect(hidden.status).toBeLessThan(500);
    expect({ ...seen(hidden, rows[attempt.row]) }).toEqual(seen(absent, ABSENT));
    expect(attempt.form === undefined ? before : await count()).toBe(before);
  });

  async function send({ who, path, form }: Attempt, id: string): Promise<Page> {
    const browser = browsers[who];
    const address = said(path, id);
    if (form === undefined) return browser.get(address);
    const fields = Object.entries(form).map(([name, value]) => [said(name, id), said(value, id)] as const);
    return browser.post(address, { formKey: randomUUID(), ...Object.fromEntries(fields) });
  }

  function said(text: string, id: string): string {
    return text.replace(/ID|OPEN|ACTION|MEETING|SITTING/g, (word) => (word === 'ID' ? id : (known[word] ?? word)));
  }

  /** All that the person is told, but the id that she typed herself and the keys of this very page. */
  function seen({ status, html, location }: Page, id: string): object {
    const told = (text: string): string => text.replaceAll(id, 'ID').replaceAll(/name="(csrf|formKey)" value="[^"]*"/g, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (one) => (Object.values(known).includes(one) ? one : 'ANY'));
    return { status, html: told(html), location: location === null ? null : told(location) };
  }

  async function count(): Promise<number> {
    return Number((await test.database.sql('SELECT COUNT(*) AS n FROM audit_entry'))[0]?.n);
  }
});
