import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { redirect } from '../../platform/web/flash.js';
import { fieldsOf, readForm } from '../../platform/web/forms/form-reader.js';
import { Entrance } from '../entrance.js';
import { differs } from '../password-choice/password-choice.form.js';
import { OwnSessionsQuery } from '../sessions/own-sessions.query.js';
import { RecoveryCodes } from '../two-factor/recovery-codes.js';
import { SecondFactors } from '../two-factor/second-factors.js';
import { PasswordChangeForm } from './account.form.js';
import { presentAccount, presentPasswordChange } from './account.presenter.js';
import { Accounts } from './accounts.js';
import { OwnAccount } from './own-account.js';
import { OwnAccountQuery } from './own-account.query.js';
import { PasswordChangeService } from './password-change.service.js';

@Controller('compte')
export class AccountController {
  constructor(
    private readonly own: OwnAccount,
    private readonly accounts: Accounts,
    private readonly query: OwnAccountQuery,
    private readonly factors: SecondFactors,
    private readonly codes: RecoveryCodes,
    private readonly sessions: OwnSessionsQuery,
    private readonly changes: PasswordChangeService,
    private readonly entrance: Entrance,
  ) {}

  @Get()
  @Access('signed-in')
  async show(@CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const account = await this.own.of(viewer);
    const [name, places, factorSince, codesLeft, sessions] = await Promise.all([
      this.accounts.nameOf(account), this.query.placesOf(account.personId), this.factors.confirmedSince(account.id), this.codes.left(account.id),
      this.sessions.of(account.id, this.own.tokenOf(request)),
    ]);
    return reply.view('sign-in/account/index', presentAccount({ account, name, places, factorSince, codesLeft, sessionCount: sessions.length }));
  }

  @Get('mot-de-passe')
  @Access('signed-in')
  async showPassword(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return reply.view('sign-in/account/password', presentPasswordChange(await this.own.of(viewer), {}));
  }

  /** The session goes on under a new token; every other one has ended. */
  @Post('mot-de-passe')
  @Access('signed-in')
  async changePassword(@Body() body: unknown, @CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const account = await this.own.of(viewer);
    const errors = await this.tryChange(body, viewer, account, request.ip);
    if (errors !== null) return reply.code(422).view('sign-in/account/password', presentPasswordChange(account, errors));
    await this.entrance.open(request, reply, account, viewer.assurance === 'two-factor' ? 'two-factor' : 'password');
    return redirect(reply, '/compte', 'Votre mot de passe est changé. Vos autres sessions ont pris fin.');
  }

  private async tryChange(body: unknown, viewer: Viewer, account: Parameters<PasswordChangeService['change']>[1], address: string): Promise<Readonly<Record<string, string>> | null> {
    const reading = await readForm(PasswordChangeForm, body);
    if (!reading.ok) return reading.errors;
    const fields = fieldsOf(body);
    const difference = differs(fields);
    if (difference !== null) return { passwordAgain: difference };
    return this.changes.change(viewer, account, { present: fields.presentPassword ?? '', next: fields.password ?? '' }, address);
  }
}
