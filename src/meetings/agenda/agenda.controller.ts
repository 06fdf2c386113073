import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { Consultations } from '../../platform/audit/consultations.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { NotVisible } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { fieldsOf, readFormKey, readVersion } from '../../platform/web/forms/form-reader.js';
import { Organisations } from '../../people/index.js';
import { AudienceSeals, ProblemRepository } from '../../problems/index.js';
import { MeetingRepository } from '../meeting.repository.js';
import { presentItemEdit } from '../pages/item-edit.presenter.js';
import { PreparePage } from '../pages/prepare-page.js';
import type { AgendaItem } from './agenda-item.entity.js';
import { readArrangement, readEditedItem, readNewItem } from './agenda-item.form.js';
import { AgendaRepository } from './agenda.repository.js';
import { AgendaService } from './agenda.service.js';

/** The points of a meeting being prepared: all go back to its page. */
@Controller('reunions/:id/points')
export class AgendaController {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly agenda: AgendaRepository,
    private readonly service: AgendaService,
    private readonly problems: ProblemRepository,
    private readonly organisations: Organisations,
    private readonly seals: AudienceSeals,
    private readonly prepare: PreparePage,
    private readonly formKeys: FormKeys,
    private readonly consultations: Consultations,
  ) {}

  @Post()
  @Access('meeting.prepare')
  async add(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const formKey = readFormKey(body);
    const meeting = await this.meetings.visibleToPrepare(viewer, id);
    const reading = await readNewItem(body, (problemId) => this.problems.visibleById(viewer, problemId));
    if (!reading.ok) return reply.code(422).view('meetings/prepare', await this.prepare.of(viewer, meeting, { item: reading }, formKey));
    await this.formKeys.once(viewer, formKey, { ...reading.form, meetingId: id }, () => this.service.add(viewer, id, reading.form));
    return redirect(reply, `/reunions/${id}#ordre-du-jour`, 'Le point est à l’ordre du jour.');
  }

  @Post('ordre')
  @Access('meeting.prepare')
  async arrange(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const meeting = await this.meetings.visibleToPrepare(viewer, id);
    const reading = readArrangement(body, fieldsOf(body));
    if (!reading.ok) return reply.code(422).view('meetings/prepare', await this.prepare.of(viewer, meeting, { arrange: reading }));
    await this.service.arrange(viewer, id, reading.form);
    return redirect(reply, `/reunions/${id}#ordre-du-jour`, 'L’ordre du jour est enregistré.');
  }

  @Get(':itemId')
  @Access('meeting.prepare')
  async edit(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('itemId') itemId: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const item = await this.itemOf(viewer, id, itemId);
    return reply.view('meetings/item', presentItemEdit(item, await this.choicesOf(item), item.version, null));
  }

  @Post(':itemId')
  @Access('meeting.prepare')
  async update(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Param('itemId') itemId: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const version = readVersion(body);
    const item = await this.itemOf(viewer, id, itemId);
    const reading = await readEditedItem(body);
    if (!reading.ok) return reply.code(422).view('meetings/item', presentItemEdit(item, await this.choicesOf(item), version, reading));
    await this.service.edit(viewer, itemId, version, reading.form);
    return redirect(reply, `/reunions/${id}#ordre-du-jour`, 'Le point est modifié.');
  }

  private async choicesOf({ audience }: AgendaItem) {
    const [organisations, seal, readers] = await Promise.all([
      this.organisations.ofCouncil(audience.councilId), this.seals.of(audience), this.seals.reading(audience),
    ]);
    return { organisations, seal, readers };
  }

  private async itemOf(viewer: Viewer, id: string, itemId: string) {
    await this.meetings.visibleToPrepare(viewer, id);
    const item = await this.agenda.visibleById(viewer, itemId);
    if (item.meetingId !== id) throw new NotVisible();
    await this.consultations.consulted(viewer, 'agenda_item', item);
    return item;
  }
}
