import { Body as RequestBody, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { Ids } from '../../platform/clock/ids.js';
import { shortDate } from '../../platform/formatting/french.js';
import { NotVisible } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { readForm, readFormKey, readVersion } from '../../platform/web/forms/form-reader.js';
import { orBeside, readDay } from '../form-page.js';
import { NEWCOMER, readChosenPerson } from './chosen-person.js';
import { MandateService } from './mandate.service.js';
import { ReplacementService } from './replacement.service.js';
import { SeatPlacesQuery } from './seat-places.query.js';
import { presentEndMandate, presentNewMandate, presentReplacement, type SeatPlace } from './seat-form.presenter.js';
import { LeavingForm, MandateForm, ReplacementForm } from './seat.forms.js';
import { seatVersion } from './seat.service.js';

const FORM = 'councils/administration-form';

const BESIDE = {
  'seat.samePerson': 'person', 'person.known': 'email', 'account.emailTaken': 'email', 'person.noAddress': 'person', 'mandate.group': 'capacity',
  'mandate.naming': 'capacity', 'mandate.reason': 'reason', 'mandate.order': 'endsOn',
};

/** A seat changes hands in two presses; stand-ins come and go. */
@Controller('sieges/:id')
export class MandatesController {
  constructor(
    private readonly places: SeatPlacesQuery,
    private readonly replacements: ReplacementService,
    private readonly mandates: MandateService,
    private readonly keys: FormKeys,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** One other correspondent, and she is proposed: then the second press is enough. */
  @Get('remplacement')
  @Access('council.administer')
  async replacing(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const place = await this.places.toFill(viewer, id);
    const values = { from: shortDate(this.clock.today()), leaves: '1', invites: '1', ...proposed(place) };
    return reply.view(FORM, presentReplacement(place, { values, errors: {} }, { formKey: this.ids.next(), version: seatVersion(place.seat) }));
  }

  @Post('remplacement')
  @Access('council.administer')
  async replace(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const place = await this.places.toFill(viewer, id);
    const keys = { formKey: readFormKey(body), version: readVersion(body) };
    const reading = await readForm(ReplacementForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    const successor = place.body.level === 'group' ? null : readChosenPerson(reading.values, errors, { allowsNobody: place.holderName !== null, needsEmail: invitesFrom(place, reading.values) });
    const from = readDay(reading.values, 'from', errors, this.clock.today());
    if (reading.ok && from !== null && successor !== undefined) {
      const { reason = null, leaves, invites } = reading.form;
      const asked = { successor, from, reason, leaves: leaves === '1', invites: invites === '1' };
      const replace = async () => (await this.replacements.replace(viewer, id, keys.version, asked))?.personId ?? id;
      const done = await orBeside(errors, BESIDE, 'from', () => this.keys.once(viewer, keys.formKey, { id, ...asked }, replace));
      if (done !== null) return redirect(reply, `/sieges/${id}`, noticeOf(place, done !== id));
    }
    return reply.code(422).view(FORM, presentReplacement(place, { values: reading.values, errors }, keys));
  }

  @Get('mandats')
  @Access('council.administer')
  async newMandate(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const place = await this.places.toFill(viewer, id);
    const values = { startsOn: shortDate(this.clock.today()), capacity: 'substitute', ...proposed(place) };
    return reply.view(FORM, presentNewMandate(place, { values, errors: {} }, this.ids.next()));
  }

  @Post('mandats')
  @Access('council.administer')
  async give(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const place = await this.places.toFill(viewer, id);
    const key = readFormKey(body);
    const reading = await readForm(MandateForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    const today = this.clock.today();
    const person = readChosenPerson(reading.values, errors, { needsEmail: invitesFrom(place, reading.values) });
    const startsOn = readDay(reading.values, 'startsOn', errors, today);
    const endsOn = readDay(reading.values, 'endsOn', errors, today, { optional: true });
    if (reading.ok && startsOn !== null && person && Object.keys(errors).length === 0) {
      const asked = { person, capacity: reading.form.capacity, startsOn, endsOn, invites: reading.form.invites === '1' };
      const give = async () => (await this.mandates.give(viewer, id, asked)).personId;
      const done = await orBeside(errors, BESIDE, 'startsOn', () => this.keys.once(viewer, key, { id, ...asked }, give));
      if (done !== null) return redirect(reply, `/sieges/${id}`, 'La suppléance est notée.');
    }
    return reply.code(422).view(FORM, presentNewMandate(place, { values: reading.values, errors }, key));
  }

  @Get('mandats/:mandateId/fin')
  @Access('council.administer')
  async ending(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('mandateId') mandateId: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const ended = await this.endedMandate(viewer, id, mandateId);
    return reply.view(FORM, presentEndMandate(ended, { values: { from: shortDate(this.clock.today()) }, errors: {} }));
  }

  @Post('mandats/:mandateId/fin')
  @Access('council.administer')
  async end(
    @CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('mandateId') mandateId: string, @RequestBody() body: unknown, @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const ended = await this.endedMandate(viewer, id, mandateId);
    const reading = await readForm(LeavingForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    const from = readDay(reading.values, 'from', errors, this.clock.today());
    if (reading.ok && from !== null) {
      const { reason = null } = reading.form;
      const done = await orBeside(errors, BESIDE, 'from', () => this.mandates.end(viewer, id, mandateId, from, reason).then(() => true));
      if (done === true) return redirect(reply, `/sieges/${id}`, ended.body.level === 'group' ? 'La personne est retirée du groupe.' : 'Le mandat prend fin.');
    }
    return reply.code(422).view(FORM, presentEndMandate(ended, { values: reading.values, errors }));
  }

  private async endedMandate(viewer: Viewer, id: string, mandateId: string) {
    const shown = await this.places.shown(viewer, id);
    const mandate = shown.mandates.find((one) => one.id === mandateId);
    if (mandate === undefined) throw new NotVisible();
    return { ...shown, personName: mandate.personName, mandateId };
  }
}

function proposed({ people }: SeatPlace): { person?: string } {
  const [only, ...others] = people;
  if (only === undefined) return { person: NEWCOMER };
  return others.length === 0 ? { person: only.personId } : {};
}

function invitesFrom({ mayInvite }: SeatPlace, values: Readonly<Record<string, string>>): boolean {
  return mayInvite && values.invites === '1';
}

function noticeOf({ body, groups }: SeatPlace, isFilled: boolean): string {
  if (!isFilled) return 'Le siège est vacant.';
  const inherits = groups.length === 0 || body.level === 'group' ? '' : ' Il n’hérite d’aucun groupe.';
  return `Le siège a changé de titulaire.${inherits}`;
}
