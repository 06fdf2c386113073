import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { TerritoryKeeper, TerritoryQuery } from '../../../places/index.js';
import { Access } from '../../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../../platform/access/viewer.js';
import { Ids } from '../../../platform/clock/ids.js';
import { redirect } from '../../../platform/web/flash.js';
import { readFormKey } from '../../../platform/web/forms/form-reader.js';
import { EMPTY_FORM, type FormState } from '../../../platform/web/forms/form-view.js';
import { administeredCouncil } from '../../administered.js';
import { orBeside } from '../../form-page.js';
import { readNewCommunes, readZoning } from './territory.forms.js';
import { presentNewSectors, presentTerritory, TERRITORY, type TerritoryKeys } from './territory.presenter.js';

/** Communes, and several ways of cutting them: seen whole, added to. */
@Controller('administration/territoire')
export class TerritoryController {
  constructor(
    private readonly query: TerritoryQuery,
    private readonly keeper: TerritoryKeeper,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('council.administer')
  show(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    return this.page(viewer, reply, EMPTY_FORM);
  }

  @Post('communes')
  @Access('council.administer')
  async addCommunes(@CurrentViewer() viewer: Viewer, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const councilId = administeredCouncil(viewer);
    const key = readFormKey(body);
    const reading = await readNewCommunes(body);
    const errors: Record<string, string> = { ...reading.errors };
    const done = reading.ok ? await orBeside(errors, {}, 'communes', () => this.keeper.addCommunes(viewer, councilId, key, reading.form)) : null;
    if (done !== null) return redirect(reply, TERRITORY, 'Les communes sont ajoutées.');
    return this.page(viewer, reply.code(422), { values: reading.values, errors }, { communes: key });
  }

  @Post('decoupages')
  @Access('council.administer')
  async addZoning(@CurrentViewer() viewer: Viewer, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const councilId = administeredCouncil(viewer);
    const key = readFormKey(body);
    const reading = await readZoning(body, true);
    const errors: Record<string, string> = { ...reading.errors };
    const done = reading.ok
      ? await orBeside(errors, {}, 'zoningName', () => this.keeper.addZoning(viewer, councilId, key, reading.form.name, reading.form.sectors))
      : null;
    if (done !== null) return redirect(reply, TERRITORY, 'Le découpage est ajouté.');
    return this.page(viewer, reply.code(422), { values: reading.values, errors }, { zoning: key });
  }

  @Get('decoupages/:id/secteurs')
  @Access('council.administer')
  async newSectors(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const zoning = await this.keeper.byId(administeredCouncil(viewer), 'zoning', id);
    return reply.view('councils/administration-form', presentNewSectors(zoning, EMPTY_FORM, this.ids.next()));
  }

  @Post('decoupages/:id/secteurs')
  @Access('council.administer')
  async addSectors(@CurrentViewer() viewer: Viewer, @Param('id') id: string, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const councilId = administeredCouncil(viewer);
    const zoning = await this.keeper.byId(councilId, 'zoning', id);
    const key = readFormKey(body);
    const reading = await readZoning(body, false);
    const errors: Record<string, string> = { ...reading.errors };
    const done = reading.ok ? await orBeside(errors, {}, 'sectors', () => this.keeper.addSectors(viewer, councilId, key, id, reading.form.sectors)) : null;
    if (done !== null) return redirect(reply, `${TERRITORY}#t-${id}`, 'Les secteurs sont ajoutés.');
    return reply.code(422).view('councils/administration-form', presentNewSectors(zoning, { values: reading.values, errors }, key));
  }

  private async page(viewer: Viewer, reply: FastifyReply, form: FormState, kept: Partial<TerritoryKeys> = {}): Promise<FastifyReply> {
    const councilId = administeredCouncil(viewer);
    const [communes, zonings] = await Promise.all([this.query.communes(councilId), this.query.zonings(councilId)]);
    return reply.view('councils/territory', presentTerritory(communes, zonings, form, { communes: this.ids.next(), zoning: this.ids.next(), ...kept }));
  }
}
