import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { ENTITIES } from '../entities.js';
import { Settings } from '../platform/config/settings.js';
import { writerOptions } from '../platform/database/options.js';

/** Prints the statements that would bring the database to the entities; nothing and exit 0 when there is no difference. */
const source = await new DataSource(writerOptions(new Settings(process.env), ENTITIES)).initialize();
const { upQueries } = await source.driver.createSchemaBuilder().log();
for (const { query } of upQueries) process.stdout.write(`${query}\n`);
await source.destroy();
process.exitCode = upQueries.length === 0 ? 0 : 1;
