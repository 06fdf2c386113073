import { Body as RequestBody, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { shortDate } from '../../platform/formatting/french.js';
import { BadRequest } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { fieldsOf, readForm, readVersion } from '../../platform/web/forms/form-reader.js';
import { cleanLine } from '../../platform/web/forms/strict.js';
import { orBeside, readDay } from '../form-page.js';
import { SeatPlacesQuery } from './seat-places.query.js';
import { presentSeat } from './seat-show.presenter.js';
import { presentEditSeat, presentEndSeat } from './seat-form.presenter.js';
import { LeavingForm, SeatWordsForm } from './seat.forms.js';
import { SeatService, seatVersion } from './seat.service.js';

const FORM = 'councils/administration-form';

/** The page of one seat: who held it, what it is, its place, its end. */
@Controller('sieges/:id')
export class SeatsController {
  constructor(
    private readonly places: SeatPlacesQuery,
    private readonly service: SeatService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('council.administer')
  async show(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return reply.view('councils/seat', presentSeat(await this.places.shown(viewer, id), this.clock.today()));
  }

  @Get('modifier')
  @Access('council.administer')
  async edit(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const place = await this.places.shown(viewer, id);
    const { jobTitle, status, act } = place.seat;
    const values = { jobTitle, status: status ?? '', act: act ?? '' };
    return reply.view(FORM, presentEditSeat(place, place.organisationName, { values, errors: {} }, seatVersion(place.seat)));
  }

  @Post()
  @Access('council.administer')
  async update(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const place = await this.places.shown(viewer, id);
    const version = readVersion(body);
    const reading = await readForm(SeatWordsForm, body);
    if (!reading.ok) return reply.code(422).view(FORM, presentEditSeat(place, place.organisationName, reading, version));
    const { jobTitle, status = null, act = null } = reading.form;
    await this.service.edit(viewer, id, version, { jobTitle: cleanLine(jobTitle) ?? jobTitle, status, act });
    return redirect(reply, `/sieges/${id}`, 'Le siège est modifié.');
  }

  @Post('rang')
  @Access('council.administer')
  async move(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { sens } = fieldsOf(body);
    if (sens !== 'up' && sens !== 'down') throw new BadRequest('Ce déplacement n’existe pas.');
    await this.service.move(viewer, id, sens);
    return redirect(reply, `/sieges/${id}`, 'L’ordre des sièges a changé.');
  }

  @Get('fin')
  @Access('council.administer')
  async ending(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const place = await this.places.shown(viewer, id);
    return reply.view(FORM, presentEndSeat(place, place.organisationName, { values: { from: shortDate(this.clock.today()) }, errors: {} }, seatVersion(place.seat)));
  }

  @Post('fin')
  @Access('council.administer')
  async end(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @RequestBody() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const place = await this.places.shown(viewer, id);
    const version = readVersion(body);
    const reading = await readForm(LeavingForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    const from = readDay(reading.values, 'from', errors, this.clock.today());
    if (reading.ok && from !== null) {
      const ended = await orBeside(errors, {}, 'from', () => this.service.end(viewer, id, version, from, reading.form.reason ?? null).then(() => true));
      if (ended === true) return redirect(reply, `/sieges/${id}`, 'Le siège prend fin.');
    }
    return reply.code(422).view(FORM, presentEndSeat(place, place.organisationName, { values: reading.values, errors }, version));
  }
}
