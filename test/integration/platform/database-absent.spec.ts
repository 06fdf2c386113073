import { DataSource } from 'typeorm';
import { SettingsError } from '../../../src/platform/config/settings.js';
import { openConnection } from '../../../src/platform/database/open.js';

describe('a database that does not answer', () => {
  it('ends the start with a sentence, without the password of its address', async () => {
    const source = new DataSource({ type: 'postgres', url: 'postgres://beffroi:mot-de-passe@127.0.0.1:1/beffroi' });

    const error: unknown = await openConnection(source).catch((reason: unknown) => reason);

    expect(error).toBeInstanceOf(SettingsError);
    expect((error as Error).message).toBe('DATABASE_URL : PostgreSQL ne répond pas à cette adresse (ECONNREFUSED).');
  });
});
