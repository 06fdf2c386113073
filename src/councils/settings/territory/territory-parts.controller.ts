import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { TerritoryKeeper, type TerritoryPart } from '../../../places/index.js';
import { Access } from '../../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../../platform/access/viewer.js';
import { NotVisible } from '../../../platform/web/errors.js';
import { redirect } from '../../../platform/web/flash.js';
import { readVersion } from '../../../platform/web/forms/form-reader.js';
import { administeredCouncil } from '../../administered.js';
import { orBeside } from '../../form-page.js';
import { readPart } from './territory.forms.js';
import { PART_PATH, partValues, presentPart, TERRITORY } from './territory.presenter.js';

const FORM = 'councils/administration-form';

/** One commune, zoning or sector: renamed, put aside, taken back. */
@Controller('administration/territoire/:part/:id')
export class TerritoryPartsController {
  constructor(private readonly keeper: TerritoryKeeper) {}

  @Get()
  @Access('council.administer')
  async edit(@CurrentViewer() viewer: Viewer, @Param('part') path: string, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const kind = kindOf(path);
    const row = await this.keeper.byId(administeredCouncil(viewer), kind, id);
    return reply.view(FORM, presentPart(kind, row, partValues(row), row.version ?? 1));
  }

  @Post()
  @Access('council.administer')
  async change(@CurrentViewer() viewer: Viewer, @Param('part') path: string, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const kind = kindOf(path);
    const councilId = administeredCouncil(viewer);
    const row = await this.keeper.byId(councilId, kind, id);
    const version = readVersion(body);
    const reading = await readPart(body, kind === 'commune');
    const errors: Record<string, string> = { ...reading.errors };
    const done = reading.ok
      ? await orBeside(errors, {}, kind === 'commune' ? 'code' : 'name', async () => {
        await this.keeper.change(viewer, councilId, kind, id, version, reading.form);
        return true;
      })
      : null;
    if (done !== null) return redirect(reply, TERRITORY, 'Le territoire est à jour.');
    return reply.code(422).view(FORM, presentPart(kind, row, { values: reading.values, errors }, version));
  }
}

function kindOf(path: string): TerritoryPart {
  const kinds = Object.keys(PART_PATH) as TerritoryPart[];
  const found = kinds.find((kind) => PART_PATH[kind] === path);
  if (found === undefined) throw new NotVisible();
  return found;
}
