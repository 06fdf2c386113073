import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../platform/access/access.js';
import { CurrentViewer, may, type Viewer } from '../platform/access/viewer.js';
import { Consultations } from '../platform/audit/consultations.js';
import { Clock } from '../platform/clock/clock.js';
import { redirect } from '../platform/web/flash.js';
import { readVersion } from '../platform/web/forms/form-reader.js';
import { Councils } from '../councils/index.js';
import { AudienceSeals } from '../problems/index.js';
import { readAnswers } from './invitations/answers.form.js';
import { InvitationService } from './invitations/invitation.service.js';
import { readSlot } from './meeting.form.js';
import type { Meeting } from './meeting.entity.js';
import { MeetingRepository } from './meeting.repository.js';
import { isPrepared } from './meeting.rules.js';
import { MeetingService } from './meeting.service.js';
import { presentAnswers } from './pages/answers.presenter.js';
import { presentMeetingEdit } from './pages/meeting-form.presenter.js';
import { presentHead } from './pages/meeting-head.presenter.js';
import { MeetingPageQuery } from './pages/meeting-page.query.js';
import { presentShow } from './pages/meeting-show.presenter.js';
import { PreparePage } from './pages/prepare-page.js';

/** One meeting: preparing it, reading it, moving its day, cancelling it, noting who comes. */
@Controller('reunions/:id')
export class MeetingController {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly query: MeetingPageQuery,
    private readonly prepare: PreparePage,
    private readonly service: MeetingService,
    private readonly invitations: InvitationService,
    private readonly councils: Councils,
    private readonly seals: AudienceSeals,
    private readonly consultations: Consultations,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('meeting.view')
  async show(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const meeting = await this.meetings.visibleById(viewer, id);
    await this.consultations.consulted(viewer, 'meeting', meeting);
    if (isPrepared(meeting.state) && may(viewer, 'meeting.prepare', meeting.audience.councilId)) {
      return reply.view('meetings/prepare', await this.prepare.of(viewer, meeting));
    }
    return reply.view('meetings/show', presentShow(await this.query.load(viewer, meeting)));
  }

  @Get('modifier')
  @Access('meeting.prepare')
  async edit(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const meeting = await this.meetings.visibleToPrepare(viewer, id);
    return reply.view('meetings/form', presentMeetingEdit(meeting, await this.headOf(meeting), meeting.version, null));
  }

  @Post('modifier')
  @Access('meeting.prepare')
  async update(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const version = readVersion(body);
    const meeting = await this.meetings.visibleToPrepare(viewer, id);
    const reading = await readSlot(body, this.clock.today());
    if (!reading.ok) return reply.code(422).view('meetings/form', presentMeetingEdit(meeting, await this.headOf(meeting), version, reading));
    await this.service.edit(viewer, id, version, reading.form);
    return redirect(reply, `/reunions/${id}`, 'La réunion est modifiée. Rien n’est envoyé.');
  }

  @Get('annulation')
  @Access('meeting.prepare')
  async askCancel(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const meeting = await this.meetings.visibleToPrepare(viewer, id);
    const head = presentHead(await this.query.load(viewer, meeting));
    return reply.view('meetings/cancel', { head, title: 'Annuler cette réunion\u00a0?', base: `/reunions/${id}`, action: `/reunions/${id}/annulation`, version: meeting.version });
  }

  @Post('annulation')
  @Access('meeting.prepare')
  async cancel(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    await this.service.cancel(viewer, id, readVersion(body));
    return redirect(reply, `/reunions/${id}`, 'La réunion est annulée, ses points passent à la suivante. Rien n’est envoyé.');
  }

  @Post('annonce')
  @Access('meeting.prepare')
  async announce(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    await this.service.announceDate(viewer, id, readVersion(body));
    return redirect(reply, `/reunions/${id}`, 'La date est annoncée, les invités peuvent répondre ici. Rien n’est envoyé.');
  }

  @Get('reponses')
  @Access('meeting.prepare')
  async answers(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const meeting = await this.meetings.visibleToPrepare(viewer, id);
    return reply.view('meetings/answers', presentAnswers(await this.query.load(viewer, meeting)));
  }

  /** Also for the invited person, who answers for herself alone. */
  @Post('reponses')
  @Access('meeting.view')
  async answer(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    await this.invitations.answerAll(viewer, id, readAnswers(body));
    return redirect(reply, `/reunions/${id}`, 'C’est noté.');
  }

  private async headOf({ bodyId, audience }: Meeting) {
    const [{ name }, seal] = await Promise.all([this.councils.bodyById(bodyId), this.seals.of(audience)]);
    return { bodyName: name, seal };
  }
}
