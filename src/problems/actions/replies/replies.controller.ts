import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { WordLists } from '../../../councils/index.js';
import { Organisations, People } from '../../../people/index.js';
import { Access } from '../../../platform/access/access.js';
import { CurrentViewer, may, type Viewer } from '../../../platform/access/viewer.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Ids } from '../../../platform/clock/ids.js';
import { NotVisible } from '../../../platform/web/errors.js';
import { redirect } from '../../../platform/web/flash.js';
import { FormKeys } from '../../../platform/web/forms/form-keys.js';
import { fieldsOf, readFormKey } from '../../../platform/web/forms/form-reader.js';
import type { FormState } from '../../../platform/web/forms/form-view.js';
import { parseId } from '../../../platform/web/forms/strict.js';
import { type Action } from '../action.entity.js';
import { ActionRepository } from '../action.repository.js';
import { presentReplyPage, type ReplyContext } from './reply-page.presenter.js';
import { ActionPages } from '../pages/action-pages.js';
import { ActionPartsQuery } from '../pages/action-parts.query.js';
import { readReply, type TypedReply } from './reply.form.js';
import { valuesOf } from './reply-form.presenter.js';
import { ReplyService } from './reply.service.js';

/** Answers typed by somebody signed in: for her own organisation, or noted from a telephone call. */
@Controller('actions/:id')
export class RepliesController {
  constructor(
    private readonly service: ReplyService,
    private readonly actions: ActionRepository,
    private readonly pages: ActionPages,
    private readonly parts: ActionPartsQuery,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly words: WordLists,
    private readonly formKeys: FormKeys,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  @Get('reponse')
  @Access('action.view')
  async form(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Query('organisation') organisation: unknown,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const context = await this.context(viewer, id, organisation, this.ids.next());
    const part = await this.parts.partOf(id, context.organisation.id);
    return reply.view('actions/reply', presentReplyPage(context, valuesOf(part)));
  }

  @Post('reponse')
  @Access('action.view')
  async answer(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const formKey = readFormKey(body);
    const context = await this.context(viewer, id, fieldsOf(body).organisation, formKey);
    const reading = await readReply(body, this.clock.today(), context.words);
    const errors = { ...reading.errors, ...speakerErrors(context, fieldsOf(body).speaker) };
    if (!reading.ok || Object.keys(errors).length > 0) return this.again(context, { values: reading.values, errors }, reply);
    await this.formKeys.once(viewer, formKey, { id, ...reading.form }, () => this.send(viewer, context, reading.form));
    return redirect(reply, `/actions/${id}#reponses`, 'La réponse est enregistrée.');
  }

  @Post('reponses/:replyId/annulation')
  @Access('action.view')
  async undo(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Param('replyId') replyId: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    if (parseId(replyId) === null) throw new NotVisible();
    await this.actions.answerableById(viewer, id);
    await this.service.undoLast(viewer, replyId);
    return redirect(reply, `/actions/${id}`, 'La réponse est annulée.');
  }

  private async send(viewer: Viewer, { action, organisation, speakers }: ReplyContext, typed: TypedReply): Promise<string> {
    const { state, motive, words, expectedOn, speakerId } = typed;
    const said = { organisationId: organisation.id, state, motive, words, expectedOn };
    if (speakers === null) return this.service.reply(viewer, action.id, { ...said, channel: 'signed_in' });
    return this.service.reply(viewer, action.id, { ...said, channel: 'phone', personId: speakerId });
  }

  private again(context: ReplyContext, form: FormState, reply: FastifyReply): FastifyReply {
    return reply.code(422).view('actions/reply', presentReplyPage(context, form));
  }

  /** The organisation must have a standing part; whoever answers for another one than her own notes a call. */
  private async context(viewer: Viewer, id: string, asked: unknown, formKey: string): Promise<ReplyContext> {
    const action = await this.actions.answerableById(viewer, id);
    const organisationId = parseId(asked) ?? (await this.ownAsked(viewer, action));
    const organisation = organisationId === null ? null : await this.organisations.byId(action.audience.councilId, organisationId);
    if (organisation === null || (await this.parts.partOf(id, organisation.id)) === null) throw new NotVisible();
    const { councilId } = action.audience;
    const isOwn = viewer.organisationIds.includes(organisation.id) && may(viewer, 'action.answer', councilId);
    if (!isOwn && !may(viewer, 'action.answerFor', councilId)) throw new NotVisible();
    return {
      action,
      seal: await this.pages.seal(action),
      readers: await this.pages.readers(action.audience),
      words: await this.words.of(councilId),
      organisation,
      speakers: isOwn ? null : await this.speakers(organisation.id),
      formKey,
    };
  }

  private async ownAsked(viewer: Viewer, action: Action): Promise<string | null> {
    for (const id of viewer.organisationIds) if ((await this.parts.partOf(action.id, id)) !== null) return id;
    return null;
  }

  private async speakers(organisationId: string) {
    const contacts = await this.people.contactsOf(organisationId);
    return contacts.map(({ personId, name, jobTitle }) => ({ value: personId, label: `${name}, ${jobTitle}` }));
  }
}

function speakerErrors({ speakers }: ReplyContext, said: string | undefined): Readonly<Record<string, string>> {
  const isKnown = speakers === null || speakers.some(({ value }) => value === said);
  return isKnown ? {} : { speaker: 'Dites qui a parlé au téléphone.' };
}
