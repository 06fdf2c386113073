import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { mayRead } from '../../platform/access/audience.js';
import { currentCouncil, CurrentViewer, mayHere, type Viewer } from '../../platform/access/viewer.js';
import { Clock } from '../../platform/clock/clock.js';
import { readPastFrenchDay } from '../../platform/formatting/french-day.reader.js';
import { ActionNotAllowed, NotVisible } from '../../platform/web/errors.js';
import { parseDay } from '../../platform/web/forms/strict.js';
import type { Body } from '../body.entity.js';
import { BodyRepository } from '../bodies/body.repository.js';
import { audienceOf, Councils } from '../councils.js';
import { presentComposition } from './composition.presenter.js';
import { CompositionQuery } from './composition.query.js';

@Controller('administration/composition')
export class CompositionController {
  constructor(
    private readonly bodies: BodyRepository,
    private readonly councils: Councils,
    private readonly composition: CompositionQuery,
    private readonly clock: Clock,
  ) {}

  /** « Qui siégeait le … ? », of the bodies that the person reads; of all of them for who keeps the council. */
  @Get()
  @Access('meeting.view')
  async show(@CurrentViewer() viewer: Viewer, @Query('le') le: unknown, @Query('instance') instance: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    if (!mayHere(viewer, 'meeting.view')) throw new ActionNotAllowed();
    const bodies = await this.bodiesFor(viewer);
    const asked = typeof instance === 'string' && instance !== '' ? bodies.find(({ id }) => id === instance) : bodies[0];
    if (asked === undefined) throw new NotVisible();
    const today = this.clock.today();
    const { day, error } = dayAsked(le, today);
    const council = await this.councils.byId(currentCouncil(viewer));
    const seats = await this.composition.on(asked.id, day);
    return reply.view('councils/composition', presentComposition({ council: council.fullName, body: asked, bodies, seats, day, today, error }));
  }

  private async bodiesFor(viewer: Viewer): Promise<Body[]> {
    const bodies = await this.bodies.ofCouncil(currentCouncil(viewer));
    return mayHere(viewer, 'council.administer') ? bodies : bodies.filter((body) => mayRead(viewer, audienceOf(body)));
  }
}

/** As the browser's own field sends it, or as a person types it. */
function dayAsked(text: unknown, today: string): { readonly day: string; readonly error: string | null } {
  if (typeof text !== 'string' || text.trim() === '') return { day: today, error: null };
  const day = parseDay(text.trim());
  if (day !== null) return { day, error: null };
  const read = readPastFrenchDay(text, today);
  return 'day' in read ? { day: read.day, error: null } : { day: today, error: read.error };
}
