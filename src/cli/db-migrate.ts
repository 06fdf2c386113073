import 'reflect-metadata';
import { Settings } from '../platform/config/settings.js';
import { migrate } from '../platform/database/migrate.js';

const settings = new Settings(process.env);
await migrate(settings);
process.stdout.write(`À jour : ${settings.engine === 'postgres' ? 'PostgreSQL' : settings.databaseFile}\n`);
