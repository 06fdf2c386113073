import { longDate } from '../platform/formatting/french.js';
import type { FrameCouncilChoice } from '../platform/web/frame.js';
import { type TableView, tableView } from '../platform/web/components/table-view.js';
import type { Thing } from './things/thing.js';

/** « Vos conseils »: only for who sits in several; null otherwise. `nextOn`: day of the next meeting read there. */
export function presentCouncils(
  councils: readonly FrameCouncilChoice[],
  things: readonly Thing[],
  nextOn: ReadonlyMap<string, string>,
  today: string,
): TableView | null {
  if (councils.length < 2) return null;
  const rows = councils.map(({ id, name, role, isCurrent }) => [
    { text: name, note: isCurrent ? 'Conseil affiché' : null },
    role,
    String(things.filter(({ councilId }) => councilId === id).length),
    dayWords(nextOn.get(id), today),
  ]);
  return tableView('Vos conseils', ['Conseil', 'Votre rôle', { label: 'À faire', cssClass: 'n' }, 'Prochaine réunion'], rows);
}

function dayWords(day: string | undefined, today: string): string {
  return day === undefined ? 'aucune date' : longDate(day, today);
}
