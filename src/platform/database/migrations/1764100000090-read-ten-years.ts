import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** Each serves a list or a figure that otherwise walked through the whole history of the council (docs/performance.md). */
const INDICES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  problem: [['council_id', 'status', 'confidentiality', 'group_id'], ['group_id', 'status']],
  action: [
    ['council_id', 'state', 'confidentiality', 'group_id'],
    ['council_id', 'state', 'closed_at', 'id'],
    ['council_id', 'due_on'],
    ['lead_organisation_id', 'state', 'closed_at', 'id'],
    ['lead_organisation_id', 'decided_on'],
    ['group_id', 'state'],
  ],
  action_change: [['council_id', 'old_value'], ['council_id', 'new_value']],
  reply: [['contribution_id', 'at'], ['council_id', 'at']],
  status_change: [['council_id', 'to_status', 'at']],
  episode: [['council_id', 'closed_at']],
  invitation: [['organisation_id', 'meeting_id']],
  minutes: [['council_id', 'state']],
  notification: [['organisation_id', 'created_at']],
};

/** The pages of a council of ten years cost what those of a young one do. */
export class ReadTenYears1764100000090 implements MigrationInterface {
  readonly name = 'ReadTenYears1764100000090';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, indices] of Object.entries(INDICES)) {
      for (const columnNames of indices) {
        await runner.createIndex(table, new TableIndex({ name: `ix_${table}_${columnNames.join('_')}`, columnNames: [...columnNames] }));
      }
    }
    // The wider one begins with the same columns.
    await runner.dropIndex('action', 'ix_action_lead_organisation_id_state');
  }

  async down(): Promise<void> {
    throw new Error('The way back is the copy made before.');
  }
}
