import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../../platform/access/viewer.js';
import { BadRequest, RuleViolation } from '../../../platform/web/errors.js';
import { redirect } from '../../../platform/web/flash.js';
import { fieldsOf, readChoices, readForm, readVersion } from '../../../platform/web/forms/form-reader.js';
import type { FormState } from '../../../platform/web/forms/form-view.js';
import { AgreementService } from '../agreement.service.js';
import { EntryService } from './entry.service.js';
import { readActionFields } from './entry-form.reader.js';
import { entryKindOf } from './entry.wording.js';
import { presentEntry } from './entry-show.presenter.js';
import { EntrySheets } from './entry-sheet.query.js';
import { CorrectEntryForm } from '../sitting.forms.js';

/** One line, corrected, converted or taken away until the minutes are published. */
@Controller('reunions/:id/seance/lignes/:entryId')
export class EntryCorrectionsController {
  constructor(
    private readonly service: EntryService,
    private readonly agreements: AgreementService,
    private readonly sheets: EntrySheets,
  ) {}

  @Get()
  @Access('sitting.write')
  async show(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('entryId') entryId: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return reply.view('meetings/sitting-entry', presentEntry(await this.sheets.of(viewer, id, entryId), null));
  }

  @Post()
  @Access('sitting.write')
  async correct(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Param('entryId') entryId: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const version = readVersion(body);
    const contributors = readChoices(body, 'contributors');
    const reading = await readForm(CorrectEntryForm, body);
    const sheet = await this.sheets.of(viewer, id, entryId);
    const again = (errors: FormState['errors']): FastifyReply =>
      reply.code(422).view('meetings/sitting-entry', presentEntry(sheet, { values: { ...reading.values, contributors }, errors }));
    if (!reading.ok) return again(reading.errors);
    const fields = readActionFields(reading.form, sheet);
    if ('errors' in fields) return again(fields.errors);
    const words = { text: reading.form.text, contributorIds: contributors.filter((one) => one !== fields.leadOrganisationId), ...fields };
    try {
      await this.service.correct(viewer, id, entryId, version, words);
    } catch (error) {
      if (!(error instanceof RuleViolation)) throw error;
      return again({ text: error.explanation });
    }
    return this.back(reply, id, sheet.entry.itemId, 'Ligne corrigée.');
  }

  @Post('nature')
  @Access('sitting.write')
  async convert(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Param('entryId') entryId: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const kind = entryKindOf(fieldsOf(body).kind);
    if (kind === null) throw new BadRequest('Formulaire incomplet\u00a0: rechargez la page.');
    await this.service.convert(viewer, id, entryId, readVersion(body), kind);
    // A new action still needs its lead and its date: the page that asks for them is this one.
    if (kind === 'action') return redirect(reply, `/reunions/${id}/seance/lignes/${entryId}`, 'La ligne est devenue une action.');
    const { entry } = await this.sheets.of(viewer, id, entryId);
    return this.back(reply, id, entry.itemId, kind === 'note' ? 'La ligne est devenue une note.' : 'La ligne est devenue une décision.');
  }

  @Post('retrait')
  @Access('sitting.write')
  async remove(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Param('entryId') entryId: string,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { entry } = await this.sheets.of(viewer, id, entryId);
    await this.service.remove(viewer, id, entryId, readVersion(body));
    return this.back(reply, id, entry.itemId, 'Ligne retirée.');
  }

  /** The lead said yes aloud. */
  @Post('accord')
  @Access('sitting.write')
  async accept(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('entryId') entryId: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const itemId = await this.agreements.acceptAloud(viewer, id, entryId);
    return this.back(reply, id, itemId, 'Accord noté.');
  }

  private back(reply: FastifyReply, id: string, itemId: string, notice: string): FastifyReply {
    return redirect(reply, `/reunions/${id}/seance?point=${itemId}`, notice);
  }
}
