import { Injectable } from '@nestjs/common';
import { type Audience, levelsBelow, readableBy } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible } from '../../platform/web/errors.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { Places } from '../../places/index.js';
import { Thread } from '../thread/thread.js';
import { Fact } from './fact.entity.js';

/** The level of facts: with their problem, or one alone. A place named by a raised fact is as hidden as it. */
@Injectable()
export class FactLevels {
  constructor(
    private readonly database: Database,
    private readonly places: Places,
    private readonly thread: Thread,
  ) {}

  async visibleById(viewer: Viewer, problemId: string, id: string): Promise<Fact> {
    const fact = parseId(id) === null ? null : await this.one(viewer, problemId, id).getOne();
    if (fact === null) throw new NotVisible();
    return fact;
  }

  async toChange(viewer: Viewer, problemId: string, id: string): Promise<Fact> {
    if (parseId(id) === null) throw new NotVisible();
    return this.database.toChange(this.one(viewer, problemId, id));
  }

  /** With the whole problem; answers the places that its facts name no longer. The lines of the thread follow with the others. */
  async raiseOf(problemId: string, level: Audience): Promise<string[]> {
    const lower = levelsBelow(level);
    const below = `"problem_id" = :problemId and "confidentiality" in (:...lower)`;
    const named = await this.placesNamed(problemId, lower);
    for (const placeId of named) {
      const raised = await this.places.raised(placeId, level);
      if (raised !== placeId) await this.database.changeAll(Fact, { placeId: raised }, `${below} and "place_id" = :placeId`, { problemId, lower, placeId });
    }
    await this.database.changeAll(Fact, { audience: level }, below, { problemId, lower });
    return named;
  }

  /** One fact alone, with its line; answers the places that it names no longer. */
  async raiseOne(fact: Fact, level: Audience): Promise<string[]> {
    const { placeId } = fact;
    fact.audience = level;
    if (placeId !== null) fact.placeId = await this.places.raised(placeId, level);
    await this.database.save(fact);
    await this.thread.raise({ sourceId: fact.id }, level);
    return placeId === null || placeId === fact.placeId ? [] : [placeId];
  }

  private one(viewer: Viewer, problemId: string, id: string) {
    return readableBy(this.database.read(Fact, 'fact'), viewer).andWhere('fact.id = :id AND fact.problemId = :problemId', { id, problemId });
  }

  private async placesNamed(problemId: string, lower: readonly string[]): Promise<string[]> {
    const query = this.database
      .read(Fact, 'fact')
      .select('DISTINCT fact.placeId', 'placeId')
      .where('fact.problemId = :problemId AND fact.placeId IS NOT NULL', { problemId })
      .andWhere('fact.audience.confidentiality IN (:...lower)', { lower });
    return this.database.rows(query, (row) => String(row.placeId));
  }
}
