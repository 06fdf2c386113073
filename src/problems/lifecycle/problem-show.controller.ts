import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { Length } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Consultations } from '../../platform/audit/consultations.js';
import { Ids } from '../../platform/clock/ids.js';
import { redirect } from '../../platform/web/flash.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { readForm, readFormKey } from '../../platform/web/forms/form-reader.js';
import { EMPTY_FORM } from '../../platform/web/forms/form-view.js';
import { ProblemRepository } from '../core/problem.repository.js';
import { NoteService } from '../thread/note.service.js';
import { parseThreadKey } from '../thread/thread.repository.js';
import { presentProblem } from './problem-show.presenter.js';
import { ProblemShowQuery } from './problem-show.query.js';

export class NoteForm {
  @Length(1, 5000, { message: 'Écrivez quelques mots' })
  text!: string;
}

@Controller('dossiers/:id')
export class ProblemShowController {
  constructor(
    private readonly problems: ProblemRepository,
    private readonly query: ProblemShowQuery,
    private readonly notes: NoteService,
    private readonly formKeys: FormKeys,
    private readonly consultations: Consultations,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('problem.view')
  async show(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Query('avant') before: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const problem = await this.problems.visibleById(viewer, id);
    await this.consultations.consulted(viewer, 'problem', problem);
    const key = parseThreadKey(before);
    const shown = await this.query.of(viewer, problem, key);
    const state = { form: EMPTY_FORM, formKey: this.ids.next(), isOlder: key !== null };
    return reply.view('problems/show', presentProblem(viewer, shown, state));
  }

  @Post('fil')
  @Access('note.add')
  async addNote(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const problem = await this.problems.visibleById(viewer, id);
    const formKey = readFormKey(body);
    const reading = await readForm(NoteForm, body);
    if (reading.ok) {
      const { text } = reading.form;
      await this.formKeys.once(viewer, formKey, { problemId: id, text }, () => this.notes.add(viewer, id, text));
      return redirect(reply, `/dossiers/${id}#fil`, 'La note est ajoutée au fil.');
    }
    const shown = await this.query.of(viewer, problem, null);
    const state = { form: reading, formKey, isOlder: false };
    return reply.code(422).view('problems/show', presentProblem(viewer, shown, state));
  }
}
