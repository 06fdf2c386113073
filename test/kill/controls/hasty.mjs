// Control: an application that says « saved » before the commit. The proof must find lost writes here, else it proves nothing.
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const at = (file) => pathToFileURL(`${process.env.KILL_DIST}/${file}`).href;
const { Database } = await import(at('platform/database/database.js'));
const honest = Database.prototype.unitOfWork;

Database.prototype.unitOfWork = function hasty(work) {
  if (this.current.getStore()?.open) return work();
  return new Promise((resolve, reject) => {
    const unit = async () => {
      resolve(await work());
      await pause(40);
    };
    honest.call(this, unit).catch(reject);
  });
};

await import(at('main.js'));
