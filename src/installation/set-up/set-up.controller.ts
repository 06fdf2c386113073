import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { Settings } from '../../platform/config/settings.js';
import { NotVisible } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { EMPTY_FORM } from '../../platform/web/forms/form-view.js';
import { SetUpAttempts } from './attempts.js';
import { readSetUp } from './set-up.form.js';
import { presentSetUp, presentSetUpDone } from './set-up.presenter.js';
import { SetUp } from './set-up.service.js';

const DONE = '/mise-en-service/faite';

const REFUSALS = {
  wrong: 'Ce code n’est pas celui que le serveur a affiché en dernier.',
  expired: 'Ce code a plus de 24\u00a0heures\u00a0: redémarrez le serveur, il en affichera un autre.',
  tooMuch: 'Trop d’essais à la suite\u00a0: attendez un quart d’heure, ou redémarrez le serveur.',
};

/** Open to whoever holds the code, and only while nothing is set up; afterwards these addresses are absent. */
@Controller('mise-en-service')
export class SetUpController {
  constructor(
    private readonly setUp: SetUp,
    private readonly attempts: SetUpAttempts,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Access('everyone')
  async form(@Res() reply: FastifyReply): Promise<FastifyReply> {
    if (!(await this.setUp.isAwaited())) throw new NotVisible();
    return reply.view('installation/set-up', presentSetUp(EMPTY_FORM));
  }

  @Post()
  @Access('everyone')
  async open(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    if (await this.setUp.isJustDone()) return redirect(reply, DONE);
    if (!(await this.setUp.isAwaited())) throw new NotVisible();
    const reading = await readSetUp(body);
    if (!reading.ok) return this.again(reply, reading.values, reading.errors);
    if (this.attempts.isTooMuch(request.ip)) return this.again(reply.code(429), reading.values, { code: REFUSALS.tooMuch });
    const result = await this.setUp.open(reading.form);
    if (result === 'done') return redirect(reply, DONE);
    this.attempts.failed(request.ip);
    return this.again(reply, reading.values, { code: REFUSALS[result] });
  }

  @Get('faite')
  @Access('everyone')
  async done(@Res() reply: FastifyReply): Promise<FastifyReply> {
    if (!(await this.setUp.isJustDone())) throw new NotVisible();
    return reply.view('installation/set-up-done', presentSetUpDone(this.settings.smtpUrl !== null));
  }

  private again(reply: FastifyReply, values: Readonly<Record<string, string>>, errors: Readonly<Record<string, string>>): FastifyReply {
    return (reply.statusCode === 429 ? reply : reply.code(422)).view('installation/set-up', presentSetUp({ values, errors }));
  }
}
