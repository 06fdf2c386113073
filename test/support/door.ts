import { DataSource } from 'typeorm';
import { ENTITIES } from '../../src/entities.js';
import { Settings } from '../../src/platform/config/settings.js';
import { Database } from '../../src/platform/database/database.js';
import { readerOptions, writerOptions } from '../../src/platform/database/options.js';
import { freshDatabase } from './database.js';

export interface Door {
  readonly database: Database;
  /** The connections behind the door, for controls that show what happens without it. */
  readonly writer: DataSource;
  readonly reader: DataSource;
  readonly settings: Settings;
  close(): Promise<void>;
}

/** The one door on a fresh database, without the application around it. */
export async function openDoor(): Promise<Door> {
  const base = await freshDatabase();
  const settings = new Settings({ DATA_DIR: base.dataDir, ...(base.url === null ? {} : { DATABASE_URL: base.url }) });
  const writer = await new DataSource(writerOptions(settings, ENTITIES)).initialize();
  const reader = await new DataSource(readerOptions(settings, ENTITIES)).initialize();
  return {
    database: new Database(writer, reader), writer, reader, settings,
    close: async () => {
      await writer.destroy();
      await reader.destroy();
      await base.drop();
    },
  };
}
