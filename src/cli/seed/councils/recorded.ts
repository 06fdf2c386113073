import { systemViewer } from '../../../platform/access/viewer.js';
import { Audit } from '../../../platform/audit/audit.js';
import { Database } from '../../../platform/database/database.js';
import type { Stage } from '../stage.js';

/** One unit of work, and its line in the journal, by the installation itself. */
export async function recorded(stage: Stage, act: string, council: string | null, work: () => Promise<void>): Promise<void> {
  await stage.get(Database).unitOfWork(async () => {
    await work();
    const councilId = council === null ? null : stage.council(council);
    const row = councilId === null ? { rowType: 'installation', rowId: 'installation' } : { rowType: 'council', rowId: councilId };
    stage.get(Audit).record(systemViewer('mise en service', councilId), { act, ...row, councilId });
  });
}
