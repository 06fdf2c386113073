import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../../platform/access/viewer.js';
import { Consultations } from '../../../platform/audit/consultations.js';
import { StoredFiles } from '../../../platform/files/stored-files.js';
import { NotVisible } from '../../../platform/web/errors.js';
import { redirect } from '../../../platform/web/flash.js';
import { parseInteger } from '../../../platform/web/forms/strict.js';
import { MeetingRepository } from '../../meeting.repository.js';
import { MinutesRepository } from '../minutes.repository.js';

@Controller('reunions/:id/compte-rendu.pdf')
export class MinutesPapersController {
  constructor(
    private readonly meetings: MeetingRepository,
    private readonly minutes: MinutesRepository,
    private readonly files: StoredFiles,
    private readonly consultations: Consultations,
  ) {}

  /** The edition of the narrowest level that this person reads. */
  @Get()
  @Access('meeting.view')
  async show(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Query('version') number: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const meeting = await this.meetings.visibleById(viewer, id);
    const versions = await this.minutes.versionsOf(viewer, meeting.id);
    const wanted = parseInteger(number, { min: 1 });
    const version = wanted === null ? versions[0] : versions.find((one) => one.number === wanted);
    if (version === undefined) throw new NotVisible();
    const [edition] = await this.minutes.editionsOf(viewer, version.id);
    if (edition === undefined) return redirect(reply, `/reunions/${id}/compte-rendu`, 'Le PDF est en préparation, il sera là dans un instant.', 'cours');
    await this.consultations.consulted(viewer, 'minutes_edition', edition);
    const name = `compte-rendu-${meeting.reference}-v${version.number}.pdf`;
    void reply.header('content-type', 'application/pdf').header('content-disposition', `inline; filename="${name}"`);
    return reply.send(await this.files.bytesOf(edition.fileId));
  }
}
