import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../../platform/access/viewer.js';
import { BadRequest } from '../../../platform/web/errors.js';
import { redirect } from '../../../platform/web/flash.js';
import { fieldsOf, readRows } from '../../../platform/web/forms/form-reader.js';
import { AttendanceService, type SeatAttendance } from './attendance.service.js';
import { type Attendance, ATTENDANCES } from '../../meeting-words.js';
import { SEAT_PREFIX } from './attendance.presenter.js';

@Controller('reunions/:id/seance/presences')
export class AttendanceController {
  constructor(private readonly service: AttendanceService) {}

  /** « Tous présents », or the whole sheet with its exceptions. */
  @Post()
  @Access('sitting.write')
  async set(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { everybody, point } = fieldsOf(body);
    if (everybody === undefined) await this.service.setAll(viewer, id, seatsOf(body));
    else await this.service.allPresent(viewer, id);
    const back = point === undefined ? '' : `?point=${encodeURIComponent(point)}`;
    return redirect(reply, `/reunions/${id}/seance${back}`, 'Présences enregistrées.');
  }
}

function seatsOf(body: unknown): SeatAttendance[] {
  return Object.entries(readRows(body, SEAT_PREFIX)).map(([invitationId, word]) => ({ invitationId, attendance: attendanceOf(word) }));
}

function attendanceOf(word: string): Attendance {
  const known = ATTENDANCES.find((attendance) => attendance === word);
  if (known === undefined) throw new BadRequest('Formulaire incomplet\u00a0: rechargez la page.');
  return known;
}
