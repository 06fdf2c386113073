import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { fieldsOf, readForm } from '../../platform/web/forms/form-reader.js';
import { EMPTY_FORM } from '../../platform/web/forms/form-view.js';
import { ownPath } from '../../platform/web/own-path.js';
import { Entrance } from '../entrance.js';
import { originOf } from '../guess.js';
import { KnownBrowser } from '../sessions/known-browser.js';
import { SecondStep } from './second-step.js';
import { StepCookie } from './step-cookie.js';
import { CodeForm, RecoveryForm } from './step.form.js';
import { presentRecovery, presentStep, withNext } from './step.presenter.js';

const STEPS = {
  code: { Form: CodeForm, view: 'sign-in/code', present: presentStep },
  recovery: { Form: RecoveryForm, view: 'sign-in/recovery', present: presentRecovery },
} as const;

/** Step 2. Without the cookie of step 1, both pages lead back to it. */
@Controller('connexion')
export class StepController {
  constructor(
    private readonly step: SecondStep,
    private readonly cookie: StepCookie,
    private readonly entrance: Entrance,
    private readonly browsers: KnownBrowser,
  ) {}

  @Get('code')
  @Access('everyone')
  code(@Query('suite') next: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.show('code', next, request, reply);
  }

  @Post('code')
  @Access('everyone')
  enterByCode(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.enter('code', body, request, reply);
  }

  @Get('secours')
  @Access('everyone')
  recovery(@Query('suite') next: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.show('recovery', next, request, reply);
  }

  @Post('secours')
  @Access('everyone')
  enterByRecovery(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.enter('recovery', body, request, reply);
  }

  private async show(kind: keyof typeof STEPS, next: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const path = ownPath(typeof next === 'string' ? next : undefined);
    const { view, present } = STEPS[kind];
    return (await this.cookie.accountOf(request)) === null ? reply.redirect(withNext('/connexion', path), 303) : reply.view(view, present(EMPTY_FORM, path));
  }

  private async enter(kind: keyof typeof STEPS, body: unknown, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const next = ownPath(fieldsOf(body).suite);
    const account = await this.cookie.accountOf(request);
    if (account === null) return reply.redirect(withNext('/connexion', next), 303);
    const { Form, view, present } = STEPS[kind];
    const reading = await readForm<CodeForm | RecoveryForm>(Form, body);
    if (!reading.ok) return reply.code(422).view(view, present(reading, next));
    const refusal = await this.step.refusal(kind, account, reading.form.code, originOf(request, this.browsers));
    if (refusal !== null) return reply.code(422).view(view, present({ values: {}, errors: { code: refusal } }, next));
    return this.entrance.afterCode(request, reply, account, next);
  }
}
