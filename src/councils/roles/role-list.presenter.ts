import type { Viewer } from '../../platform/access/viewer.js';
import { dayMonthYear } from '../../platform/formatting/french.js';
import { administrationTabs } from '../../platform/web/administration-tabs.js';
import { type ActionLinkView, actionLink, type NoticeView, noticeView, type TabView } from '../../platform/web/components/page-view.js';
import { type Cell, type TableView, tableView } from '../../platform/web/components/table-view.js';
import { COUNCIL_ROLES } from '../council-words.js';
import { ROLE_LABEL } from '../council.wording.js';
import { holdsOn, lastsBeyond } from '../span.js';
import type { RoleRow } from './role.repository.js';
import { firstDayWithout } from './role.rules.js';

export interface RoleListPage {
  readonly title: string;
  readonly tabs: readonly TabView[];
  readonly give: ActionLinkView;
  readonly handOver: ActionLinkView | null;
  readonly notice: NoticeView | null;
  readonly current: TableView;
  /** Null when nobody held a role before. */
  readonly past: TableView | null;
}

export function presentRoles(roles: readonly RoleRow[], viewer: Viewer, today: string): RoleListPage {
  const told = roles.filter(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn);
  const current = COUNCIL_ROLES.flatMap((role) => told.filter((row) => row.role === role && lastsBeyond(row, today)));
  const past = told.filter((row) => !lastsBeyond(row, today));
  const coordinator = current.find((row) => row.role === 'coordinator' && holdsOn(row, today) && row.endsOn === null);
  const gap = firstDayWithout(roles, today);
  return {
    title: 'Rôles',
    tabs: administrationTabs(viewer, '/administration/roles'),
    give: actionLink('/administration/roles/nouveau', 'Donner un rôle', { icon: 'ajout' }),
    handOver: coordinator === undefined ? null : actionLink(`/administration/roles/${coordinator.id}/passation`, 'Passer la main', { style: 'second', about: `\u00a0: ${coordinator.name}` }),
    notice: gap === null ? null : noticeView('retard', `Ce conseil n’a personne à la coordination à partir du ${dayMonthYear(gap)}.`),
    current: tableView('Rôles en cours et à venir', columns(true), current.map((row) => rowOf(row, today, true))),
    past: past.length === 0 ? null : tableView('Rôles passés', columns(false), past.map((row) => rowOf(row, today, false))),
  };
}

function columns(withGesture: boolean) {
  return ['Personne', 'Rôle', 'Du', 'Au', 'Acte', ...(withGesture ? [{ label: 'Geste', isLabelHidden: true, cssClass: 'fin' as const }] : [])];
}

function rowOf({ id, name, role, startsOn, endsOn, act }: RoleRow, today: string, withGesture: boolean): Cell[] {
  const end = { action: actionLink(`/administration/roles/${id}/fin`, 'Mettre fin', { style: 'second petit', about: `\u00a0: ${name}` }) };
  return [
    { text: name, note: startsOn > today ? 'à venir' : null },
    ROLE_LABEL[role],
    dayMonthYear(startsOn),
    endsOn === null ? 'sans fin prévue' : dayMonthYear(endsOn),
    act ?? '–',
    ...(withGesture ? [end] : []),
  ];
}
