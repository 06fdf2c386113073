import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { NotVisible } from '../../platform/web/errors.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { Body } from '../body.entity.js';
import { Council } from '../council.entity.js';

/** The bodies of one council, for who keeps it: she knows that each of them exists. */
@Injectable()
export class BodyRepository {
  constructor(private readonly database: Database) {}

  async byId(councilId: string, id: string): Promise<Body> {
    const body = parseId(id) === null ? null : await this.one(councilId, id).getOne();
    if (body === null) throw new NotVisible();
    return body;
  }

  async toChange(councilId: string, id: string): Promise<Body> {
    if (parseId(id) === null) throw new NotVisible();
    return this.database.toChange(this.one(councilId, id));
  }

  /** The plenary first, then by name; those that ended last. */
  async ofCouncil(councilId: string): Promise<Body[]> {
    const query = this.database.read(Body, 'body').where('body.councilId = :councilId', { councilId });
    const bodies = await query.orderBy('body.isDefault', 'DESC').addOrderBy('body.name').addOrderBy('body.id').getMany();
    return [...bodies.filter(({ endedOn }) => endedOn === null), ...bodies.filter(({ endedOn }) => endedOn !== null)];
  }

  /** What must stay true of all the bodies, or of all the roles, of a council is checked under its row. */
  async lockCouncil(councilId: string): Promise<void> {
    await this.database.toChange(this.database.read(Council, 'council').where('council.id = :councilId', { councilId }));
  }

  private one(councilId: string, id: string) {
    return this.database.read(Body, 'body').where('body.councilId = :councilId AND body.id = :id', { councilId, id });
  }
}
