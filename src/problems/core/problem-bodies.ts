import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type BodyFollower, BodyFollowers, type Standing } from '../../councils/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from './problem.entity.js';
import { ProblemRepository } from './problem.repository.js';
import { ACTIVE_STATUSES, WATCHED_STATUSES } from './problem-words.js';

const LIVING = [...ACTIVE_STATUSES, ...WATCHED_STATUSES];

/** A body does not end while a problem lives in it. */
@Injectable()
export class ProblemBodies implements BodyFollower, OnModuleInit {
  constructor(
    private readonly followers: BodyFollowers,
    private readonly database: Database,
    private readonly problems: ProblemRepository,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  async standingIn(viewer: Viewer, bodyId: string): Promise<Standing> {
    const living = { bodyId, living: LIVING };
    const readable = await this.problems.visibleTo(viewer).andWhere('problem.bodyId = :bodyId AND problem.status IN (:...living)', living).getMany();
    const all = await this.database.read(Problem, 'problem').where('problem.bodyId = :bodyId AND problem.status IN (:...living)', living).getCount();
    return { readable: readable.map(({ id, title }) => ({ label: title, href: `/dossiers/${id}` })), hasOthers: all > readable.length };
  }

  /** Problems hang on organisations and seats, which keep them whoever comes. */
  async seatsChanged(): Promise<void> {}
}
