import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../platform/access/access.js';
import { currentCouncil, CurrentViewer, may, mayHere, type Viewer } from '../platform/access/viewer.js';
import { Clock } from '../platform/clock/clock.js';
import { Ids } from '../platform/clock/ids.js';
import { ActionNotAllowed, NotVisible } from '../platform/web/errors.js';
import { redirect } from '../platform/web/flash.js';
import { FormKeys } from '../platform/web/forms/form-keys.js';
import { readFormKey } from '../platform/web/forms/form-reader.js';
import { parseDayKey } from '../platform/web/list-page.js';
import { EMPTY_FORM, type FormState } from '../platform/web/forms/form-view.js';
import { Councils } from '../councils/index.js';
import { readNewMeeting } from './meeting.form.js';
import { MeetingService } from './meeting.service.js';
import { MeetingCountsQuery } from './pages/meeting-counts.query.js';
import { presentMeetingForm } from './pages/meeting-form.presenter.js';
import { MeetingListQuery } from './pages/meeting-list.query.js';
import { presentMeetingList } from './pages/meeting-list.presenter.js';
import { isMonth, presentMonth } from './pages/meeting-month.presenter.js';

/** The list of meetings, and a new one. */
@Controller('reunions')
export class MeetingsController {
  constructor(
    private readonly list: MeetingListQuery,
    private readonly counts: MeetingCountsQuery,
    private readonly councils: Councils,
    private readonly service: MeetingService,
    private readonly formKeys: FormKeys,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('meeting.view')
  async index(@CurrentViewer() viewer: Viewer, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const upcoming = await this.list.upcoming(viewer, parseDayKey(query.apres));
    const past = await this.list.past(viewer, parseDayKey(query.avant));
    const counts = await this.counts.of(viewer, [...upcoming.rows, ...past.rows].map(({ id }) => id));
    const rules = viewer.currentCouncilId === null ? null : await this.councils.rulesOf(viewer.currentCouncilId);
    const page = presentMeetingList({
      ...{ upcoming, past, counts },
      today: this.clock.today(),
      shows: textOf(query.apres) !== null ? 'upcoming' : textOf(query.avant) !== null ? 'past' : 'both',
      mayPrepare: mayHere(viewer, 'meeting.prepare'),
      rules,
    });
    return reply.view('meetings/index', page);
  }

  @Get('mois/:month')
  @Access('meeting.view')
  async month(@CurrentViewer() viewer: Viewer, @Param('month') month: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    if (!isMonth(month)) throw new NotVisible();
    return reply.view('meetings/month', presentMonth(month, await this.list.ofMonth(viewer, month), this.clock.today()));
  }

  @Get('nouvelle')
  @Access('meeting.prepare')
  async create(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return reply.view('meetings/form', await this.newForm(viewer, EMPTY_FORM, this.ids.next()));
  }

  @Post()
  @Access('meeting.prepare')
  async store(@CurrentViewer() viewer: Viewer, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const formKey = readFormKey(body);
    const bodies = await this.offeredBodies(viewer);
    const reading = await readNewMeeting(body, this.clock.today(), bodies.map(({ id }) => id));
    if (!reading.ok) return reply.code(422).view('meetings/form', await this.newForm(viewer, reading, formKey));
    const id = await this.formKeys.once(viewer, formKey, reading.form, () => this.service.create(viewer, reading.form));
    return redirect(reply, `/reunions/${id}`, 'La réunion est prévue. Rien n’est envoyé.');
  }

  private async newForm(viewer: Viewer, state: FormState, formKey: string) {
    return presentMeetingForm(await this.offeredBodies(viewer), state, formKey);
  }

  private offeredBodies(viewer: Viewer) {
    if (!may(viewer, 'meeting.prepare', currentCouncil(viewer))) throw new ActionNotAllowed();
    return this.councils.bodiesOpenTo(viewer);
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
