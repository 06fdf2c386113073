import { mayHere, type Viewer } from '../../platform/access/viewer.js';
import { count, dayMonthYear } from '../../platform/formatting/french.js';
import { administrationTabs } from '../../platform/web/administration-tabs.js';
import { type ActionLinkView, actionLink, stampView, type TabView } from '../../platform/web/components/page-view.js';
import { type Cell, type TableView, tableView } from '../../platform/web/components/table-view.js';
import type { BodyRow } from './body-list.query.js';
import { KIND_LABEL } from './body.wording.js';

export interface BodyListPage {
  readonly title: string;
  readonly intro: string;
  readonly tabs: readonly TabView[];
  readonly create: ActionLinkView | null;
  readonly composition: ActionLinkView | null;
  readonly table: TableView;
}

const MASKED_UNDER = 3;

/** A group that the reader does not read is known by its name and dates, its size masked under 3. */
export function presentBodies(bodies: readonly BodyRow[], viewer: Viewer): BodyListPage {
  const keeps = mayHere(viewer, 'council.administer');
  const columns = ['Instance', 'Composition', 'Références', 'Depuis'];
  return {
    title: 'Instances',
    intro: `${count(bodies.filter(({ endedOn }) => endedOn === null).length, 'instance')}. Chacune a un niveau, qui décide de qui lit ce qui s’y dit.`,
    tabs: administrationTabs(viewer, '/administration/instances'),
    create: keeps ? actionLink('/administration/instances/nouvelle', 'Créer une instance', { icon: 'ajout' }) : null,
    composition: keeps ? actionLink('/administration/composition', 'Qui siégeait le…\u00a0?', { style: 'second' }) : null,
    table: tableView('Instances du conseil', columns, bodies.map((body) => rowOf(body, viewer, keeps))),
  };
}

function rowOf(body: BodyRow, viewer: Viewer, keeps: boolean): Cell[] {
  const { id, name, kind, level, series, createdOn, endedOn } = body;
  return [
    { text: name, href: keeps ? `/administration/instances/${id}` : null, stamp: stampView(level), note: KIND_LABEL[kind] },
    level === 'group' && !viewer.groupIds.includes(id) ? sizeFromOutside(body) : sizeOf(body),
    series === '' ? 'série du conseil' : `série ${series}`,
    { text: dayMonthYear(createdOn), note: endedOn === null ? null : `jusqu’au ${dayMonthYear(endedOn)}` },
  ];
}

function sizeOf({ level, seats, holders }: BodyRow): Cell {
  if (level === 'group') return `${count(holders, 'personne nommée', 'personnes nommées')}`;
  const vacant = seats - Math.min(seats, holders);
  return { text: count(seats, 'siège'), note: vacant === 0 ? null : count(vacant, 'vacant') };
}

function sizeFromOutside({ holders }: BodyRow): Cell {
  return holders > 0 && holders < MASKED_UNDER ? '<\u00a03 personnes nommées' : count(holders, 'personne nommée', 'personnes nommées');
}
