import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { expectConfirmed } from '../../../platform/access/confirmation.js';
import type { Audience } from '../../../platform/access/audience.js';
import { may, type Viewer } from '../../../platform/access/viewer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { ActionNotAllowed, NotVisible, RuleViolation } from '../../../platform/web/errors.js';
import { redirect } from '../../../platform/web/flash.js';
import { fieldsOf } from '../../../platform/web/forms/form-reader.js';
import { EMPTY_FORM, type FormState } from '../../../platform/web/forms/form-view.js';
import type { LevelAsked } from '../../core/levels/level-changes.js';
import { type LevelChoice, LevelChoices } from './level-choices.js';
import { type LevelForm, readLevel } from './level.form.js';
import { type LevelSubject, presentLevelChange, presentLevelChoice } from './level-page.presenter.js';
import { LevelPreviewQuery } from './level-preview.query.js';

/** Refusals that have the form for an answer: what was typed is kept. */
const SAID_IN_FORM: readonly string[] = ['problem.leadNotNamed', 'action.notNamed', 'level.incomparable', 'level.wider'];

export interface LevelRequest {
  readonly viewer: Viewer;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** The two steps of a change of level, the same for a problem, an action, a note and a fact: choose, then see and confirm. */
@Injectable()
export class LevelPages {
  constructor(
    private readonly choices: LevelChoices,
    private readonly previews: LevelPreviewQuery,
    private readonly clock: Clock,
  ) {}

  /** Without a level, which ones there are; with one, what it would do. */
  async show({ viewer, request, reply }: LevelRequest, subject: LevelSubject, parent: Audience | null, asked: unknown): Promise<FastifyReply> {
    expectRight(viewer, subject);
    const choices = await this.choices.of(viewer, subject.audience, parent);
    const choice = choices.find(({ key }) => key === asked);
    if (choice === undefined) return reply.view('problems/level', presentLevelChoice(subject, choices));
    if (choice.move === 'lower') expectConfirmed(request, this.clock);
    return this.confirmation(viewer, reply, subject, choice, subject.version, EMPTY_FORM);
  }

  /** A choice that is offered no longer is a page made before something else moved. */
  async change(
    { viewer, request, reply }: LevelRequest,
    subject: LevelSubject,
    parent: Audience | null,
    version: number | null,
    write: (asked: LevelAsked, form: LevelForm) => Promise<void>,
  ): Promise<FastifyReply> {
    expectRight(viewer, subject);
    const choices = await this.choices.of(viewer, subject.audience, parent);
    const choice = choices.find(({ key }) => key === fieldsOf(request.body).level);
    if (choice === undefined) return this.gone(reply, subject, choices, fieldsOf(request.body).level);
    if (choice.move === 'lower') expectConfirmed(request, this.clock);
    const reading = await readLevel(request.body, choice);
    if (!reading.ok) return this.confirmation(viewer, reply.code(422), subject, choice, version, reading);
    try {
      await write({ to: choice.audience, reason: reading.form.reason, isReread: reading.form.reread !== undefined }, reading.form);
    } catch (error) {
      if (!(error instanceof RuleViolation && SAID_IN_FORM.includes(error.rule))) throw error;
      return await this.confirmation(viewer, reply.code(422), subject, choice, version, { values: reading.values, errors: { reason: error.explanation } });
    }
    return redirect(reply, subject.parent.href, 'Le niveau a changé.');
  }

  private gone(reply: FastifyReply, subject: LevelSubject, choices: readonly LevelChoice[], asked: string | undefined): FastifyReply {
    if (asked === undefined || asked === '') throw new NotVisible();
    return reply.code(422).view('problems/level', presentLevelChoice(subject, choices));
  }

  private async confirmation(
    viewer: Viewer, reply: FastifyReply, subject: LevelSubject, choice: LevelChoice, version: number | null, form: FormState,
  ): Promise<FastifyReply> {
    const preview = await this.previews.of(viewer, subject.kind, subject, choice);
    return reply.view('problems/level', presentLevelChange(subject, preview, version, form));
  }
}

function expectRight(viewer: Viewer, { audience }: LevelSubject): void {
  if (!may(viewer, 'level.change', audience.councilId)) throw new ActionNotAllowed();
}
