import { type MigrationInterface, type QueryRunner, TableCheck } from 'typeorm';
import { forgetChecks } from './steps.js';

const CHECK = 'ck_action_change_kind_list';

/** An action that is opened again keeps the closing that it had: the figures of a past quarter count it as it stood then. */
export class KeepFormerClosings1764100000050 implements MigrationInterface {
  readonly name = 'KeepFormerClosings1764100000050';

  async up(runner: QueryRunner): Promise<void> {
    await forgetChecks(runner, 'action_change', [CHECK]);
    await runner.createCheckConstraint('action_change', new TableCheck({ name: CHECK, expression: `"kind" in ('due', 'lead', 'closing')` }));
  }

  async down(): Promise<void> {
    throw new Error('The way back is the copy made before.');
  }
}
