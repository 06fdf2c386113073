import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible } from '../../platform/web/errors.js';
import { type NamedPlace, Places } from '../../places/index.js';
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
    const links = await this.links(problem.id).getMany();
    const names = await this.places.namesFor(viewer, links.map(({ placeId }) => placeId));
    return links.flatMap(({ placeId }) => {
      const name = names.get(placeId);
      return name === undefined ? [] : [{ id: placeId, name }];
    });
  }

  /** Inside a unit: these places and no other. */
  async set(problem: Problem, names: readonly string[]): Promise<void> {
    for (const link of await this.database.allToChange(this.links(problem.id))) await this.database.remove(link);
    const placeIds = new Set<string>();
    for (const name of names) placeIds.add(await this.places.findOrCreate(problem.audience, name, problem.sectorId));
    let rank = 0;
    for (const placeId of placeIds) {
      rank += 1;
      await this.database.insert(Object.assign(new ProblemPlace(), { id: this.ids.next(), problemId: problem.id, placeId, rank }));
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
