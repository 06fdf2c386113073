import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../platform/access/viewer.js';
import { Ids } from '../../platform/clock/ids.js';
import { Database } from '../../platform/database/database.js';
import { whoReadsView } from '../../platform/web/forms/who-reads-view.js';
import { Organisations } from '../../people/index.js';
import { AudienceSeals, CLOSED_STATUSES, ProblemRepository, readTitle, titleColumns } from '../../problems/index.js';
import { fitsAgenda } from '../agenda/agenda-level.rules.js';
import type { Meeting } from '../meeting.entity.js';
import { type ItemChoices, type MeetingPreparePage, type PrepareForms, presentPrepare } from './meeting-prepare.presenter.js';
import { type MeetingPageData, MeetingPageQuery } from './meeting-page.query.js';

const MOST = 300;

/** The page where a meeting is prepared, shown again as it was typed when one of its forms is refused. */
@Injectable()
export class PreparePage {
  constructor(
    private readonly database: Database,
    private readonly query: MeetingPageQuery,
    private readonly problems: ProblemRepository,
    private readonly organisations: Organisations,
    private readonly seals: AudienceSeals,
    private readonly ids: Ids,
  ) {}

  async of(viewer: Viewer, meeting: Meeting, forms: PrepareForms = {}, formKey = this.ids.next()): Promise<MeetingPreparePage> {
    const data = await this.query.load(viewer, meeting);
    return presentPrepare(data, await this.choicesOf(viewer, data), () => this.ids.next(), formKey, forms);
  }

  /** Problems still followed that this agenda may hold and does not hold yet, in the order of their references. */
  private async choicesOf(viewer: Viewer, { meeting, points }: MeetingPageData): Promise<ItemChoices> {
    const onAgenda = new Set(points.map(({ item }) => item?.problemId ?? null));
    const query = titleColumns(this.problems.visibleTo(viewer))
      .andWhere('problem.audience.councilId = :councilId', { councilId: meeting.audience.councilId })
      .andWhere("problem.status NOT IN (:...finished)", { finished: CLOSED_STATUSES })
      .orderBy('problem.reference')
      .limit(MOST);
    const titles = await this.database.rows(query, readTitle);
    return {
      problems: titles.filter(({ id, audience }) => !onAgenda.has(id) && fitsAgenda(meeting.audience, audience)),
      organisations: await this.organisations.ofCouncil(meeting.audience.councilId),
      readers: whoReadsView([{ text: `${await this.seals.sentence(meeting.audience)} Sur un dossier plus restreint, ses seuls lecteurs.` }]),
    };
  }
}
