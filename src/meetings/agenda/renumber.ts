import type { Database } from '../../platform/database/database.js';
import type { AgendaItem } from './agenda-item.entity.js';

/** Numbers follow the order of the list: 1, 2, 3. */
export async function renumber(database: Database, agenda: readonly AgendaItem[]): Promise<void> {
  for (const [index, item] of agenda.entries()) {
    if (item.position === index + 1) continue;
    item.position = index + 1;
    await database.save(item);
  }
}
