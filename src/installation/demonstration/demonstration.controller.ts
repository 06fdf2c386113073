import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { Settings } from '../../platform/config/settings.js';
import { NotVisible } from '../../platform/web/errors.js';
import { fieldsOf } from '../../platform/web/forms/form-reader.js';
import { checkbox, type CheckboxView, EMPTY_FORM, type ErrorSummaryView, errorSummary, type FormState, hasErrors } from '../../platform/web/forms/form-view.js';
import { DemonstrationReset } from './demonstration-reset.js';

interface DemonstrationPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly confirmed: CheckboxView;
}

/** Puts the demonstration back to its first day; absent everywhere else. */
@Controller('demonstration')
export class DemonstrationController {
  constructor(
    private readonly settings: Settings,
    private readonly reset: DemonstrationReset,
  ) {}

  @Get()
  @Access('signed-in')
  show(@Res() reply: FastifyReply): FastifyReply {
    this.expectDemonstration();
    return reply.view('installation/demonstration', presentDemonstration(EMPTY_FORM));
  }

  @Post()
  @Access('signed-in')
  begin(@Body() body: unknown, @Res() reply: FastifyReply): FastifyReply {
    this.expectDemonstration();
    if (fieldsOf(body).confirmed !== '1') {
      const form = { values: {}, errors: { confirmed: 'Cochez cette case pour continuer.' } };
      return reply.code(422).view('installation/demonstration', presentDemonstration(form));
    }
    // Once this answer has left: the server that gives it is about to close.
    reply.raw.once('finish', () => this.reset.ask());
    return reply.header('connection', 'close').view('installation/demonstration-begins', { title: 'La démonstration recommence' });
  }

  private expectDemonstration(): void {
    if (!this.settings.isDemonstration || !this.reset.isPossible) throw new NotVisible();
  }
}

function presentDemonstration(form: FormState): DemonstrationPage {
  return {
    title: 'Remettre la démonstration à zéro',
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(form.errors),
    confirmed: checkbox(form, 'confirmed', 'Je sais que tout ce qui a été saisi depuis disparaît, pour tous ceux qui l’essaient'),
  };
}
