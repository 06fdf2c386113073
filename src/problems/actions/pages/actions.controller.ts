import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../../platform/access/viewer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Ids } from '../../../platform/clock/ids.js';
import { RuleViolation } from '../../../platform/web/errors.js';
import { redirect } from '../../../platform/web/flash.js';
import { FormKeys } from '../../../platform/web/forms/form-keys.js';
import { fieldsOf, readChoices, readFormKey } from '../../../platform/web/forms/form-reader.js';
import { EMPTY_FORM, type FormState } from '../../../platform/web/forms/form-view.js';
import { ActionService } from '../action.service.js';
import { ActionIndexPages } from '../list/action-index-pages.js';
import { readFilter } from '../list/action-filter.js';
import { presentActionIndex } from '../list/action-index.presenter.js';
import { idOrNone, readNewAction, type TypedAction } from './action.forms.js';
import { presentNewAction, typedForm } from './action-forms.presenter.js';
import { ActionPages } from './action-pages.js';
import { presentAction } from './action-show.presenter.js';

@Controller('actions')
export class ActionsController {
  constructor(
    private readonly service: ActionService,
    private readonly pages: ActionPages,
    private readonly index: ActionIndexPages,
    private readonly formKeys: FormKeys,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('action.view')
  async list(@CurrentViewer() viewer: Viewer, @Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return reply.view('actions/index', presentActionIndex(viewer, await this.index.of(viewer, readFilter(query))));
  }

  @Get('nouvelle')
  @Access('action.create')
  async fresh(@CurrentViewer() viewer: Viewer, @Query('dossier') problem: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const context = await this.pages.newAction(viewer, typeof problem === 'string' ? problem : null, this.ids.next());
    return reply.view('actions/new', presentNewAction(context, EMPTY_FORM));
  }

  @Post()
  @Access('action.create')
  async create(@CurrentViewer() viewer: Viewer, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const reading = await readNewAction(body, this.clock.today());
    const form = typedForm(reading, readChoices(body, 'contributors'));
    if (!reading.ok) return this.again(viewer, body, form, null, reply);
    try {
      const id = await this.formKeys.once(viewer, readFormKey(body), { ...reading.form }, () => this.open(viewer, reading.form));
      return await redirect(reply, `/actions/${id}`, 'L’action est confiée.');
    } catch (error) {
      // In a group the form itself offers the way out, and keeps what was typed.
      if (error instanceof RuleViolation && error.rule === 'action.notNamed') return this.again(viewer, body, form, error.explanation, reply);
      if (error instanceof RuleViolation && error.rule === 'action.level') return this.again(viewer, body, { ...form, errors: { level: error.explanation } }, null, reply);
      throw error;
    }
  }

  @Get(':id')
  @Access('action.view')
  async show(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return reply.view('actions/show', presentAction(viewer, await this.pages.show(viewer, id)));
  }

  private async open(viewer: Viewer, typed: TypedAction): Promise<string> {
    const { level, ...asked } = typed;
    const audience = await this.pages.raisedTo(viewer, asked.problemId, level);
    return this.service.create(viewer, { ...asked, audience, leadSeatId: null, decidedOn: this.clock.today(), bornMeetingId: null });
  }

  private async again(viewer: Viewer, body: unknown, form: FormState, notNamed: string | null, reply: FastifyReply): Promise<FastifyReply> {
    const context = await this.pages.newAction(viewer, idOrNone(fieldsOf(body).problem), readFormKey(body));
    const state = notNamed === null ? form : { ...form, errors: { lead: 'Cette organisation n’a personne de nommé dans ce groupe.' } };
    return reply.code(422).view('actions/new', presentNewAction({ ...context, notNamed }, state));
  }
}
