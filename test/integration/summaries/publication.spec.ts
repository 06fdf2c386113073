import { createHash } from 'node:crypto';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { canonicalJson } from '../../../src/platform/formatting/canonical-json.js';
import { OutboxWorker } from '../../../src/platform/outbox/outbox.worker.js';
import { ActionNotAllowed, NotVisible, RuleViolation, StaleVersion } from '../../../src/platform/web/errors.js';
import { Problem } from '../../../src/problems/index.js';
import { FigureCalculator } from '../../../src/summaries/figures/figure-calculator.js';
import { PublishedSummaries, Summary, SummaryDrafts, SummaryService, SummaryVersion } from '../../../src/summaries/index.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { noon, Rows } from './rows.js';

const QUARTER = '2025-Q4';
const TEXTS = {
  title: 'Les épaves reculent',
  sentences: 'Les épaves reculent.\nLa ligne 4 se tend.\nUne décision vous est demandée.',
  worked: 'Parking des Combes.',
  resists: null,
  asked: 'Étendre la présence à cinq soirs.',
};

describe('A quarterly summary', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let service: SummaryService;
  let rows: Rows;
  let problemId: string;
  let coordinator: Viewer;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    service = test.app.get(SummaryService);
    rows = new Rows(test, council);
    coordinator = await council.viewer('coordinator');
    problemId = await rows.problem('Épaves des Combes', rows.level('members'), 'BH');
    await rows.statuses(problemId, [['open', noon('2025-01-10')]]);
    await rows.fact(problemId, '2025-11-02');
    await rows.fact(problemId, '2025-08-02');
  });

  afterAll(() => test.stop());

  it('is computed by who prepares it, for a quarter that has begun, on days that are over', async () => {
    await expect(service.calculate(await council.viewer('police'), QUARTER)).rejects.toThrow(ActionNotAllowed);
    await expect(service.calculate(await council.viewer('chair'), QUARTER)).rejects.toThrow(ActionNotAllowed);
    await expect(service.calculate(coordinator, '2026-Q2')).rejects.toThrow(RuleViolation);
    await expect(service.calculate(coordinator, QUARTER, { cutOffOn: '2026-03-03' })).rejects.toThrow(RuleViolation);
    await service.calculate(await council.viewer('secretary'), QUARTER, { cutOffOn: '2026-01-09' });
    const draft = await draftOf();
    expect(draft).toMatchObject({ state: 'draft', cutOffOn: '2026-01-09', computedAt: '2026-03-03T08:00:00.000Z' });
    expect(draft.figures?.now.facts).toBe(1);
  });

  it('is computed twice without losing what was written', async () => {
    await service.write(coordinator, QUARTER, (await draftOf()).version, TEXTS);
    await service.calculate(coordinator, QUARTER, { cutOffOn: '2026-01-09' });
    expect(await draftOf()).toMatchObject({ title: TEXTS.title, sentences: TEXTS.sentences });
  });

  it('never overwrites what somebody else wrote meanwhile', async () => {
    await expect(service.write(coordinator, QUARTER, 1, { ...TEXTS, title: 'Autre titre' })).rejects.toThrow(StaleVersion);
    await expect(service.write(coordinator, QUARTER, 1, TEXTS)).resolves.toBeUndefined();
  });

  it('is no affair of anybody else while it is a draft', async () => {
    const drafts = test.app.get(SummaryDrafts);
    for (const person of ['police', 'reader', 'landlord']) await expect(drafts.draftOf(await council.viewer(person), QUARTER)).rejects.toThrow(NotVisible);
    expect(await test.app.get(PublishedSummaries).page(await council.viewer('reader'), null, 5)).toEqual([]);
  });

  it('is published by the coordination or the chair, complete and over', async () => {
    const { version } = await draftOf();
    await expect(service.publish(await council.viewer('secretary'), QUARTER, version)).rejects.toThrow(ActionNotAllowed);
    await service.calculate(coordinator, '2026-Q1');
    await service.write(coordinator, '2026-Q1', 1, TEXTS);
    await expect(service.publish(coordinator, '2026-Q1', 2)).rejects.toThrow('summary.incomplete');
    await service.publish(await council.viewer('chair'), QUARTER, version);
  });

  it('freezes the figures of its draft as canonical JSON, under their hash', async () => {
    const frozen = await versionRow();
    const content = JSON.parse(frozen.content);
    expect(frozen.content).toBe(canonicalJson(content));
    expect(frozen.hash).toBe(createHash('sha256').update(frozen.content, 'utf8').digest('hex'));
    expect(content.numbers.facts).toBe(1);
    expect(content.watched).toEqual([{ title: 'Épaves des Combes', lead: 'Brune Habitat', lateActions: 0, facts: 1 }]);
    expect(content.publication).toEqual({ number: 1, at: '2026-03-03T08:00:00.000Z', by: 'Gilles Ambrevert' });
  });

  it('stays the same to the byte after later edits, its PDF included', async () => {
    await test.app.get(OutboxWorker).drain();
    const before = await versionRow();
    const pdf = await test.app.get(PublishedSummaries).pdfOf(await council.viewer('reader'), QUARTER);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await rows.fact(problemId, '2025-11-03');
    await test.database.unitOfWork(() => test.database.changeAll(Summary, { title: 'Autre titre' }, 'quarter = :quarter', { quarter: QUARTER }));
    await expect(service.calculate(coordinator, QUARTER)).rejects.toThrow('summary.published');
    await expect(service.write(coordinator, QUARTER, 1, TEXTS)).rejects.toThrow('summary.published');
    await test.app.get(OutboxWorker).drain();
    expect(await versionRow()).toEqual(before);
    expect((await test.app.get(PublishedSummaries).pdfOf(await council.viewer('reader'), QUARTER)).equals(pdf)).toBe(true);
  });

  it('is kept by the database itself', async () => {
    const spoil = (values: Partial<SummaryVersion>) => test.database.unitOfWork(() => test.database.changeAll(SummaryVersion, values, 'quarter = :quarter', { quarter: QUARTER }));
    await expect(spoil({ content: '{}' })).rejects.toThrow();
    await expect(spoil({ fileId: null })).rejects.toThrow();
  });

  it('gives its published figures to the quarters that compare themselves with it', async () => {
    const { before } = await test.app.get(FigureCalculator).compute(council.councilId, '2026-Q1', '2026-03-02');
    expect(before?.facts).toBe(1);
  });

  it('is not published with the title of a problem raised since the computing', async () => {
    await service.calculate(coordinator, '2025-Q3');
    await service.write(coordinator, '2025-Q3', 1, TEXTS);
    await test.database.unitOfWork(async () => {
      const problem = await test.database.toChange(test.database.read(Problem, 'problem').where('problem.id = :problemId', { problemId }));
      problem.audience = rows.level('restricted');
      problem.bodyId = council.restricted.id;
      await test.database.save(problem);
    });
    await expect(service.publish(coordinator, '2025-Q3', 2)).rejects.toThrow('summary.raised');
    await service.calculate(coordinator, '2025-Q3');
    expect((await draftOf('2025-Q3')).figures?.watched).toEqual([]);
    await service.publish(coordinator, '2025-Q3', 3);
  });

  it('is read in its own council only', async () => {
    const neighbour = await aCouncil(test, 'VDB', 'Val de Brune');
    const summaries = test.app.get(PublishedSummaries);
    expect(await summaries.page(await neighbour.viewer('coordinator'), null, 5)).toEqual([]);
    expect((await summaries.page(await council.viewer('reader'), null, 5)).map(({ quarter }) => quarter)).toEqual(['2025-Q4', '2025-Q3']);
  });

  async function draftOf(quarter = QUARTER): Promise<Summary> {
    return test.app.get(SummaryDrafts).draftOf(coordinator, quarter);
  }

  async function versionRow(): Promise<SummaryVersion> {
    return test.database.read(SummaryVersion, 'version').where('version.quarter = :quarter', { quarter: QUARTER }).getOneOrFail();
  }
});
