import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource, QueryRunner } from 'typeorm';
import { differences, type Sums, sumsOf } from '../../../src/cli/backup/archive.js';
import { openSnapshot } from '../../../src/cli/backup/take.js';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { ClosureService, ProblemRepository, ReplyService } from '../../../src/problems/index.js';
import { anAction } from '../../factories/action.js';
import { aCouncil, type SmallCouncil } from '../../factories/council.js';
import { aPoint } from '../../factories/meeting.js';
import { anOpenProblem } from '../../factories/problem.js';
import { aLine, aMeetingToday, endSitting, openSitting, publish } from '../../factories/sitting.js';
import { startTestApp, type TestApp } from '../../support/app.js';

class Injected extends Error {}

/** Makes one statement of the writing connections fail, the n-th from now on; answers whether it was reached. */
class FaultyEngine {
  private left = Infinity;
  private isReached = false;

  constructor(source: DataSource) {
    const create = source.createQueryRunner.bind(source);
    const faulty = new WeakSet<QueryRunner>();
    source.createQueryRunner = (mode) => {
      const runner = create(mode);
      if (faulty.has(runner)) return runner;
      faulty.add(runner);
      const query = runner.query.bind(runner);
      runner.query = (async (...words: Parameters<QueryRunner['query']>) => {
        // A rollback is what repairs: a server that loses even that has lost its connection, and the engine rolls back by itself.
        if (words[0] !== 'ROLLBACK' && (this.left -= 1) === 0) {
          this.isReached = true;
          throw new Injected();
        }
        return (await query(...words)) as unknown;
      }) as QueryRunner['query'];
      return runner;
    };
  }

  async failingAt(rank: number, work: () => Promise<unknown>): Promise<'failed' | 'done'> {
    this.left = rank;
    this.isReached = false;
    try {
      await work();
      return 'done';
    } catch (error) {
      if (!this.isReached) throw error;
      return 'failed';
    } finally {
      this.left = Infinity;
    }
  }
}

/** Each act of the trade, its n-th statement made to fail for every n: the tables are then exactly as before. */
describe('an act whose n-th statement fails', () => {
  let test: TestApp;
  let council: SmallCouncil;
  let coordinator: Viewer;
  let landlord: Viewer;
  let engine: FaultyEngine;
  let acts: Readonly<Record<string, () => Promise<unknown>>>;

  beforeAll(async () => {
    test = await startTestApp();
    council = await aCouncil(test);
    coordinator = await council.viewer('coordinator');
    landlord = await council.viewer('landlord');
    const lead = { leadOrganisationId: council.organisations.BH ?? '', contributorIds: [council.organisations.PM ?? ''], dueOn: '2026-03-20' };
    const problemId = await anOpenProblem(test, coordinator, council.plenary.id);
    const actionId = await anAction(test, coordinator, { problemId, ...lead });
    const closingId = await anOpenProblem(test, coordinator, council.plenary.id, 'Halls des Tilleuls');
    const settledId = await anAction(test, coordinator, { problemId: closingId, ...lead });
    const meetingId = await heldMeeting(problemId, lead);
    const { version } = await test.app.get(ProblemRepository).visibleById(coordinator, closingId);
    engine = new FaultyEngine(test.app.get<DataSource>(getDataSourceToken()));
    acts = {
      'opening an action': () => anAction(test, coordinator, { problemId, ...lead }),
      'answering an action': () => test.app.get(ReplyService).reply(landlord, actionId, { organisationId: lead.leadOrganisationId, state: 'under_way', motive: null, words: 'La benne passe jeudi.', expectedOn: '2026-03-12', channel: 'signed_in' }),
      'publishing the minutes': () => publish(test, coordinator, meetingId),
      'closing a problem': () => test.app.get(ClosureService).close(coordinator, closingId, {
        version, outcome: 'closed', motive: 'lasting_improvement', lesson: 'Rien de nouveau depuis un mois.', movedToProblemId: null, movedToPlace: null,
        actions: [{ actionId: settledId, version: 1, result: 'done', sentence: 'Les halls sont éclairés depuis lundi.' }],
      }),
    };
  });

  afterAll(() => test.stop());

  it.each(['opening an action', 'answering an action', 'publishing the minutes', 'closing a problem'])('%s leaves nothing, whichever it is, then is made whole', async (name) => {
    const act = acts[name];
    if (act === undefined) throw new Error(name);
    const before = await sums();
    const partial: string[] = [];
    let rank = 1;
    while ((await engine.failingAt(rank, act)) === 'failed') {
      partial.push(...differences(before, await sums()).map((table) => `${rank}: ${table}`));
      rank += 1;
    }

    expect(partial).toEqual([]);
    expect(rank).toBeGreaterThan(8);
    const after = await sums();
    expect(rows(after, 'audit_entry')).toBeGreaterThan(rows(before, 'audit_entry'));
  }, 240_000);

  async function heldMeeting(problemId: string, lead: object): Promise<string> {
    const meetingId = await aMeetingToday(test, coordinator, council.plenary.id);
    const point = await aPoint(test, coordinator, meetingId, { problemId });
    await openSitting(test, coordinator, meetingId);
    await aLine(test, coordinator, meetingId, point, { kind: 'decision', text: 'Fermer la rue aux deux-roues.' });
    await aLine(test, coordinator, meetingId, point, { kind: 'action', text: 'Poser deux chicanes', ...lead });
    await endSitting(test, coordinator, meetingId);
    return meetingId;
  }

  async function sums(): Promise<Sums> {
    const snapshot = await openSnapshot(test.settings);
    try {
      return await sumsOf(snapshot);
    } finally {
      await snapshot.close();
    }
  }
});

function rows(sums: Sums, table: string): number {
  return sums[table]?.rows ?? 0;
}
