import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { Length } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Ids } from '../../platform/clock/ids.js';
import { NotVisible } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { readForm, readFormKey } from '../../platform/web/forms/form-reader.js';
import { cleanLine } from '../../platform/web/forms/strict.js';
import { administeredCouncil } from '../administered.js';
import { EDITED_LISTS, type EditedList } from '../council-words.js';
import { orBeside } from '../form-page.js';
import { WordKeeper } from './word-keeper.js';
import type { Word } from './word-list.js';
import { WordLists } from './word-lists.js';
import { LIST_PATH, presentRename, presentWords, WORDS } from './words.presenter.js';

export class WordForm {
  @Length(2, 80, { message: 'Écrivez un mot ou une courte expression, de 2 à 80\u00a0caractères.' })
  label!: string;
}

/** Motives and sources: the council's own words beside the delivered ones. */
@Controller('administration/listes')
export class WordsController {
  constructor(
    private readonly lists: WordLists,
    private readonly keeper: WordKeeper,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('council.administer')
  async show(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const words = await this.lists.of(administeredCouncil(viewer));
    return reply.view('councils/words', presentWords(viewer, words, () => this.ids.next(), null));
  }

  @Post(':list')
  @Access('council.administer')
  async add(@CurrentViewer() viewer: Viewer, @Param('list') path: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const councilId = administeredCouncil(viewer);
    const list = listOf(path);
    const formKey = readFormKey(body);
    const reading = await readForm(WordForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    const done = reading.ok
      ? await orBeside(errors, {}, 'label', async () => {
        await this.keeper.add(viewer, formKey, list, lineOf(reading.form.label));
        return true;
      })
      : null;
    if (done !== null) return redirect(reply, `${WORDS}#t-${path}`, 'Le mot est ajouté.');
    const page = presentWords(viewer, await this.lists.of(councilId), () => this.ids.next(), { list, formKey, form: { values: reading.values, errors } });
    return reply.code(422).view('councils/words', page);
  }

  @Get(':list/:code/nom')
  @Access('council.administer')
  async naming(@CurrentViewer() viewer: Viewer, @Param('list') path: string, @Param('code') code: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const list = listOf(path);
    const word = await this.ownWord(viewer, list, code);
    return reply.view('councils/administration-form', presentRename(list, word, { values: { label: word.label }, errors: {} }));
  }

  @Post(':list/:code/nom')
  @Access('council.administer')
  async rename(@CurrentViewer() viewer: Viewer, @Param('list') path: string, @Param('code') code: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const list = listOf(path);
    const word = await this.ownWord(viewer, list, code);
    const reading = await readForm(WordForm, body);
    const errors: Record<string, string> = { ...reading.errors };
    const done = reading.ok
      ? await orBeside(errors, {}, 'label', async () => {
        await this.keeper.rename(viewer, list, code, lineOf(reading.form.label));
        return true;
      })
      : null;
    if (done !== null) return redirect(reply, `${WORDS}#t-${path}`, 'Le mot est renommé.');
    return reply.code(422).view('councils/administration-form', presentRename(list, word, { values: reading.values, errors }));
  }

  @Post(':list/:code/:gesture')
  @Access('council.administer')
  async change(
    @CurrentViewer() viewer: Viewer, @Param('list') path: string, @Param('code') code: string, @Param('gesture') gesture: string, @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    administeredCouncil(viewer);
    const list = listOf(path);
    if (gesture === 'monter' || gesture === 'descendre') await this.keeper.move(viewer, list, code, gesture === 'monter' ? 'up' : 'down');
    else if (gesture === 'de-cote' || gesture === 'reprise') await this.keeper.setAside(viewer, list, code, gesture === 'de-cote');
    else throw new NotVisible();
    return redirect(reply, `${WORDS}#t-${path}`, 'La liste est à jour.');
  }

  private async ownWord(viewer: Viewer, list: EditedList, code: string): Promise<Word> {
    const words = await this.lists.of(administeredCouncil(viewer));
    const word = words.all(list).find((one) => one.code === code && one.isOwn);
    if (word === undefined) throw new NotVisible();
    return word;
  }
}

function listOf(path: string): EditedList {
  const list = EDITED_LISTS.find((one) => LIST_PATH[one] === path);
  if (list === undefined) throw new NotVisible();
  return list;
}

function lineOf(text: string): string {
  return cleanLine(text) ?? '';
}
