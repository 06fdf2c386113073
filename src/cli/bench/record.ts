// Run apart: asks each page once of an application of its own, and writes down the SQL and the template of each.
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import SqliteDatabase from 'better-sqlite3';
import pg from 'pg';
import { AppModule } from '../../app.module.js';
import { ViewerSources } from '../../platform/access/viewer-source.js';
import { equip, newAdapter } from '../../platform/web/server.js';
import { type ViewContext, ViewEngine } from '../../platform/web/view-engine.js';
import type { RecordedPage, RecordedStatement } from './recording.js';

type Call = (...words: unknown[]) => unknown;

/** Null while nothing is written down: between pages, and while the application asks who is there. */
let statements: RecordedStatement[] | null = null;
let rendered: { readonly template: string; readonly context: ViewContext } | null = null;

async function main([file, cookie, ...paths]: readonly string[]): Promise<void> {
  if (file === undefined || cookie === undefined) throw new Error('record.js file cookie path…');
  listenToSqlite();
  listenToPostgres();
  listenToTemplates();
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(), newAdapter(), { logger: ['error', 'warn'], abortOnError: false });
  await equip(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const pages: RecordedPage[] = [];
  for (const path of paths) pages.push(await record(app, path, cookie));
  writeFileSync(file, JSON.stringify(pages));
  await app.close();
}

async function record(app: NestFastifyApplication, path: string, cookie: string): Promise<RecordedPage> {
  await app.inject({ method: 'GET', url: path, headers: { cookie } });
  statements = [];
  const answer = await app.inject({ method: 'GET', url: path, headers: { cookie } });
  const asked = statements;
  statements = null;
  if (answer.statusCode !== 200 || rendered === null) throw new Error(`${path} answered ${answer.statusCode}.`);
  return { path, statements: eachOnce(asked), ...rendered };
}

/** A floor would not read the same thing twice. */
function eachOnce(asked: readonly RecordedStatement[]): RecordedStatement[] {
  return [...new Map(asked.map((statement) => [JSON.stringify(statement), statement])).values()];
}

function note(text: string, values: readonly unknown[]): void {
  if (/^\s*(?:select|with)\b/i.test(text)) statements?.push({ text, values });
}

function listenToSqlite(): void {
  const connection = new SqliteDatabase(':memory:');
  const prototype = Object.getPrototypeOf(connection.prepare('SELECT 1')) as Record<string, Call>;
  for (const name of ['all', 'get', 'iterate']) {
    const run = prototype[name];
    if (run === undefined) continue;
    prototype[name] = function noted(this: { source: string }, ...words: unknown[]) {
      note(this.source, words.length === 1 && Array.isArray(words[0]) ? words[0] : words);
      return run.apply(this, words);
    };
  }
  connection.close();
}

function listenToPostgres(): void {
  const prototype = pg.Client.prototype as unknown as Record<string, Call>;
  const query = prototype.query;
  if (query === undefined) return;
  prototype.query = function noted(this: unknown, ...words: unknown[]) {
    const [first, second] = words;
    if (typeof first === 'string') note(first, Array.isArray(second) ? second : []);
    else if (typeof first === 'object' && first !== null && 'text' in first) {
      const { text, values } = first as { text: string; values?: readonly unknown[] };
      note(text, values ?? (Array.isArray(second) ? second : []));
    }
    return query.apply(this, words);
  };
}

function listenToTemplates(): void {
  const engine = ViewEngine.prototype as unknown as Record<'render', Call>;
  const { render } = engine;
  engine.render = function noted(this: unknown, template: unknown, context: unknown) {
    rendered = { template: String(template), context: context as ViewContext };
    return render.call(this, template, context);
  };
  const sources = ViewerSources.prototype as unknown as Record<'identify', Call>;
  const { identify } = sources;
  sources.identify = async function unheard(this: unknown, request: unknown) {
    const kept = statements;
    statements = null;
    const identity = await identify.call(this, request);
    statements = kept;
    return identity;
  };
}

await main(process.argv.slice(2));
