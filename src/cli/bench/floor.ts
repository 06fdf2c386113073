// Run apart: node:http, the page's own SQL prepared, its compiled template. Nothing else: the least that these bytes can cost.
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import pg from 'pg';
import { type ViewContext, ViewEngine } from '../../platform/web/view-engine.js';
import type { RecordedPage } from './recording.js';

const VIEWS = resolve(import.meta.dirname, '../../../views');

type Ask = () => unknown;

async function main([file]: readonly string[]): Promise<void> {
  const pages = JSON.parse(readFileSync(file ?? '', 'utf8')) as readonly RecordedPage[];
  const engine = new ViewEngine(VIEWS);
  const asked = process.env.DATABASE_URL === undefined ? onSqlite(pages) : onPostgres(pages, process.env.DATABASE_URL);
  createServer((request, response) => {
    const place = pages.findIndex(({ path }) => path === request.url);
    const page = pages[place];
    if (page === undefined) return send(response, 'ok');
    const reading = asked[place]?.() ?? null;
    if (!(reading instanceof Promise)) return send(response, engine.render(page.template, page.context as ViewContext));
    reading.then(() => send(response, engine.render(page.template, page.context as ViewContext))).catch(() => response.writeHead(500).end());
  }).listen(Number(process.env.PORT), '127.0.0.1');
}

function send(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': Buffer.byteLength(html) });
  response.end(html);
}

function onSqlite(pages: readonly RecordedPage[]): Ask[] {
  const connection = new SqliteDatabase(resolve(process.env.DATA_DIR ?? '', 'beffroi.sqlite'), { readonly: true });
  return pages.map(({ statements }) => {
    const prepared = statements.map(({ text, values }) => ({ statement: connection.prepare(text), values }));
    return () => prepared.map(({ statement, values }) => statement.all(...values));
  });
}

function onPostgres(pages: readonly RecordedPage[], connectionString: string): Ask[] {
  const pool = new pg.Pool({ connectionString, max: 10 });
  return pages.map(({ statements }, page) => {
    const named = statements.map(({ text, values }, rank) => ({ name: `p${page}s${rank}`, text, values: [...values] }));
    return async () => {
      for (const statement of named) await pool.query(statement);
    };
  });
}

await main(process.argv.slice(2));
