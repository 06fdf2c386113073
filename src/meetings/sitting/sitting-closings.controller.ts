import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { redirect } from '../../platform/web/flash.js';
import { readForm, readVersion } from '../../platform/web/forms/form-reader.js';
import { parseTime } from '../../platform/web/forms/strict.js';
import { CloseSittingForm } from './sitting.forms.js';
import { mayEndAt } from './sitting.rules.js';
import { SittingService } from './sitting.service.js';
import { peopleOf, presentClosing } from './sitting-closing.presenter.js';
import { SittingSheets } from './sitting-sheet.query.js';
import { WritableMeetings } from './writable-meetings.js';

/** « Lever la séance »: real hours, who chaired, and what is left without result, on a page of its own. */
@Controller('reunions/:id/seance/levee')
export class SittingClosingsController {
  constructor(
    private readonly service: SittingService,
    private readonly meetings: WritableMeetings,
    private readonly sheets: SittingSheets,
  ) {}

  @Get()
  @Access('sitting.write')
  async show(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const sheet = await this.sheets.of(viewer, await this.meetings.started(viewer, id), null);
    return reply.view('meetings/sitting-closing', presentClosing(sheet, null));
  }

  @Post()
  @Access('sitting.write')
  async close(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const version = readVersion(body);
    const reading = await readForm(CloseSittingForm, body);
    const meeting = await this.meetings.started(viewer, id);
    const end = parseTime(reading.values.end ?? '');
    const errors = { ...reading.errors };
    if (reading.ok && end === null) errors.end = 'Écrivez une heure, par exemple 10\u00a0h\u00a050.';
    else if (end !== null && !mayEndAt(end, meeting.openedAt)) errors.end = 'La séance ne peut pas finir avant d’avoir commencé.';
    const sheet = await this.sheets.of(viewer, meeting, null);
    const known = new Set(['', ...peopleOf(sheet).map(({ value }) => value)]);
    for (const field of ['chair', 'secretary'] as const) {
      if (!known.has(reading.values[field] ?? '')) errors[field] ??= 'Choisissez une personne de la liste.';
    }
    if (!reading.ok || end === null || Object.keys(errors).length > 0) {
      return reply.code(422).view('meetings/sitting-closing', presentClosing(sheet, { values: reading.values, errors }));
    }
    const officers = { chairPersonId: reading.form.chair ?? null, secretaryPersonId: reading.form.secretary ?? null };
    await this.service.closeSitting(viewer, id, version, end, officers);
    return redirect(reply, `/reunions/${id}/compte-rendu`, 'La séance est levée.');
  }
}
