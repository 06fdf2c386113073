import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { Throttle, waitInWords } from '../../platform/access/throttle.js';
import { Settings } from '../../platform/config/settings.js';
import { NotVisible } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { EMPTY_FORM } from '../../platform/web/forms/form-view.js';
import { readSetUp } from './set-up.form.js';
import { presentSetUp, presentSetUpDone } from './set-up.presenter.js';
import { SetUp } from './set-up.service.js';

const DONE = '/mise-en-service/faite';

const REFUSALS = {
  wrong: 'Ce code n’est pas celui que le serveur a affiché en dernier.',
  expired: 'Ce code a plus de 24\u00a0heures\u00a0: redémarrez le serveur, il en affichera un autre.',
};

/** Open to whoever holds the code, and only while nothing is set up; afterwards these addresses are absent. */
@Controller('mise-en-service')
export class SetUpController {
  constructor(
    private readonly setUp: SetUp,
    private readonly throttle: Throttle,
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
    const guess = { kind: 'set-up', subject: request.ip, origin: request.ip } as const;
    const wait = await this.throttle.waitFor(guess);
    if (wait > 0) return this.again(reply, reading.values, { code: `Trop d’essais à la suite\u00a0: réessayez dans ${waitInWords(wait)}.` }, 429);
    const result = await this.setUp.open(reading.form);
    if (result === 'done') return redirect(reply, DONE);
    await this.throttle.failed(guess);
    return this.again(reply, reading.values, { code: REFUSALS[result] });
  }

  @Get('faite')
  @Access('everyone')
  async done(@Res() reply: FastifyReply): Promise<FastifyReply> {
    if (!(await this.setUp.isJustDone())) throw new NotVisible();
    return reply.view('installation/set-up-done', presentSetUpDone(this.settings.smtpUrl !== null));
  }

  private again(reply: FastifyReply, values: Readonly<Record<string, string>>, errors: Readonly<Record<string, string>>, status: 422 | 429 = 422): FastifyReply {
    return reply.code(status).view('installation/set-up', presentSetUp({ values, errors }));
  }
}
