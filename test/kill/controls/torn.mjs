// Control: an application whose units of work are no transactions. The proof must find half-written units here.
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { SelectQueryBuilder } from 'typeorm';

const at = (file) => pathToFileURL(`${process.env.KILL_DIST}/${file}`).href;
const { Database } = await import(at('platform/database/database.js'));
const insert = Database.prototype.insert;

// A lock outside a transaction holds nothing, and TypeORM refuses it.
for (const name of ['setLock', 'setOnLocked']) SelectQueryBuilder.prototype[name] = function without() { return this; };

Database.prototype.transaction = function torn(work) {
  return this.runInside({ manager: this.writer.manager, loaded: new WeakSet(), atTheEnd: [], open: true }, work);
};
Database.prototype.insert = async function slowly(row) {
  const inserted = await insert.call(this, row);
  await pause(2);
  return inserted;
};

await import(at('main.js'));
