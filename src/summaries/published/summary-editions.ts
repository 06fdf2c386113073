import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { StoredFiles } from '../../platform/files/stored-files.js';
import type { OutboxMessage } from '../../platform/outbox/outbox-message.entity.js';
import { OutboxWorker } from '../../platform/outbox/outbox.worker.js';
import { PdfRenderer } from '../../platform/pdf/pdf-renderer.js';
import { contentOf } from './published-figures.js';
import { presentSummaryPaper } from './summary-paper.presenter.js';
import { SummaryVersion } from './summary-version.entity.js';

/** Renders and keeps the PDF of a published summary, after publication: a slow job never holds a unit of work. */
@Injectable()
export class SummaryEditions implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly worker: OutboxWorker,
    private readonly renderer: PdfRenderer,
    private readonly files: StoredFiles,
  ) {}

  onModuleInit(): void {
    this.worker.on('summary.published', (message) => this.render(message));
  }

  private async render({ payload }: OutboxMessage): Promise<void> {
    const version = await this.version(payload.versionId).getOne();
    // Delivered twice, or a copy of the database without its versions: there is nothing left to make.
    if (version === null || version.fileId !== null) return;
    const paper = presentSummaryPaper(contentOf(version), version.hash);
    const pdf = await this.renderer.render('summary', paper, { title: paper.title, at: version.publishedAt });
    await this.database.unitOfWork(async () => {
      const row = await this.database.toChange(this.version(payload.versionId));
      if (row.fileId !== null) return;
      row.fileId = (await this.files.keep(pdf, 'application/pdf')).id;
      await this.database.save(row);
    });
  }

  private version(id: string | undefined) {
    return this.database.read(SummaryVersion, 'version').where('version.id = :id', { id: id ?? '' });
  }
}
