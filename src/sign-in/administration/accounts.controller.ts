import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { isConfirmed } from '../../platform/access/confirmation.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { NotVisible } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { readForm, readVersion } from '../../platform/web/forms/form-reader.js';
import { EMPTY_FORM } from '../../platform/web/forms/form-view.js';
import { cleanLine, parseId } from '../../platform/web/forms/strict.js';
import { withNext } from '../two-factor/step.presenter.js';
import { AccountAdministration, type Target } from './account-administration.service.js';
import { AccountListQuery } from './account-list.query.js';
import { FactorResetForm } from './accounts.form.js';
import { presentAccountOf, presentAccounts, stateNamed } from './accounts.presenter.js';

/** The accounts of the installation. Neither a content nor a password is ever shown here. */
@Controller('installation/comptes')
export class AccountsController {
  constructor(
    private readonly query: AccountListQuery,
    private readonly service: AccountAdministration,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('technical-administrator')
  async list(@Query('adresse') address: unknown, @Query('etat') state: unknown, @Query('apres') after: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const filter = { address: (cleanLine(address) ?? '').slice(0, 200), state: stateNamed(state), after: parseId(after) };
    const { rows, next } = await this.query.page(filter);
    return reply.view('sign-in/accounts/index', presentAccounts(rows, next, filter, this.clock.today()));
  }

  @Get(':id')
  @Access('technical-administrator')
  async show(@Param('id') id: string, @CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const row = await this.query.one(known(id));
    return reply.view('sign-in/accounts/account', presentAccountOf(row, row.id === viewer.accountId, EMPTY_FORM, this.clock.today()));
  }

  @Post(':id/invitation')
  @Access('technical-administrator')
  async invite(@Param('id') id: string, @Body() body: unknown, @CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const target = targetOf(id, body);
    await this.service.inviteAgain(viewer, target);
    return redirect(reply, pathOf(target), 'Une nouvelle invitation part. La précédente n’ouvre plus rien.');
  }

  @Post(':id/fermeture')
  @Access('technical-administrator')
  async disable(@Param('id') id: string, @Body() body: unknown, @CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const target = targetOf(id, body);
    if (!isConfirmed(request, this.clock)) return reply.redirect(withNext('/compte/confirmation', pathOf(target)), 303);
    await this.service.disable(viewer, target);
    return redirect(reply, pathOf(target), 'Ce compte est fermé, ses sessions ont pris fin. La personne en est prévenue.');
  }

  @Post(':id/ouverture')
  @Access('technical-administrator')
  async enable(@Param('id') id: string, @Body() body: unknown, @CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const target = targetOf(id, body);
    await this.service.enable(viewer, target);
    return redirect(reply, pathOf(target), 'Ce compte est rouvert. La personne en est prévenue.');
  }

  @Post(':id/sessions')
  @Access('technical-administrator')
  async endSessions(@Param('id') id: string, @Body() body: unknown, @CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const target = targetOf(id, body);
    await this.service.endSessions(viewer, target);
    return redirect(reply, pathOf(target), 'Les sessions de ce compte ont pris fin.');
  }

  @Post(':id/second-facteur')
  @Access('technical-administrator')
  async resetFactor(@Param('id') id: string, @Body() body: unknown, @CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const target = targetOf(id, body);
    if (!isConfirmed(request, this.clock)) return reply.redirect(withNext('/compte/confirmation', pathOf(target)), 303);
    const reading = await readForm(FactorResetForm, body);
    if (!reading.ok) {
      const row = await this.query.one(target.id);
      return reply.code(422).view('sign-in/accounts/account', presentAccountOf(row, row.id === viewer.accountId, reading, this.clock.today()));
    }
    await this.service.resetFactor(viewer, target, reading.form.reason);
    return redirect(reply, pathOf(target), 'Le second facteur est retiré, les sessions ont pris fin. La personne en est prévenue.');
  }
}

function known(id: string): string {
  const parsed = parseId(id);
  if (parsed === null) throw new NotVisible();
  return parsed;
}

function targetOf(id: string, body: unknown): Target {
  return { id: known(id), version: readVersion(body) };
}

function pathOf({ id }: Target): string {
  return `/installation/comptes/${id}`;
}
