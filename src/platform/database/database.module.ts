import { type DynamicModule, Global, Module } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { Settings } from '../config/settings.js';
import { Database } from './database.js';
import { migrateConnection } from './migrate.js';
import { openConnection } from './open.js';
import { type EntityClass, readerOptions, writerOptions } from './options.js';
import { refuseUnsafe } from './safety.js';
import { Sequences } from './sequences.js';

/** Both connections and the one door. Opening order: writer, migrations, then reader. */
@Global()
@Module({})
export class DatabaseModule {
  static forRoot(entities: readonly EntityClass[]): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [writer(entities), reader(entities)],
      providers: [
        {
          provide: Database,
          inject: [getDataSourceToken(), getDataSourceToken('reader')],
          useFactory: (write: DataSource, read: DataSource) => new Database(write, read),
        },
        Sequences,
      ],
      exports: [Database, Sequences],
    };
  }
}

function writer(entities: readonly EntityClass[]): DynamicModule {
  return TypeOrmModule.forRootAsync({
    inject: [Settings],
    useFactory: (settings: Settings) => ({ ...writerOptions(settings, entities), retryAttempts: 0 }),
    dataSourceFactory: async (options) => {
      const source = await openConnection(new DataSource(options as DataSourceOptions));
      await migrateConnection(source);
      await refuseUnsafe(source);
      return source;
    },
  });
}

function reader(entities: readonly EntityClass[]): DynamicModule {
  return TypeOrmModule.forRootAsync({
    name: 'reader',
    inject: [Settings, getDataSourceToken()], // waits for the migrated writer
    useFactory: (settings: Settings) => ({ ...readerOptions(settings, entities), retryAttempts: 0 }),
    dataSourceFactory: async (options) => {
      const source = await openConnection(new DataSource(options as DataSourceOptions));
      await refuseUnsafe(source);
      return source;
    },
  });
}
