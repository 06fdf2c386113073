import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { Settings } from '../../platform/config/settings.js';
import { fieldsOf, readForm } from '../../platform/web/forms/form-reader.js';
import { EMPTY_FORM, type FormErrors } from '../../platform/web/forms/form-view.js';
import { Entrance } from '../entrance.js';
import { cookieOf, dropCookie, giveCookie } from '../sessions/cookies.js';
import { AskPasswordForm, differs, NewPasswordForm } from './password-choice.form.js';
import { presentAskPassword, presentNewPassword } from './password-choice.presenter.js';
import { type Opening, PasswordChoices } from './password-choices.js';
import { PasswordResets } from './password-resets.js';

/** The cookie outlives the mail's own ten minutes, for a mail that takes its time to leave. */
const COOKIE_SECONDS = 3600;
const FIRST = '/mot-de-passe/nouveau';

/** « Mot de passe oublié », and the choice of a password by a link or after an invitation. A GET spends nothing. */
@Controller('mot-de-passe')
export class PasswordResetController {
  constructor(
    private readonly resets: PasswordResets,
    private readonly choices: PasswordChoices,
    private readonly entrance: Entrance,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Access('everyone')
  show(@Res() reply: FastifyReply): FastifyReply {
    return reply.view('sign-in/ask-password', presentAskPassword(EMPTY_FORM));
  }

  /** The same page, in the same time, with the same headers, whether the address has an account or not. */
  @Post()
  @Access('everyone')
  async ask(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const reading = await readForm(AskPasswordForm, body);
    if (!reading.ok) return reply.code(422).view('sign-in/ask-password', presentAskPassword(reading));
    const browser = await this.resets.ask(reading.form.email, request.ip, this.browserOf(request));
    giveCookie(reply, this.settings, 'choix', browser, COOKIE_SECONDS);
    return reply.view('sign-in/password-asked', { title: 'Regardez votre courrier' });
  }

  @Get('nouveau')
  @Access('everyone')
  async showFirst(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.page(reply, await this.choices.byBrowser(this.browserOf(request)), FIRST, {});
  }

  @Post('nouveau')
  @Access('everyone')
  async chooseFirst(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.choose(request, reply, body, await this.choices.byBrowser(this.browserOf(request)), FIRST);
  }

  @Get(':token')
  @Access('everyone')
  async showByLink(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.page(reply, await this.choices.byToken(token, this.browserOf(request)), `/mot-de-passe/${encodeURIComponent(token)}`, {});
  }

  @Post(':token')
  @Access('everyone')
  async chooseByLink(@Param('token') token: string, @Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.choose(request, reply, body, await this.choices.byToken(token, this.browserOf(request)), `/mot-de-passe/${encodeURIComponent(token)}`);
  }

  private async choose(request: FastifyRequest, reply: FastifyReply, body: unknown, opening: Opening | null, action: string): Promise<FastifyReply> {
    if (opening === null || !opening.isThisBrowser) return this.page(reply, opening, action, {});
    const reading = await readForm(NewPasswordForm, body);
    if (!reading.ok) return this.page(reply, opening, action, reading.errors);
    const fields = fieldsOf(body);
    const difference = differs(fields);
    if (difference !== null) return this.page(reply, opening, action, { passwordAgain: difference });
    const chosen = await this.choices.choose(opening, fields.password ?? '');
    if (chosen === null) return this.page(reply, null, action, {});
    if ('refusal' in chosen) return this.page(reply, opening, action, { password: chosen.refusal });
    dropCookie(reply, this.settings, 'choix');
    return this.entrance.afterPassword(request, reply, chosen.account, '/', opening.choice.purpose === 'invitation');
  }

  private page(reply: FastifyReply, opening: Opening | null, action: string, errors: FormErrors): FastifyReply {
    if (opening === null) return reply.code(404).view('sign-in/link-over', { title: 'Ce lien n’ouvre plus rien', isInvitation: action === FIRST });
    if (!opening.isThisBrowser) return reply.code(200).view('sign-in/other-browser', { title: 'Ouvrez ce lien ailleurs' });
    const { account, choice } = opening;
    const facts = { email: account.email, isAdministrator: account.isTechnicalAdministrator, isFirst: choice.purpose === 'invitation', action };
    return reply.code(Object.keys(errors).length > 0 ? 422 : 200).view('sign-in/new-password', presentNewPassword(facts, errors));
  }

  private browserOf(request: FastifyRequest): string | null {
    return cookieOf(request, this.settings, 'choix');
  }
}
