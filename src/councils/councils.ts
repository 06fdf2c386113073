import { Injectable } from '@nestjs/common';
import { type Audience, audience, mayRead } from '../platform/access/audience.js';
import { currentCouncil, type Viewer } from '../platform/access/viewer.js';
import { Database } from '../platform/database/database.js';
import { NotVisible } from '../platform/web/errors.js';
import { Body } from './body.entity.js';
import { Council } from './council.entity.js';
import { RulesOfProcedure } from './rules-of-procedure.entity.js';

/** Councils, their rules and their bodies. Whether a confidential body exists is told only to those who may know. */
@Injectable()
export class Councils {
  constructor(private readonly database: Database) {}

  async byId(id: string): Promise<Council> {
    const query = this.database.prepared('council by id', { id }, () => this.database.read(Council, 'council').where('council.id = :id', { id }));
    return found(await query.one());
  }

  async byCode(code: string): Promise<Council> {
    return found(await this.database.read(Council, 'council').where('council.code = :code', { code }).getOne());
  }

  async rulesOf(councilId: string): Promise<RulesOfProcedure> {
    const build = () => this.database.read(RulesOfProcedure, 'rules').where('rules.councilId = :councilId', { councilId });
    return found(await this.database.prepared('rules of a council', { councilId }, build).one());
  }

  bodiesOf(councilId: string): Promise<Body[]> {
    const build = () =>
      this.database.read(Body, 'body').where('body.councilId = :councilId', { councilId }).orderBy('body.isDefault', 'DESC').addOrderBy('body.name');
    return this.database.prepared('bodies of a council', { councilId }, build).many();
  }

  async bodyById(id: string): Promise<Body> {
    return found(await this.database.prepared('body by id', { id }, () => this.database.read(Body, 'body').where('body.id = :id', { id })).one());
  }

  /** Bodies of the current council whose level the viewer reads, those that ended too: what was said there still stands. */
  async bodiesReadableBy(viewer: Viewer): Promise<Body[]> {
    const bodies = await this.bodiesOf(currentCouncil(viewer));
    return bodies.filter((body) => mayRead(viewer, audienceOf(body)));
  }

  /** Those among them that still live: what is new begins in one of these. */
  async bodiesOpenTo(viewer: Viewer): Promise<Body[]> {
    return (await this.bodiesReadableBy(viewer)).filter(({ endedOn }) => endedOn === null);
  }

  async defaultBody(councilId: string): Promise<Body> {
    const bodies = await this.bodiesOf(councilId);
    return found(bodies.find(({ isDefault }) => isDefault) ?? null);
  }

  /** The body of a level: the plenary for members and below, the restricted formation, the group itself (model.md 1). */
  async bodyOfLevel(level: Audience): Promise<Body> {
    if (level.groupId !== null) return this.bodyById(level.groupId);
    if (level.confidentiality !== 'restricted') return this.defaultBody(level.councilId);
    const bodies = await this.bodiesOf(level.councilId);
    return found(bodies.find(({ kind }) => kind === 'restricted') ?? null);
  }
}

/** A body has one level; a group is its own. */
export function audienceOf(body: Body): Audience {
  return audience(body.councilId, body.level, body.level === 'group' ? body.id : null);
}

function found<T>(row: T | null): T {
  if (row === null) throw new NotVisible();
  return row;
}
