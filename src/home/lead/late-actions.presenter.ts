import { count, days } from '../../platform/formatting/french.js';
import { stampView } from '../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../platform/web/components/table-view.js';
import type { ActionRow } from '../../problems/index.js';

export interface LateActionsView {
  readonly note: string;
  readonly table: TableView;
}

/** Late actions by lead organisation, the one that waits for longest first; null when nothing is late. */
export function presentLateActions(late: readonly ActionRow[]): LateActionsView | null {
  if (late.length === 0) return null;
  const groups = byLead(late);
  const columns = ['Partenaire', 'La plus ancienne', { label: 'Retard', cssClass: 'n' as const }];
  const rows = groups.flatMap((actions) => {
    const [oldest] = actions;
    return oldest === undefined ? [] : [rowOf(oldest, actions.length)];
  });
  return { note: `${count(late.length, 'action')}, ${count(groups.length, 'partenaire')}`, table: tableView('Actions en retard, par partenaire', columns, rows) };
}

function rowOf(oldest: ActionRow, number: number) {
  const { leadOrganisationId, leadShortName } = oldest;
  return [
    { text: leadShortName ?? 'Sans pilote', href: leadOrganisationId === null ? null : `/partenaires/${leadOrganisationId}`, note: count(number, 'action') },
    { text: oldest.sentence, href: `/actions/${oldest.id}`, stamp: stampView(oldest.audience.confidentiality), note: oldest.problem?.title ?? null },
    { text: days(oldest.daysLate), tone: 'retard' as const, isStrong: true },
  ];
}

function byLead(late: readonly ActionRow[]): ActionRow[][] {
  const groups = new Map<string, ActionRow[]>();
  for (const row of [...late].sort((a, b) => b.daysLate - a.daysLate)) {
    const key = row.leadOrganisationId ?? '';
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}
