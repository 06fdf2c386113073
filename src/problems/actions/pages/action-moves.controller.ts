import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../../platform/access/viewer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { RuleViolation } from '../../../platform/web/errors.js';
import { redirect } from '../../../platform/web/flash.js';
import { readChoices, readForm, readVersion } from '../../../platform/web/forms/form-reader.js';
import { EMPTY_FORM, type FormState } from '../../../platform/web/forms/form-view.js';
import { ActionFollowUpService } from '../action-follow-up.service.js';
import type { Action } from '../action.entity.js';
import { ActionService } from '../action.service.js';
import { CloseActionForm, readReplan, ReopenActionForm } from './action.forms.js';
import { closeValues, presentClose, presentReopen, presentReplan, replanValues, typedForm } from './action-forms.presenter.js';
import { ActionPages } from './action-pages.js';
import { ActionPartsQuery } from './action-parts.query.js';

/** What the coordinator does with an action: open it, plan it again, close it, open it again. */
@Controller('actions/:id')
export class ActionMovesController {
  constructor(
    private readonly births: ActionService,
    private readonly service: ActionFollowUpService,
    private readonly pages: ActionPages,
    private readonly parts: ActionPartsQuery,
    private readonly clock: Clock,
  ) {}

  @Post('ouverture')
  @Access('action.create')
  async open(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    await this.births.open(viewer, id);
    return redirect(reply, `/actions/${id}`, 'L’action est ouverte.');
  }

  @Get('echeance')
  @Access('action.replan')
  async planning(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const action = await this.pages.loaded(viewer, id);
    const { parts } = await this.parts.of(action);
    const asked = parts.filter(({ withdrawnOn }) => withdrawnOn === null);
    return this.replanPage(action, action.version, replanValues(action, asked), reply);
  }

  @Post('echeance')
  @Access('action.replan')
  async replan(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const action = await this.pages.loaded(viewer, id);
    const version = readVersion(body);
    const reading = await readReplan(body, action, this.clock.today());
    const typed = typedForm(reading, readChoices(body, 'contributors'));
    if (!reading.ok) return this.replanPage(action, version, typed, reply.code(422));
    try {
      await this.service.replan(viewer, id, version, reading.form);
    } catch (error) {
      if (!(error instanceof RuleViolation) || error.rule !== 'action.notNamed') throw error;
      return this.replanPage(action, version, { ...typed, errors: { lead: error.explanation } }, reply.code(422));
    }
    return redirect(reply, `/actions/${id}`, 'Le changement est enregistré.');
  }

  @Get('cloture')
  @Access('action.close')
  async closing(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const action = await this.pages.loaded(viewer, id);
    return this.closePage(viewer, action, action.version, null, reply);
  }

  @Post('cloture')
  @Access('action.close')
  async close(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const action = await this.pages.loaded(viewer, id);
    const version = readVersion(body);
    const reading = await readForm(CloseActionForm, body);
    if (!reading.ok) return this.closePage(viewer, action, version, reading, reply.code(422));
    await this.service.close(viewer, id, version, reading.form);
    return redirect(reply, `/actions/${id}`, 'L’action est close.');
  }

  @Get('reouverture')
  @Access('action.close')
  async reopening(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const action = await this.pages.loaded(viewer, id);
    return reply.view('actions/reopen', presentReopen(action, await this.pages.frame(action), action.version, EMPTY_FORM));
  }

  @Post('reouverture')
  @Access('action.close')
  async reopen(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const action = await this.pages.loaded(viewer, id);
    const version = readVersion(body);
    const reading = await readForm(ReopenActionForm, body);
    if (!reading.ok) {
      return reply.code(422).view('actions/reopen', presentReopen(action, await this.pages.frame(action), version, reading));
    }
    await this.service.reopen(viewer, id, version, reading.form.reason);
    return redirect(reply, `/actions/${id}`, 'L’action est rouverte.');
  }

  private async replanPage(action: Action, version: number, form: FormState, reply: FastifyReply): Promise<FastifyReply> {
    const organisations = await this.pages.organisationChoices(action.audience.councilId);
    return reply.view('actions/replan', presentReplan(action, await this.pages.frame(action), organisations, version, form));
  }

  private async closePage(viewer: Viewer, action: Action, version: number, typed: FormState | null, reply: FastifyReply): Promise<FastifyReply> {
    const { parts, replies } = await this.parts.shownTo(viewer, action);
    const lead = parts.find((part) => part.organisationId === action.leadOrganisationId && part.withdrawnOn === null) ?? null;
    const last = replies.find(({ contributionId }) => contributionId === lead?.id) ?? null;
    return reply.view('actions/close', presentClose(action, await this.pages.frame(action), lead, version, typed ?? closeValues(lead, last)));
  }
}
