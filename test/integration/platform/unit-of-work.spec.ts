import { randomUUID } from 'node:crypto';
import SqliteDatabase from 'better-sqlite3';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Sequence } from '../../../src/platform/database/sequence.entity.js';
import { WriteQueue } from '../../../src/platform/database/write-queue.js';
import { type Door, openDoor } from '../../support/door.js';

const isPostgres = process.env.TEST_ENGINE === 'postgres';
const onSqlite = isPostgres ? it.skip : it;

describe('the one door to the database', () => {
  let door: Door;

  beforeEach(async () => {
    door = await openDoor();
  });

  afterEach(() => door.close());

  it('keeps exactly the rows of the units that succeeded, however many run together', async () => {
    const units = Array.from({ length: 22 }, (_, rank) => attempt(rank, () => door.database.unitOfWork(() => slowly(rank))));

    const promised = (await Promise.all(units)).filter((name) => name !== null);

    expect((await names()).sort()).toEqual(promised.sort());
    expect(promised).toHaveLength(11);
  });

  onSqlite('(control) loses promised rows when transactions share the connection without the door', async () => {
    const units = Array.from({ length: 22 }, (_, rank) =>
      attempt(rank, () =>
        door.writer.transaction(async (manager) => {
          await manager.insert(Sequence, row(rank));
          await pause();
          if (rank % 2 === 1) throw new Error('refused');
          return `s${rank}`;
        }),
      ),
    );

    const promised = (await Promise.all(units)).filter((name) => name !== null);

    expect((await names()).sort()).not.toEqual(promised.sort());
  });

  it('shows no reader a row that is not committed', async () => {
    let seenInside: string[] = [];
    let release: () => void = () => undefined;
    const unit = door.database.unitOfWork(async () => {
      await door.database.insert(row(1));
      seenInside = await names();
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    });
    await until(() => seenInside.length === 1);

    const seenOutside = await door.reader.getRepository(Sequence).find();
    release();
    await unit;

    expect(seenOutside).toEqual([]);
    expect(await names()).toEqual(['s1']);
  });

  onSqlite('(control) shows it to who reads on the writing connection', async () => {
    let seen = 0;
    await door.writer.transaction(async (manager) => {
      await manager.insert(Sequence, row(1));
      seen = await door.writer.getRepository(Sequence).count();
      throw new Error('refused');
    }).catch(() => undefined);

    expect([seen, (await names()).length]).toEqual([1, 0]);
  });

  it('refuses a write outside a unit of work, through the door and behind it', async () => {
    await expect(door.database.insert(row(1))).rejects.toThrow('unit of work');
    await expect(door.reader.getRepository(Sequence).insert(row(2))).rejects.toThrow(/read-?only/);
    // Control: the writing connection itself would have accepted it.
    await expect(door.writer.getRepository(Sequence).insert(row(3))).resolves.toBeDefined();
  });

  it('lets a unit inside a unit join it instead of waiting for itself', async () => {
    const failing = door.database.unitOfWork(async () => {
      await door.database.insert(row(1));
      await door.database.unitOfWork(() => door.database.insert(row(2)));
      throw new Error('refused');
    });

    await expect(failing).rejects.toThrow('refused');
    expect(await names()).toEqual([]);
  });

  it('(control) waits for itself for ever when the queue alone is asked twice', async () => {
    const queue = new WriteQueue();
    const nested = queue.take(() => queue.take(() => Promise.resolve('done')));

    const first = await Promise.race([nested, pauses(50).then(() => 'still waiting')]);

    expect(first).toBe('still waiting');
  });

  it('stops a promise forgotten inside a unit from writing later', async () => {
    let forgotten: Promise<unknown> = Promise.resolve();
    await door.database.unitOfWork(async () => {
      await door.database.insert(row(1));
      forgotten = pause().then(() => door.database.insert(row(2)));
      forgotten.catch(() => undefined);
    });

    await expect(forgotten).rejects.toThrow('outlived');
    expect(await names()).toEqual(['s1']);
  });

  onSqlite('(control) lets it write when the transaction is taken without the door', async () => {
    let forgotten: Promise<unknown> = Promise.resolve();
    await door.writer.transaction(async (manager) => {
      forgotten = pause().then(() => manager.insert(Sequence, row(2)));
    });

    await forgotten;

    expect(await names()).toEqual(['s2']);
  });

  it('refuses to save a row that this unit did not load', async () => {
    await door.database.unitOfWork(() => door.database.insert(row(1)));
    const stale = await door.database.read(Sequence, 'sequence').getOneOrFail();

    await expect(door.database.unitOfWork(() => door.database.save(stale))).rejects.toThrow('toChange');
  });

  it('lets two units change one row one after the other, none erased', async () => {
    await door.database.unitOfWork(() => door.database.insert(row(1)));
    const addOne = () =>
      door.database.unitOfWork(async () => {
        const sequence = await door.database.toChange(door.database.read(Sequence, 'sequence'));
        await pause();
        sequence.lastNumber += 1;
        await door.database.save(sequence);
      });

    await Promise.all(Array.from({ length: 10 }, addOne));

    expect((await door.database.read(Sequence, 'sequence').getOneOrFail()).lastNumber).toBe(11);
  });

  onSqlite('loses nothing acknowledged after a full disk', async () => {
    await door.writer.query(`PRAGMA max_page_count = ${String(await pages(door) + 1)}`);
    const overflow = door.database.unitOfWork(async () => {
      for (let rank = 0; rank < 3000; rank += 1) await door.database.insert(row(rank + 10_000));
    });
    await expect(overflow).rejects.toThrow(/full/);
    await door.writer.query('PRAGMA max_page_count = 1073741823');

    await door.database.unitOfWork(() => door.database.insert(row(1)));
    await expect(door.database.unitOfWork(() => slowly(3))).rejects.toThrow('refused');
    await door.database.unitOfWork(() => door.database.insert(row(2)));

    const elsewhere = new SqliteDatabase(door.settings.databaseFile, { readonly: true });
    const kept = elsewhere.prepare('SELECT name FROM sequence ORDER BY name').pluck().all();
    elsewhere.close();
    expect(kept).toEqual(['s1', 's2']);
  });

  it('waits for a lock held by another process without freezing the others', async () => {
    await door.database.unitOfWork(() => door.database.insert(row(1)));
    const holder = await holdLock(door);
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 5);

    const unit = door.database.unitOfWork(async () => {
      const sequence = await door.database.toChange(door.database.read(Sequence, 'sequence').where("sequence.name = 's1'"));
      sequence.lastNumber = 7;
      await door.database.save(sequence);
    });
    await until(() => ticks > 20); // the event loop went on while the lock was held
    if (!isPostgres) await expect(withoutTheDoor()).rejects.toThrow(/locked/); // (control)
    await holder.release();
    await unit;
    clearInterval(ticking);

    expect((await door.database.read(Sequence, 'sequence').getOneOrFail()).lastNumber).toBe(7);
  });

  function withoutTheDoor(): Promise<unknown> {
    return new DataSource({ ...door.writer.options }).initialize().then(async (other) => {
      try {
        return await other.transaction((manager) => manager.insert(Sequence, row(9)));
      } finally {
        await other.destroy();
      }
    });
  }

  async function slowly(rank: number): Promise<string> {
    await door.database.insert(row(rank));
    await pause();
    if (rank % 2 === 1) throw new Error('refused');
    return `s${rank}`;
  }

  async function names(): Promise<string[]> {
    return (await door.database.read(Sequence, 'sequence').getMany()).map(({ name }) => name);
  }
});

function row(rank: number): Sequence {
  return Object.assign(new Sequence(), { id: randomUUID(), name: `s${rank}`, lastNumber: 1 });
}

async function attempt(rank: number, unit: () => Promise<string>): Promise<string | null> {
  return unit().catch(() => null);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function pauses(times: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) await pause();
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause();
}

async function pages(door: Door): Promise<number> {
  const [counted] = await door.writer.query<{ page_count: number }[]>('PRAGMA page_count');
  return counted?.page_count ?? 0;
}

/** Another connection takes the lock that the unit needs: the whole file on SQLite, the row on PostgreSQL. */
async function holdLock(door: Door): Promise<{ release(): Promise<void> }> {
  if (door.settings.databaseUrl === null) {
    const other = new SqliteDatabase(door.settings.databaseFile);
    other.exec('BEGIN IMMEDIATE');
    return {
      release: async () => {
        other.exec('COMMIT');
        other.close();
      },
    };
  }
  const client = new pg.Client({ connectionString: door.settings.databaseUrl });
  await client.connect();
  await client.query("BEGIN; SELECT * FROM sequence WHERE name = 's1' FOR UPDATE");
  return {
    release: async () => {
      await client.query('COMMIT');
      await client.end();
    },
  };
}
