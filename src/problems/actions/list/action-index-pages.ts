import { Injectable } from '@nestjs/common';
import { Councils } from '../../../councils/index.js';
import { Organisations } from '../../../people/index.js';
import { currentCouncil, mayHere, type Viewer } from '../../../platform/access/viewer.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Choice } from '../../../platform/web/forms/form-view.js';
import { ProblemRepository } from '../../core/problem.repository.js';
import type { ActionFilter } from './action-filter.js';
import type { FilterChoices } from './action-filter.presenter.js';
import type { ActionIndex } from './action-index.presenter.js';
import { ActionIndexQuery } from './action-index.query.js';

/** Gathers what the list of actions shows for one address. */
@Injectable()
export class ActionIndexPages {
  constructor(
    private readonly query: ActionIndexQuery,
    private readonly problems: ProblemRepository,
    private readonly organisations: Organisations,
    private readonly councils: Councils,
    private readonly clock: Clock,
  ) {}

  async of(viewer: Viewer, filter: ActionFilter): Promise<ActionIndex> {
    const { view } = filter;
    const isFirstPage = filter.after === null;
    const isPlain = view === 'echeance' && filter.classes.length === 0 && !filter.withoutDate && !filter.withoutLead;
    return {
      filter,
      counts: await this.query.counts(viewer, filter),
      page: view === 'closes' ? await this.query.closedPage(viewer, filter) : view === 'organisation' ? null : await this.query.openPage(viewer, filter),
      months: view === 'echeance' ? await this.query.months(viewer, filter) : new Map(),
      incomplete: view === 'completer' || (isPlain && isFirstPage) ? await this.query.incomplete(viewer, filter) : [],
      organisations: view === 'organisation' ? await this.query.byOrganisation(viewer, filter) : null,
      proposed: isPlain && isFirstPage && mayHere(viewer, 'action.create') ? await this.query.proposed(viewer) : [],
      choices: await this.choices(viewer, filter),
      today: this.clock.today(),
    };
  }

  private async choices(viewer: Viewer, filter: ActionFilter): Promise<FilterChoices> {
    const organisations = await this.organisations.ofCouncil(currentCouncil(viewer));
    const bodies = await this.councils.bodiesReadableBy(viewer);
    const titles = await this.problems.titlesFor(viewer, filter.problemId === null ? [] : [filter.problemId]);
    const problem = titles.get(filter.problemId ?? '');
    return {
      organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
      bodies: bodies.map(({ id, name }) => ({ value: id, label: name })),
      levels: levelsReadBy(viewer),
      problem: problem === undefined ? null : { id: problem.id, title: problem.title },
    };
  }
}

/** Only the levels that this person reads somewhere in the council: the others are not even named. */
function levelsReadBy(viewer: Viewer): Choice[] {
  return [
    { value: 'public', label: 'Public' },
    { value: 'members', label: 'Membres' },
    ...(viewer.restrictedCouncilIds.includes(currentCouncil(viewer)) ? [{ value: 'restricted', label: 'Restreint' }] : []),
    ...(viewer.groupIds.length > 0 ? [{ value: 'group', label: 'Groupe' }] : []),
  ];
}
