import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { expectConfirmed } from '../../platform/access/confirmation.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { NotVisible } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { fieldsOf, readForm } from '../../platform/web/forms/form-reader.js';
import type { FormErrors } from '../../platform/web/forms/form-view.js';
import { ownPath } from '../../platform/web/own-path.js';
import { FactorRemovalForm } from '../account/account.form.js';
import { OwnAccount } from '../account/own-account.js';
import { OwnProof } from '../account/own-proof.js';
import { Entrance } from '../entrance.js';
import { Tellings } from '../letters/tellings.js';
import { readsBeyondMembers } from '../viewer-facts.js';
import { Viewers } from '../viewers.js';
import { presentEnrolment, presentFactor, presentRemoval } from './own-factor.presenter.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SecondFactors } from './second-factors.js';
import { ShownOnce } from './shown-once.js';
import { CodeForm } from './step.form.js';
import { withNext } from './step.presenter.js';
import { qrOf } from './totp.js';

const WRONG = 'Ce code n’est pas le bon. Vérifiez l’heure du téléphone et recopiez le code qui s’affiche maintenant.';

/** A person makes her second factor, and takes it away. */
@Controller('compte/second-facteur')
export class OwnFactorController {
  constructor(
    private readonly own: OwnAccount,
    private readonly factors: SecondFactors,
    private readonly codes: RecoveryCodes,
    private readonly shownOnce: ShownOnce,
    private readonly proof: OwnProof,
    private readonly viewers: Viewers,
    private readonly entrance: Entrance,
    private readonly tellings: Tellings,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('signed-in')
  async show(@Query('suite') suite: unknown, @CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const account = await this.own.of(viewer);
    const councils = await this.viewers.factsOf(account.personId);
    const [since, left] = await Promise.all([this.factors.confirmedSince(account.id), this.codes.left(account.id)]);
    return reply.view('sign-in/account/second-factor', presentFactor(since, left, councils.some(readsBeyondMembers), nextOf(suite)));
  }

  @Post()
  @Access('signed-in')
  async begin(@Body() body: unknown, @CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    await this.factors.begin((await this.own.of(viewer)).id);
    return reply.redirect(withNext('/compte/second-facteur/activation', nextOf(fieldsOf(body).suite)), 303);
  }

  @Get('activation')
  @Access('signed-in')
  async showEnrolment(@Query('suite') suite: unknown, @CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    expectConfirmed(request, this.clock);
    return this.enrolment(viewer, reply, nextOf(suite), {});
  }

  /** The first code: the session goes on with two factors, under a new token. */
  @Post('activation')
  @Access('signed-in')
  async enrol(@Body() body: unknown, @CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    expectConfirmed(request, this.clock);
    const next = nextOf(fieldsOf(body).suite);
    const reading = await readForm(CodeForm, body);
    if (!reading.ok) return this.enrolment(viewer, reply, next, reading.errors);
    const account = await this.own.of(viewer);
    const codes = await this.factors.confirm(viewer, account.id, reading.form.code);
    if (codes === null) return this.enrolment(viewer, reply, next, { code: WRONG });
    await this.entrance.open(request, reply, account, 'two-factor');
    this.shownOnce.give(reply, account.id, codes);
    return redirect(reply, withNext('/compte/codes-de-secours', next), 'Le second facteur est actif.');
  }

  @Get('retrait')
  @Access('signed-in')
  async showRemoval(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    if (!(await this.factors.isOn((await this.own.of(viewer)).id))) throw new NotVisible();
    return reply.view('sign-in/account/remove-factor', presentRemoval({}));
  }

  @Post('retrait')
  @Access('signed-in')
  async remove(@Body() body: unknown, @CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const account = await this.own.of(viewer);
    const reading = await readForm(FactorRemovalForm, body);
    const errors = reading.ok ? await this.unproved(account, fieldsOf(body).presentPassword ?? '', reading.form.code, request.ip) : reading.errors;
    if (errors !== null) return reply.code(422).view('sign-in/account/remove-factor', presentRemoval(errors));
    await this.database.unitOfWork(async () => {
      await this.factors.remove(viewer, account.id, 'forgetFactor');
      await this.tellings.tell(account.id, 'factor-off');
    });
    await this.entrance.open(request, reply, account, 'password');
    return redirect(reply, '/compte', 'Le second facteur est retiré.');
  }

  private async unproved(account: Parameters<OwnProof['refusal']>[0], password: string, code: string, address: string): Promise<FormErrors | null> {
    const refusal = await this.proof.refusal(account, password, code, address);
    return refusal === null ? null : { presentPassword: refusal };
  }

  private async enrolment(viewer: Viewer, reply: FastifyReply, next: string, errors: FormErrors): Promise<FastifyReply> {
    const account = await this.own.of(viewer);
    const seed = await this.factors.seedToShow(account.id);
    if (seed === null) return reply.redirect('/compte/second-facteur', 303);
    const page = presentEnrolment({ seed, qr: await qrOf(seed, account.email), next }, errors);
    return reply.code(Object.keys(errors).length > 0 ? 422 : 200).view('sign-in/account/enrol', page);
  }
}

/** Where to go on to once it is done: what the person came for, or her account. */
function nextOf(suite: unknown): string {
  return typeof suite === 'string' && suite !== '' ? ownPath(suite) : '/compte';
}
