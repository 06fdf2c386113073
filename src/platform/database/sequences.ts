import { Injectable } from '@nestjs/common';
import { Ids } from '../clock/ids.js';
import { Database } from './database.js';
import { Sequence } from './sequence.entity.js';

/** Numbers without holes of our making: the row is locked until the unit ends. A number given to a removed row is burnt. */
@Injectable()
export class Sequences {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  async next(name: string): Promise<number> {
    const sequence = (await this.find(name)) ?? (await this.start(name));
    sequence.lastNumber += 1;
    await this.database.save(sequence);
    return sequence.lastNumber;
  }

  private find(name: string): Promise<Sequence | null> {
    return this.database.toChangeIfAny(this.query(name));
  }

  private async start(name: string): Promise<Sequence> {
    await this.database.insertIfAbsent(Object.assign(new Sequence(), { id: this.ids.next(), name, lastNumber: 0 }));
    return this.database.toChange(this.query(name));
  }

  private query(name: string) {
    return this.database.read(Sequence, 'sequence').where('sequence.name = :name', { name });
  }
}
