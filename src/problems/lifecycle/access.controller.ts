import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { isConfidential } from '../../platform/access/audience.js';
import { CurrentViewer, may, type Viewer } from '../../platform/access/viewer.js';
import { Consultations } from '../../platform/audit/consultations.js';
import { Clock } from '../../platform/clock/clock.js';
import { Councils, Readers } from '../../councils/index.js';
import { People } from '../../people/index.js';
import { LevelChanges } from '../core/levels/level-changes.js';
import { AudienceSeals } from '../core/audience-seals.js';
import { ProblemRepository } from '../core/problem.repository.js';
import { FactRepository } from '../facts/fact.repository.js';
import { LevelChoices } from './levels/level-choices.js';
import { LevelPreviewQuery } from './levels/level-preview.query.js';
import { presentAccess } from './access.presenter.js';

/** « Qui peut lire ? »: told to the readers themselves, and to nobody else. */
@Controller('dossiers/:id/acces')
export class ProblemAccessController {
  constructor(
    private readonly problems: ProblemRepository,
    private readonly facts: FactRepository,
    private readonly readers: Readers,
    private readonly councils: Councils,
    private readonly seals: AudienceSeals,
    private readonly consultations: Consultations,
    private readonly changes: LevelChanges,
    private readonly people: People,
    private readonly choices: LevelChoices,
    private readonly previews: LevelPreviewQuery,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Access('problem.view')
  async show(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const problem = await this.problems.visibleById(viewer, id);
    await this.consultations.consulted(viewer, 'problem', problem);
    const history = await this.changes.historyOf(viewer, id);
    const page = presentAccess({
      problem,
      readers: await this.readers.of(problem.audience, this.clock.today()),
      body: await this.councils.bodyById(problem.bodyId),
      seal: await this.seals.of(problem.audience),
      factTotal: await this.facts.countOf(viewer, id),
      readings: isConfidential(problem) ? await this.previews.lastReadings('problem', id) : null,
      choices: may(viewer, 'level.change', problem.audience.councilId) ? await this.choices.of(viewer, problem.audience, null) : null,
      history,
      movers: await this.people.names(history.map(({ personId }) => personId)),
      today: this.clock.today(),
    });
    return reply.view('problems/access', page);
  }
}
