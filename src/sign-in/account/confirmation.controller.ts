import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { fieldsOf, readForm } from '../../platform/web/forms/form-reader.js';
import { ownPath } from '../../platform/web/own-path.js';
import { Sessions } from '../sessions/sessions.js';
import { SecondFactors } from '../two-factor/second-factors.js';
import { ConfirmationForm } from './account.form.js';
import { presentConfirmation } from './account.presenter.js';
import { OwnAccount } from './own-account.js';
import { OwnProof } from './own-proof.js';

const MISSING = 'Indiquez votre mot de passe.';

/** Where `expectConfirmed` leads: the person proves again that it is she, and goes on to what she was about to do. */
@Controller('compte/confirmation')
export class ConfirmationController {
  constructor(
    private readonly own: OwnAccount,
    private readonly proof: OwnProof,
    private readonly factors: SecondFactors,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  @Access('signed-in')
  async show(@Query('suite') next: unknown, @CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.page(viewer, reply, ownPath(typeof next === 'string' ? next : undefined), {});
  }

  @Post()
  @Access('signed-in')
  async confirm(@Body() body: unknown, @CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const next = ownPath(fieldsOf(body).suite);
    const reading = await readForm(ConfirmationForm, body);
    if (!reading.ok) return this.page(viewer, reply, next, reading.errors);
    const password = fieldsOf(body).presentPassword ?? '';
    const code = reading.form.code ?? null;
    if (password === '' && code === null) return this.page(viewer, reply, next, { presentPassword: MISSING });
    const refusal = await this.proof.refusal(await this.own.of(viewer), password === '' ? null : password, password === '' ? code : null, request.ip);
    if (refusal !== null) return this.page(viewer, reply, next, { presentPassword: refusal });
    await this.sessions.confirm(viewer, this.own.tokenOf(request));
    return reply.redirect(next, 303);
  }

  private async page(viewer: Viewer, reply: FastifyReply, next: string, errors: Readonly<Record<string, string>>): Promise<FastifyReply> {
    const account = await this.own.of(viewer);
    const page = presentConfirmation(account, await this.factors.isOn(account.id), next, errors);
    return reply.code(Object.keys(errors).length > 0 ? 422 : 200).view('sign-in/account/confirmation', page);
  }
}
