import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../../platform/access/viewer.js';
import { Ids } from '../../../platform/clock/ids.js';
import { RuleViolation } from '../../../platform/web/errors.js';
import { redirect } from '../../../platform/web/flash.js';
import { FormKeys } from '../../../platform/web/forms/form-keys.js';
import { fieldsOf, readForm, readFormKey } from '../../../platform/web/forms/form-reader.js';
import type { FormState } from '../../../platform/web/forms/form-view.js';
import { parseId } from '../../../platform/web/forms/strict.js';
import { typedKind } from './entry.wording.js';
import { EntryService } from './entry.service.js';
import { readEntry } from './entry-form.reader.js';
import { EntryForm } from '../sitting.forms.js';
import { presentSitting } from '../sitting.presenter.js';
import { type SittingSheet, SittingSheets } from '../sitting-sheet.query.js';
import { WritableMeetings } from '../writable-meetings.js';

/** The line that becomes a note, a decision or an action. */
@Controller('reunions/:id/seance/lignes')
export class EntriesController {
  constructor(
    private readonly service: EntryService,
    private readonly meetings: WritableMeetings,
    private readonly sheets: SittingSheets,
    private readonly formKeys: FormKeys,
    private readonly ids: Ids,
  ) {}

  @Post()
  @Access('sitting.write')
  async add(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const formKey = readFormKey(body);
    const reading = await readForm(EntryForm, body);
    const meeting = await this.meetings.started(viewer, id);
    const sheet = await this.sheets.of(viewer, meeting, parseId(fieldsOf(body).item));
    if (!reading.ok) return this.again(reply, sheet, reading);
    const read = readEntry(reading.form, sheet);
    if ('errors' in read) return this.again(reply, sheet, { values: reading.values, errors: read.errors });
    try {
      await this.formKeys.once(viewer, formKey, read.entry, () => this.service.add(viewer, id, read.entry));
    } catch (error) {
      // Said on the same page: the room goes on talking, and the line stays to be corrected.
      if (!(error instanceof RuleViolation)) throw error;
      return this.again(reply, sheet, { values: reading.values, errors: { line: error.explanation } });
    }
    const isElsewhere = meeting.currentItemId !== read.entry.itemId;
    return redirect(reply, `/reunions/${id}/seance${isElsewhere ? `?point=${read.entry.itemId}` : ''}`, read.notice ?? undefined, 'cours');
  }

  private again(reply: FastifyReply, sheet: SittingSheet, { values, errors }: FormState): FastifyReply {
    // The letter typed first is what was meant: « Qui » and « Pour quand » must show for an action.
    const kind = typedKind(String(values.line ?? '')) ?? values.kind ?? '';
    return reply.code(422).view('meetings/sitting', presentSitting(sheet, { values: { ...values, kind }, errors }, this.ids.next()));
  }
}
