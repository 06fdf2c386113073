import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MinutesRepository } from '../../../src/meetings/index.js';
import { MinutesEditions } from '../../../src/meetings/minutes/published/minutes-editions.js';
import { OutboxMessage } from '../../../src/platform/outbox/outbox-message.entity.js';
import { OutboxWorker } from '../../../src/platform/outbox/outbox.worker.js';
import { StoredFiles } from '../../../src/platform/files/stored-files.js';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aPoint } from '../../factories/meeting.js';
import { aLine, aMeetingToday, endSitting, openSitting, publish } from '../../factories/sitting.js';
import { anOpenProblem } from '../../factories/problem.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { describeWithTools } from '../../support/tools.js';

let test: TestApp;
let council: SmallCouncil;
let chair: Viewer;
let secretary: Viewer;
let versionId: string;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beffroi-editions-'));
  test = await startTestApp();
  council = await aCouncil(test);
  chair = await council.viewer('chair');
  secretary = await council.viewer('secretary');
  const coordinator = await council.viewer('coordinator');
  const problemId = await anOpenProblem(test, coordinator, council.restricted.id, 'Afflux au plan d’eau');
  const meetingId = await aMeetingToday(test, coordinator, council.plenary.id);
  const open = await aPoint(test, coordinator, meetingId, { title: 'Calendrier du printemps' });
  const narrow = await aPoint(test, coordinator, meetingId, { title: 'Le plan d’eau de Lormeil', problemId });
  await openSitting(test, coordinator, meetingId);
  await aLine(test, coordinator, meetingId, open, { kind: 'decision', text: 'Retenir la date du 12 mai.' });
  await aLine(test, coordinator, meetingId, narrow, { text: 'Rien à signaler, harbelousse.' });
  await endSitting(test, coordinator, meetingId);
  versionId = await publish(test, coordinator, meetingId);
  await test.app.get(OutboxWorker).drain();
});

afterAll(async () => {
  await test.stop();
  await rm(folder, { recursive: true, force: true });
});

const editionsFor = (viewer: Viewer) => test.app.get(MinutesRepository).editionsOf(viewer, versionId);

it('makes one paper for the body and one for the narrower level that it holds, no other', async () => {
  expect((await editionsFor(chair)).map(({ audience }) => audience.confidentiality)).toEqual(['restricted', 'members']);
  expect((await editionsFor(secretary)).map(({ audience }) => audience.confidentiality)).toEqual(['members']);
});

it('makes nothing again when the message comes twice', async () => {
  const [message] = await test.database.read(OutboxMessage, 'message').where("message.kind = 'minutes.published'").getMany();
  const before = await editionsFor(chair);

  if (message !== undefined) await test.app.get(MinutesEditions).render(message);

  expect(message).toBeDefined();
  expect(await editionsFor(chair)).toEqual(before);
});

describeWithTools(['pdftotext', 'qpdf'], 'the paper of each level', () => {
  async function wordsOf(viewer: Viewer): Promise<string> {
    const [edition] = await editionsFor(viewer);
    const file = join(folder, `${edition?.audience.confidentiality ?? 'none'}.pdf`);
    await writeFile(file, await test.app.get(StoredFiles).bytesOf(edition?.fileId ?? ''));
    execFileSync('qpdf', ['--check', file], { stdio: 'ignore' });
    return execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
  }

  it('prints the whole for those who read it', async () => {
    const words = await wordsOf(chair);
    expect(words).toContain('Le plan d’eau de Lormeil');
    expect(words).toContain('harbelousse');
  });

  it('keeps the number of what it withholds, and not a word of it', async () => {
    const words = await wordsOf(secretary);
    expect(words).toContain('Retenir la date du 12 mai.');
    expect(words).toContain('Point restreint');
    expect(words).not.toMatch(/plan d.eau|harbelousse/);
  });
});
