import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { isConfirmed } from '../../platform/access/confirmation.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotVisible } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { ownPath } from '../../platform/web/own-path.js';
import { OwnAccount } from '../account/own-account.js';
import { presentCodes } from './own-factor.presenter.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SecondFactors } from './second-factors.js';
import { ShownOnce } from './shown-once.js';
import { withNext } from './step.presenter.js';

@Controller('compte/codes-de-secours')
export class OwnCodesController {
  constructor(
    private readonly own: OwnAccount,
    private readonly factors: SecondFactors,
    private readonly codes: RecoveryCodes,
    private readonly shownOnce: ShownOnce,
    private readonly clock: Clock,
  ) {}

  /** New codes are shown once; later the page says only how many are left. */
  @Get()
  @Access('signed-in')
  async show(@Query('suite') suite: unknown, @CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const account = await this.own.of(viewer);
    if (!(await this.factors.isOn(account.id))) throw new NotVisible();
    const next = typeof suite === 'string' && suite !== '' ? ownPath(suite) : '/compte';
    const codes = this.shownOnce.take(request, reply, account.id);
    return reply.view('sign-in/account/codes', presentCodes(codes, await this.codes.left(account.id), next));
  }

  @Post()
  @Access('signed-in')
  async renew(@CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const account = await this.own.of(viewer);
    // Nothing was typed here: she is led to prove herself, and back to the button.
    if (!isConfirmed(request, this.clock)) return reply.redirect(withNext('/compte/confirmation', '/compte/codes-de-secours'), 303);
    this.shownOnce.give(reply, account.id, await this.factors.renewCodes(viewer, account.id));
    return redirect(reply, '/compte/codes-de-secours', 'De nouveaux codes sont faits\u00a0: les anciens n’ouvrent plus rien.');
  }
}
