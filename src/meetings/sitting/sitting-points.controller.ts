import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Ids } from '../../platform/clock/ids.js';
import { BadRequest, NotVisible } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { type FormReading, readForm, readVersion } from '../../platform/web/forms/form-reader.js';
import { parseId } from '../../platform/web/forms/strict.js';
import { presentSitting } from './sitting.presenter.js';
import { ResultForm, SynthesisForm } from './sitting.forms.js';
import { SittingService } from './sitting.service.js';
import { SittingSheets } from './sitting-sheet.query.js';
import { WritableMeetings } from './writable-meetings.js';

@Controller('reunions/:id/seance/points/:itemId')
export class SittingPointsController {
  constructor(
    private readonly service: SittingService,
    private readonly meetings: WritableMeetings,
    private readonly sheets: SittingSheets,
    private readonly ids: Ids,
  ) {}

  /** Ticks the point; « Point suivant » does it and moves on, in one press. */
  @Post('resultat')
  @Access('sitting.write')
  async setResult(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Param('itemId') itemId: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { result, next } = expectOurs(await readForm(ResultForm, body));
    await this.service.setResult(viewer, id, itemId, readVersion(body), result);
    if (next === undefined) return redirect(reply, `/reunions/${id}/seance?point=${itemId}`, 'Résultat noté.');
    await this.service.focus(viewer, id, next);
    return redirect(reply, `/reunions/${id}/seance`);
  }

  @Post('synthese')
  @Access('sitting.write')
  async setSynthesis(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Param('itemId') itemId: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const version = readVersion(body);
    const reading = await readForm(SynthesisForm, body);
    if (!reading.ok) {
      const sheet = await this.sheets.of(viewer, await this.meetings.started(viewer, id), parseId(itemId));
      // The page shows another point when this one is not hers: there is nothing to give back then.
      if (sheet.shown?.id !== itemId) throw new NotVisible();
      return reply.code(422).view('meetings/sitting', presentSitting(sheet, reading, this.ids.next()));
    }
    await this.service.setSynthesis(viewer, id, itemId, version, reading.form.synthesis ?? null);
    return redirect(reply, `/reunions/${id}/seance?point=${itemId}`, 'Synthèse enregistrée.');
  }
}

/** Three radios leave nothing to type again. */
function expectOurs<T>(reading: FormReading<T>): T {
  if (reading.ok) return reading.form;
  throw new BadRequest(Object.values(reading.errors)[0] ?? 'Formulaire incomplet\u00a0: rechargez la page.');
}
