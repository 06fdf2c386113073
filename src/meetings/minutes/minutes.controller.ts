import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { RuleViolation } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { readForm, readVersion } from '../../platform/web/forms/form-reader.js';
import type { FormState } from '../../platform/web/forms/form-view.js';
import { parseInteger } from '../../platform/web/forms/strict.js';
import type { Meeting } from '../meeting.entity.js';
import { MeetingRepository } from '../meeting.repository.js';
import { presentDraft, presentPublished } from './minutes-page.presenter.js';
import { MinutesPages } from './minutes-page.query.js';
import { MinutesReadings } from './published/minutes-readings.js';
import { PublishForm } from './minutes.forms.js';
import { MinutesService } from './minutes.service.js';
import { presentWaiting } from './minutes-waiting.presenter.js';

/** The minutes of one sitting: the draft to publish, then each reader's own copy (mock-up 10). */
@Controller('reunions/:id/compte-rendu')
export class MinutesController {
  constructor(
    private readonly service: MinutesService,
    private readonly meetings: MeetingRepository,
    private readonly pages: MinutesPages,
    private readonly readings: MinutesReadings,
  ) {}

  @Get()
  @Access('meeting.view')
  async show(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Query('version') version: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const meeting = await this.meetings.visibleById(viewer, id);
    const published = await this.pages.published(viewer, meeting, parseInteger(version, { min: 1 }));
    if (published === null) return this.showDraft(viewer, meeting, null, reply);
    await this.readings.read(viewer, published);
    return reply.view('meetings/minutes', presentPublished(published));
  }

  @Post('publication')
  @Access('minutes.publish')
  async publish(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const version = readVersion(body);
    const reading = await readForm(PublishForm, body);
    const meeting = await this.meetings.visibleById(viewer, id);
    if (!reading.ok) return this.showDraft(viewer, meeting, reading, reply.code(422));
    try {
      await this.service.publish(viewer, id, version, reading.form.reason ?? null);
    } catch (error) {
      if (!(error instanceof RuleViolation) || error.rule !== 'minutes.reason') throw error;
      return this.showDraft(viewer, meeting, { values: reading.values, errors: { reason: error.explanation } }, reply.code(422));
    }
    return redirect(reply, `/reunions/${id}/compte-rendu`, 'Le compte rendu est publié. Les courriels partent, un par organisation.');
  }

  private async showDraft(viewer: Viewer, meeting: Meeting, form: FormState | null, reply: FastifyReply): Promise<FastifyReply> {
    await this.readings.opened(viewer, meeting);
    const draft = await this.pages.draft(viewer, meeting);
    if (draft === null) return reply.view('meetings/minutes-waiting', presentWaiting(meeting));
    return reply.view('meetings/minutes', presentDraft(draft, form));
  }
}
