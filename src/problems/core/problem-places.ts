import { Injectable } from '@nestjs/common';
import type { Audience } from '../../platform/access/audience.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible } from '../../platform/web/errors.js';
import { type NamedPlace, Place, Places } from '../../places/index.js';
import { ProblemPlace } from './problem-place.entity.js';
import type { Problem } from './problem.entity.js';

/** Where a problem happens. A place named by it is as hidden as it. */
@Injectable()
export class ProblemPlaces {
  constructor(
    private readonly database: Database,
    private readonly places: Places,
    private readonly ids: Ids,
  ) {}

  /** In the order in which they were named; for a problem that the viewer reads. */
  async of(viewer: Viewer, problem: Problem): Promise<NamedPlace[]> {
    const links = await this.database.prepared('places of a problem', { problemId: problem.id }, () => this.links(problem.id)).many();
    const names = await this.places.namesFor(viewer, links.map(({ placeId }) => placeId));
    return links.flatMap(({ placeId }) => {
      const name = names.get(placeId);
      return name === undefined ? [] : [{ id: placeId, name }];
    });
  }

  /**
   * Inside a unit: these places, and those that this person may not know. A name kept keeps its place: one that a group knows
   * does not open to the members because somebody corrected the list beside it.
   */
  async set(viewer: Viewer, problem: Problem, names: readonly string[]): Promise<void> {
    const known = new Map((await this.of(viewer, problem)).map(({ id, name }) => [name, id]));
    const shown = new Set(known.values());
    const hidden: string[] = [];
    for (const link of await this.database.allToChange(this.links(problem.id))) {
      if (!shown.has(link.placeId)) hidden.push(link.placeId);
      await this.database.remove(link);
    }
    const placeIds = new Set<string>();
    for (const name of names) placeIds.add(known.get(name) ?? (await this.places.findOrCreate(problem.audience, name, problem.sectorId)));
    await this.link(problem.id, [...placeIds, ...hidden]);
  }

  /** Its level rose: the places that it names are as hidden as it. Answers those that it named no longer. */
  async raise(problemId: string, level: Audience): Promise<string[]> {
    const links = await this.database.allToChange(this.links(problemId));
    const ranked = links.sort((a, b) => a.rank - b.rank);
    const before = ranked.map(({ placeId }) => placeId);
    for (const link of ranked) await this.database.remove(link);
    const after: string[] = [];
    for (const placeId of before) after.push(await this.places.raised(placeId, level));
    await this.link(problemId, after);
    return before.filter((placeId) => !after.includes(placeId));
  }

  /** Places that nothing names any more: their names would stay in suggestions. */
  async forget(placeIds: readonly string[]): Promise<void> {
    if (placeIds.length === 0) return;
    const unnamed = ['problem_place', 'fact'].map((table) => `not exists (select 1 from "${table}" named where named."place_id" = "place"."id")`);
    await this.database.removeAll(Place, `"id" in (:...placeIds) and ${unnamed.join(' and ')}`, { placeIds: [...new Set(placeIds)] });
  }

  private async link(problemId: string, placeIds: readonly string[]): Promise<void> {
    let rank = 0;
    for (const placeId of new Set(placeIds)) {
      rank += 1;
      await this.database.insert(Object.assign(new ProblemPlace(), { id: this.ids.next(), problemId, placeId, rank }));
    }
  }

  /** A sector of that council, or none at all. */
  async expectSector(councilId: string, sectorId: string | null): Promise<void> {
    if (sectorId === null) return;
    if (!(await this.places.sectorsOf(councilId)).some(({ id }) => id === sectorId)) throw new NotVisible();
  }

  private links(problemId: string) {
    return this.database.read(ProblemPlace, 'link').where('link.problemId = :problemId', { problemId }).orderBy('link.rank');
  }
}
