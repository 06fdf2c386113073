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
    const query = this.database.read(Sequence, 'sequence').where('sequence.name = :name', { name });
    const sequence = await this.database.toChangeIfAny(query);
    if (sequence === null) {
      await this.database.insert(Object.assign(new Sequence(), { id: this.ids.next(), name, lastNumber: 1 }));
      return 1;
    }
    sequence.lastNumber += 1;
    await this.database.save(sequence);
    return sequence.lastNumber;
  }
}
