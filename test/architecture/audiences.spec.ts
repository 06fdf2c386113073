import { DataSource } from 'typeorm';
import { ENTITIES } from '../../src/entities.js';
import { Settings } from '../../src/platform/config/settings.js';
import { writerOptions } from '../../src/platform/database/options.js';

/** Tables without an audience of their own, each with the reason why nothing leaks by it. */
const WITHOUT_AUDIENCE: Readonly<Record<string, string>> = {
  audit_chain: 'hashes only', audit_entry: 'journal: ids, levels and names of fields', revision: 'read through the row it belongs to',
  outbox_message: 'ids only', used_form_key: 'ids and hashes', sequence: 'numbers', stored_file: 'bytes reached through their owner', stored_chunk: 'bytes reached through their owner',
  council: 'the institution', rules_of_procedure: 'of the council', body: 'named only to those who read its level', seat: 'of a body', mandate: 'of a seat',
  council_role: 'of the council', charter: 'of the council', charter_signature: 'of the council',
  commune: 'of the council', zoning: 'of the council', sector: 'of the council',
  organisation: 'professional contacts of the council', person: 'professional contact', contact: 'professional contact', account: 'of the installation',
  sign_in_session: 'of its account', sign_in_attempt: 'keyed hashes',
  problem_place: 'read through its problem and its place', episode: 'read through its problem', status_change: 'read through its problem',
  contribution: 'read through its action', reply: 'read through its action', action_change: 'read through its action',
  invitation: 'read through its meeting', minutes: 'read through its meeting',
  summary: 'members and below once published, its figures are aggregates', summary_version: 'one document, the same for every reader', summary_reading: 'of a summary',
  derogation: 'of the council', list_word: 'of the council', account_invitation: 'of its account', password_choice: 'of its account',
  second_factor: 'of its account', recovery_code: 'of its account', installation: 'of the installation', audit_verification: 'counts of the journal', audit_segment: 'counts and hashes of the journal',
  level_change: 'read through the row it belongs to',
  notification: 'ids only', partner_link: 'owned by its organisation', visit: 'owned by its organisation',
};

describe('every table', () => {
  let source: DataSource;

  beforeAll(async () => {
    source = await new DataSource({ ...writerOptions(new Settings({ SECRET_KEY: 'x'.repeat(32) }), ENTITIES), database: ':memory:' } as never).initialize();
  });

  afterAll(() => source.destroy());

  it('embeds an audience, or is named here with the reason why not', () => {
    const tables = source.entityMetadatas.map((entity) => ({ name: entity.tableName, hasAudience: entity.embeddeds.some(({ propertyName }) => propertyName === 'audience') }));

    const undecided = tables.filter(({ name, hasAudience }) => !hasAudience && WITHOUT_AUDIENCE[name] === undefined);
    const stale = Object.keys(WITHOUT_AUDIENCE).filter((name) => tables.find((table) => table.name === name)?.hasAudience !== false);

    expect(undecided).toEqual([]);
    expect(stale).toEqual([]);
  });

  it('names its constraints after itself', () => {
    const names = source.entityMetadatas.flatMap(({ tableName, checks, foreignKeys, indices }) =>
      [...checks, ...foreignKeys, ...indices].map(({ name }) => ({ tableName, name: name ?? '' })),
    );

    const unnamed = names.filter(({ tableName, name }) => !new RegExp(`^(ck|fk|ix|uq)_${tableName}_`).test(name));

    expect(unnamed).toEqual([]);
  });
});
