import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../platform/access/access.js';
import { currentCouncil, CurrentViewer, mayHere, type Viewer } from '../platform/access/viewer.js';
import { INSTALLATION } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Settings } from '../platform/config/settings.js';
import { administrationTabs, installationTabs } from '../platform/web/administration-tabs.js';
import { ActionNotAllowed } from '../platform/web/errors.js';
import { readJournalFilter } from './journal-filter.js';
import { JournalPages } from './journal-pages.js';

const OF_COUNCIL = '/administration/journal';
const OF_INSTALLATION = '/installation/journal';
const OWN = '/compte/journal';

type Words = Readonly<Record<string, unknown>>;

@Controller()
export class JournalController {
  constructor(
    private readonly pages: JournalPages,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  @Get('administration/journal')
  @Access('journal.view')
  async ofCouncil(@Query() words: Words, @CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    expectReader(viewer);
    const frame = {
      path: OF_COUNCIL, title: 'Journal', tabs: administrationTabs(viewer, OF_COUNCIL), back: null, exportPath: `${OF_COUNCIL}/ecritures.csv`,
      lead: `Qui a fait quoi, avec quel droit, sur quelle référence. Jamais les titres ni les textes. Conservé ${this.settings.journalMonths}\u00a0mois.`,
    };
    return reply.view('journal/index', await this.pages.of(viewer, { chain: currentCouncil(viewer) }, frame, this.filter(words)));
  }

  @Get('administration/journal/ecritures.csv')
  @Access('journal.view')
  async export(@Query() words: Words, @CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    expectReader(viewer);
    const file = await this.pages.export(viewer, currentCouncil(viewer), this.filter(words));
    const disposition = `attachment; filename="journal-${this.clock.today()}.csv"`;
    return reply.type('text/csv; charset=utf-8').header('content-disposition', disposition).send(file);
  }

  @Get('installation/journal')
  @Access('technical-administrator')
  async ofInstallation(@Query() words: Words, @CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const frame = {
      path: OF_INSTALLATION, title: 'Journal de l’installation', tabs: installationTabs(OF_INSTALLATION), back: null, exportPath: null,
      lead: `Connexions, comptes et mise en service. Rien de ce que les conseils écrivent. Conservé ${this.settings.journalMonths}\u00a0mois.`,
    };
    return reply.view('journal/index', await this.pages.of(viewer, { chain: INSTALLATION }, frame, this.filter(words)));
  }

  @Get('compte/journal')
  @Access('signed-in')
  async own(@Query() words: Words, @CurrentViewer() viewer: Viewer, @Res() reply: FastifyReply): Promise<FastifyReply> {
    const frame = {
      path: OWN, title: 'Mes actes', tabs: [], back: { href: '/compte', label: 'Mon compte' }, exportPath: null,
      lead: `Ce que le journal garde de vous, tous conseils réunis. Conservé ${this.settings.journalMonths}\u00a0mois.`,
    };
    return reply.view('journal/index', await this.pages.of(viewer, { personId: viewer.personId ?? '' }, frame, this.filter(words)));
  }

  private filter(words: Words) {
    return readJournalFilter(words, this.clock.today());
  }
}

/** The guard asks for the right in some council; the journal is that of the current one. */
function expectReader(viewer: Viewer): void {
  if (!mayHere(viewer, 'journal.view')) throw new ActionNotAllowed();
}
