import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Consultations } from '../../platform/audit/consultations.js';
import { Ids } from '../../platform/clock/ids.js';
import { redirect } from '../../platform/web/flash.js';
import { fieldsOf, readVersion } from '../../platform/web/forms/form-reader.js';
import { EMPTY_FORM } from '../../platform/web/forms/form-view.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { presentSitting } from './sitting.presenter.js';
import { SittingService } from './sitting.service.js';
import { SittingSheets } from './sitting-sheet.query.js';
import { WritableMeetings } from './writable-meetings.js';

/** The sitting on one screen: mock-up 05. */
@Controller('reunions/:id')
export class SittingsController {
  constructor(
    private readonly service: SittingService,
    private readonly meetings: WritableMeetings,
    private readonly sheets: SittingSheets,
    private readonly consultations: Consultations,
    private readonly ids: Ids,
  ) {}

  @Post('ouverture')
  @Access('sitting.write')
  async open(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    await this.service.openSitting(viewer, id, readVersion(body));
    return redirect(reply, `/reunions/${id}/seance`, 'La séance est ouverte.');
  }

  @Get('seance')
  @Access('sitting.write')
  async show(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Query('point') point: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const meeting = await this.meetings.started(viewer, id);
    const sheet = await this.sheets.of(viewer, meeting, parseId(point));
    if (sheet.shown !== null) await this.consultations.consulted(viewer, 'agenda_item', sheet.shown);
    return reply.view('meetings/sitting', presentSitting(sheet, EMPTY_FORM, this.ids.next()));
  }

  /** Moves the agenda of the sitting to another point; only who writes it moves it. */
  @Post('seance/point')
  @Access('sitting.write')
  async focus(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    await this.service.focus(viewer, id, fieldsOf(body).item ?? '');
    return redirect(reply, `/reunions/${id}/seance`);
  }
}
