import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { RecurringJobs } from '../outbox/recurring-jobs.js';
import { AuditRetention } from './audit-retention.js';
import { AuditVerifier } from './audit-verifier.js';

/** Each morning every chain is read again; one that holds forgets its months past the time kept. */
@Injectable()
export class AuditNight implements OnModuleInit {
  private readonly logger = new Logger('journal');

  constructor(
    private readonly jobs: RecurringJobs,
    private readonly verifier: AuditVerifier,
    private readonly retention: AuditRetention,
  ) {}

  onModuleInit(): void {
    this.jobs.daily('journal', '06:00', () => this.run());
  }

  private async run(): Promise<void> {
    for (const chain of await this.verifier.chains()) {
      const { isWhole, brokenAtRank } = await this.verifier.record(chain);
      // A broken chain keeps everything: it is evidence.
      if (isWhole) await this.retention.purge(chain);
      else this.logger.error({ event: 'journal broken', chain, rank: brokenAtRank });
    }
  }
}
