import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../platform/access/viewer.js';
import { Settings } from '../platform/config/settings.js';
import { NotVisible } from '../platform/web/errors.js';
import { fieldsOf, readForm } from '../platform/web/forms/form-reader.js';
import { ownPath } from '../platform/web/own-path.js';
import { EMPTY_FORM } from '../platform/web/forms/form-view.js';
import { parseId } from '../platform/web/forms/strict.js';
import { Entrance } from './entrance.js';
import { originOf } from './guess.js';
import { cookieOf, dropCookie } from './sessions/cookies.js';
import { KnownBrowser } from './sessions/known-browser.js';
import { Sessions } from './sessions/sessions.js';
import { SignInForm } from './sign-in.form.js';
import { presentSignIn } from './sign-in.presenter.js';
import { SignInService } from './sign-in.service.js';

@Controller()
export class SignInController {
  constructor(
    private readonly service: SignInService,
    private readonly entrance: Entrance,
    private readonly browsers: KnownBrowser,
    private readonly sessions: Sessions,
    private readonly settings: Settings,
  ) {}

  @Get('connexion')
  @Access('everyone')
  show(@Query('suite') next: unknown, @CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): FastifyReply {
    const path = ownPath(typeof next === 'string' ? next : undefined);
    return viewer.kind === 'session' ? reply.redirect(path, 303) : reply.view('sign-in/index', presentSignIn(EMPTY_FORM, path));
  }

  @Post('connexion')
  @Access('everyone')
  async signIn(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const next = ownPath(fieldsOf(body).suite);
    const reading = await readForm(SignInForm, body);
    if (!reading.ok) return reply.code(422).view('sign-in/index', presentSignIn(reading, next));
    // As typed: a password may hold the very signs that a text field is cleaned of.
    const result = await this.service.firstStep(reading.form.email, fieldsOf(body).password ?? '', originOf(request, this.browsers));
    if ('account' in result) return this.entrance.afterPassword(request, reply, result.account, next);
    const state = { values: reading.values, errors: { email: result.refusal } };
    return reply.code(422).view('sign-in/index', presentSignIn(state, next));
  }

  @Post('deconnexion')
  @Access('signed-in')
  async signOut(@CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    await this.sessions.end(viewer, this.tokenOf(request));
    dropCookie(reply, this.settings, '');
    // Not the cookies: the one that says « this browser is known » protects its owner after she left.
    void reply.header('clear-site-data', '"cache", "storage"');
    return reply.redirect('/connexion', 303);
  }

  /** Shows another of the person's councils. A council that is not hers is as unknown as one that does not exist. */
  @Post('conseil')
  @Access('signed-in')
  async chooseCouncil(@Body() body: unknown, @CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { conseil, here } = fieldsOf(body);
    const councilId = parseId(conseil ?? '');
    if (councilId === null || !viewer.rightsByCouncil.has(councilId)) throw new NotVisible();
    await this.sessions.chooseCouncil(this.tokenOf(request), councilId);
    return reply.redirect(listOf(here), 303);
  }

  private tokenOf(request: FastifyRequest): string {
    return cookieOf(request, this.settings, '') ?? '';
  }
}

/** The same list in the other council; a page about one row of the former council leads home. */
function listOf(here: string | undefined): string {
  const path = ownPath(here);
  return /^\/(dossiers|reunions|actions|bilan|partenaires)?$/.test(path) ? path : '/';
}
