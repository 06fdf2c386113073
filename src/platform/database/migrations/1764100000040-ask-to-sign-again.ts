import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns } from './steps.js';

/** A version of the charter may ask everybody to sign again; without it the former signatures hold. */
export class AskToSignAgain1764100000040 implements MigrationInterface {
  readonly name = 'AskToSignAgain1764100000040';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, { table: 'charter', columns: [{ name: 'asks_again', type: 'boolean', isNullable: true }] });
  }

  async down(): Promise<void> {
    throw new Error('The way back is the copy made before.');
  }
}
