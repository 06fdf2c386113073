import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { addColumns } from './steps.js';

/** A council redraws its territory: a sector put aside keeps its problems, a commune may be known by its name alone. */
export class RedrawTheTerritory1764100000030 implements MigrationInterface {
  readonly name = 'RedrawTheTerritory1764100000030';

  async up(runner: QueryRunner): Promise<void> {
    const code = { name: 'code', type: 'varchar', length: '5' };
    await runner.changeColumn('commune', new TableColumn(code), new TableColumn({ ...code, isNullable: true }));
    for (const table of ['commune', 'zoning', 'sector']) {
      const columns = [
        { name: 'retired_on', type: 'varchar', length: '10', isNullable: true },
        { name: 'version', type: 'integer', isNullable: true },
      ];
      await addColumns(runner, { table, columns, days: ['retired_on'] });
      await runner.query(`UPDATE ${table} SET version = 1`);
    }
  }

  async down(): Promise<void> {
    throw new Error('The way back is the copy made before.');
  }
}
