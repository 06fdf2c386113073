import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Ids } from '../../platform/clock/ids.js';
import { RuleViolation } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { readFormKey } from '../../platform/web/forms/form-reader.js';
import { EMPTY_FORM } from '../../platform/web/forms/form-view.js';
import { CouncilOpening } from './council-opening.js';
import { presentCouncils, presentNewCouncil } from './councils.presenter.js';
import { InstalledCouncils } from './councils.query.js';
import { type NewCouncil, readNewCouncil } from './new-council.form.js';

/** Where a rule that says no is told. */
const FIELD: Readonly<Record<string, string>> = {
  'council.codeTaken': 'councilCode', 'council.noCode': 'councilCode', 'council.technicalCoordinator': 'coordinatorEmail', 'account.emailTaken': 'coordinatorEmail',
};

@Controller('installation/conseils')
export class CouncilsController {
  constructor(
    private readonly councils: InstalledCouncils,
    private readonly opening: CouncilOpening,
    private readonly keys: FormKeys,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('technical-administrator')
  async index(@Res() reply: FastifyReply): Promise<FastifyReply> {
    return reply.view('installation/councils', presentCouncils(await this.councils.all()));
  }

  @Get('nouveau')
  @Access('technical-administrator')
  form(@Res() reply: FastifyReply): FastifyReply {
    return reply.view('installation/new-council', presentNewCouncil(EMPTY_FORM, this.ids.next()));
  }

  /** Its coordinator is invited; this account reads nothing of it. */
  @Post()
  @Access('technical-administrator')
  async create(@CurrentViewer() viewer: Viewer, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const key = readFormKey(body);
    const reading = await readNewCouncil(body);
    const errors = reading.ok ? await this.open(viewer, key, reading.form) : reading.errors;
    if (errors === null) return redirect(reply, '/installation/conseils', 'Le conseil est créé, sa coordination est invitée.');
    return reply.code(422).view('installation/new-council', presentNewCouncil({ values: reading.values, errors }, key));
  }

  private async open(viewer: Viewer, key: string, council: NewCouncil): Promise<Readonly<Record<string, string>> | null> {
    try {
      await this.keys.once(viewer, key, council, () => this.opening.open(viewer, council));
      return null;
    } catch (error) {
      const field = error instanceof RuleViolation ? FIELD[error.rule] : undefined;
      if (!(error instanceof RuleViolation) || field === undefined) throw error;
      return { [field]: error.explanation };
    }
  }
}
