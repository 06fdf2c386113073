import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../platform/access/access.js';
import { CurrentViewer, type Viewer } from '../../platform/access/viewer.js';
import { Ids } from '../../platform/clock/ids.js';
import { isUniqueViolation } from '../../platform/database/engine-quirks.js';
import { BadRequest, RuleViolation } from '../../platform/web/errors.js';
import { redirect } from '../../platform/web/flash.js';
import { FormKeys } from '../../platform/web/forms/form-keys.js';
import { readChoices, readFormKey } from '../../platform/web/forms/form-reader.js';
import { EMPTY_FORM, type FormState } from '../../platform/web/forms/form-view.js';
import { readUpload } from '../../platform/web/uploads.js';
import { expectPartnerManager } from '../partner-access.js';
import { COLUMNS, HEADER, readHeader } from './columns.js';
import { presentImport, presentPreview } from './import.presenter.js';
import { PartnerImport } from './partner-import.js';
import { type ImportLine, linesOf, unpacked } from './rows.js';
import { MOST_ROWS, readFile, readText, type Table } from './table.js';

const TOO_LONG = '1\u00a0Mo au plus\u00a0: coupez la liste en deux';
const NOTHING = 'Choisissez un fichier, ou collez un tableau';

/** From a list to a preview, from the preview to the rows: the lines travel in the form and are read again from the start. */
@Controller('partenaires/import')
export class ImportController {
  constructor(
    private readonly imports: PartnerImport,
    private readonly formKeys: FormKeys,
    private readonly ids: Ids,
  ) {}

  @Get()
  @Access('contact.manage')
  ask(@CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): FastifyReply {
    expectPartnerManager(viewer);
    return reply.view('partners/import', presentImport(EMPTY_FORM));
  }

  @Get('modele')
  @Access('contact.manage')
  template(@Res() reply: FastifyReply): FastifyReply {
    const header = COLUMNS.map((column) => HEADER[column]).join(';');
    // The mark tells spreadsheets that the accents are in UTF-8.
    void reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="partenaires.csv"');
    return reply.send(`\ufeff${header}\r\n`);
  }

  @Post()
  @Access('contact.manage')
  async preview(@CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const { fields, file, isTooLong } = await readUpload(request);
    expectPartnerManager(viewer);
    const field = file === null ? 'text' : 'file';
    const text = fields.text ?? '';
    const refuse = (error: string) => this.refuse(reply, { values: { text }, errors: { [field]: error } });
    if (isTooLong) return refuse(TOO_LONG);
    if (file === null && text.trim() === '') return refuse(NOTHING);
    const lines = readList(file === null ? readText(text) : await readFile(file.bytes));
    if ('error' in lines) return refuse(lines.error);
    return reply.view('partners/import-preview', presentPreview(await this.imports.plan(viewer, lines.lines), this.ids.next()));
  }

  @Post('confirmation')
  @Access('contact.manage')
  async confirm(@CurrentViewer() viewer: Viewer, @Body() body: unknown, @Res() reply: FastifyReply): Promise<FastifyReply> {
    expectPartnerManager(viewer);
    const formKey = readFormKey(body);
    const lines = sentLines(body);
    const plan = await this.imports.plan(viewer, lines);
    if (plan.refused.length > 0) return reply.code(409).view('partners/import-preview', presentPreview(plan, formKey, true));
    try {
      await this.formKeys.once(viewer, formKey, { lines }, () => this.imports.apply(viewer, lines));
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new RuleViolation('import.raced', 'Quelqu’un ajoute des partenaires en ce moment\u00a0: reprenez l’import.');
    }
    return redirect(reply, '/partenaires', 'La liste est importée.');
  }

  private refuse(reply: FastifyReply, form: FormState): FastifyReply {
    return reply.code(422).view('partners/import', presentImport(form));
  }
}

/** The header is the first line that says something; what stands under it is read by its columns. */
function readList(table: Table): { readonly lines: readonly ImportLine[] } | { readonly error: string } {
  if ('error' in table) return table;
  const header = table.rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const places = readHeader(table.rows[header] ?? []);
  if ('error' in places) return { error: String(places.error) };
  const lines = linesOf(table.rows, header, places);
  return lines.length === 0 ? { error: 'Cette liste n’a que sa première ligne' } : { lines };
}

function sentLines(body: unknown): ImportLine[] {
  const sent = readChoices(body, 'line');
  const lines = sent.flatMap((text) => unpacked(text) ?? []);
  if (lines.length === 0 || lines.length !== sent.length || lines.length > MOST_ROWS) throw new BadRequest('Formulaire incomplet\u00a0: reprenez l’import.');
  return lines;
}
