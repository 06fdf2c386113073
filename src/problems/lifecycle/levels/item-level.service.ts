import { Injectable } from '@nestjs/common';
import { type Audience, readableBy } from '../../../platform/access/audience.js';
import type { Viewer } from '../../../platform/access/viewer.js';
import { Database } from '../../../platform/database/database.js';
import { expectVersion, NotVisible, StaleVersion } from '../../../platform/web/errors.js';
import { parseId } from '../../../platform/web/forms/strict.js';
import { Councils } from '../../../councils/index.js';
import { ActionLevels } from '../../actions/action-levels.js';
import { Action } from '../../actions/action.entity.js';
import { ActionRepository } from '../../actions/action.repository.js';
import { type LevelAsked, LevelChanges, type LevelledRow } from '../../core/levels/level-changes.js';
import type { LevelMove } from '../../core/levels/level-moves.rules.js';
import { ProblemPlaces } from '../../core/problem-places.js';
import { Problem } from '../../core/problem.entity.js';
import { ProblemRepository } from '../../core/problem.repository.js';
import { FactLevels } from '../../facts/fact-levels.js';
import { Thread } from '../../thread/thread.js';
import { ThreadNote } from '../../thread/thread-note.entity.js';
import { levelKey } from './level-keys.js';

/** One action, one note, one fact: raised or lowered alone, never more open than its problem. */
@Injectable()
export class ItemLevelService {
  constructor(
    private readonly database: Database,
    private readonly problems: ProblemRepository,
    private readonly actionRows: ActionRepository,
    private readonly actions: ActionLevels,
    private readonly facts: FactLevels,
    private readonly places: ProblemPlaces,
    private readonly thread: Thread,
    private readonly changes: LevelChanges,
    private readonly councils: Councils,
  ) {}

  async changeAction(viewer: Viewer, id: string, version: number, asked: LevelAsked): Promise<void> {
    await this.database.unitOfWork(async () => {
      const parent = await this.parentHeld((await this.actionRows.visibleById(viewer, id)).problemId);
      const action = await this.actionRows.toChange(viewer, id);
      const row = { kind: 'action', id, audience: action.audience, parent } as const;
      const move = this.changes.expect(viewer, row, asked);
      if (move === null) return;
      expectVersion(action, version);
      const { bodyId } = action;
      if (move === 'raise') await this.actions.raiseOne(action, asked.to);
      else await this.lowerAction(action, asked.to);
      await this.finish(viewer, move, row, asked, action.problemId, { bodyId });
    });
  }

  /** A note has no version: the form says the level that it saw. */
  async changeNote(viewer: Viewer, problemId: string, id: string, seen: string, asked: LevelAsked): Promise<void> {
    await this.database.unitOfWork(async () => {
      const problem = await this.problems.toChange(viewer, problemId);
      if (parseId(id) === null) throw new NotVisible();
      const note = await this.database.toChange(this.note(viewer, problemId, id));
      const row = { kind: 'note', id, audience: note.audience, parent: problem.audience } as const;
      const move = this.changes.expect(viewer, row, asked);
      if (move === null) return;
      expectSeen(note.audience, seen);
      note.audience = asked.to;
      await this.database.save(note);
      await this.moveLine(move, id, asked.to);
      await this.finish(viewer, move, row, asked, problemId);
    });
  }

  async changeFact(viewer: Viewer, problemId: string, id: string, seen: string, asked: LevelAsked): Promise<void> {
    await this.database.unitOfWork(async () => {
      const problem = await this.problems.toChange(viewer, problemId);
      const fact = await this.facts.toChange(viewer, problemId, id);
      const row = { kind: 'fact', id, audience: fact.audience, parent: problem.audience } as const;
      const move = this.changes.expect(viewer, row, asked);
      if (move === null) return;
      expectSeen(fact.audience, seen);
      if (move === 'raise') await this.places.forget(await this.facts.raiseOne(fact, asked.to));
      else await this.database.save(Object.assign(fact, { audience: asked.to }));
      if (move === 'lower') await this.thread.lower(id, asked.to);
      await this.finish(viewer, move, row, asked, problemId);
    });
  }

  note(viewer: Viewer, problemId: string, id: string) {
    return readableBy(this.database.read(ThreadNote, 'note'), viewer).andWhere('note.id = :id AND note.problemId = :problemId', { id, problemId });
  }

  /** The level of the problem of an action, that its reader need not read. */
  async parentOf({ problemId }: Action): Promise<Audience | null> {
    if (problemId === null) return null;
    return (await this.database.read(Problem, 'problem').where('problem.id = :problemId', { problemId }).getOne())?.audience ?? null;
  }

  private async lowerAction(action: Action, level: Audience): Promise<void> {
    action.audience = level;
    action.bodyId = (await this.councils.bodyOfLevel(level)).id;
    await this.database.save(action);
  }

  private moveLine(move: LevelMove, sourceId: string, level: Audience): Promise<void> {
    return move === 'raise' ? this.thread.raise({ sourceId }, level) : this.thread.lower(sourceId, level);
  }

  private async finish(
    viewer: Viewer, move: LevelMove, row: LevelledRow, asked: LevelAsked, problemId: string | null, before: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    if (problemId !== null) await this.thread.recount(problemId);
    await this.changes.write(viewer, move, row, asked, before);
  }

  /** Locked before its action, as everywhere; whoever moves the action need not read it. */
  private async parentHeld(problemId: string | null): Promise<Audience | null> {
    if (problemId === null) return null;
    const query = this.database.read(Problem, 'problem').where('problem.id = :problemId', { problemId });
    return (await this.database.toChange(query)).audience;
  }
}

function expectSeen(level: Audience, seen: string): void {
  if (levelKey(level) !== seen) throw new StaleVersion();
}
