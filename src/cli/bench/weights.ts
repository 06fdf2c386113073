import { gzipSync } from 'node:zlib';
import { ask } from './http.js';

/** Compressed bytes that travel. */
export interface Weights {
  /** The first page of a signed-in person with its style, script, icons and fonts. */
  readonly firstVisit: number;
  /** The heaviest page once the rest is in the browser's cache. */
  readonly laterPages: number;
}

/** Pages as the proxy compresses them, assets as the application sends them. */
export async function weightsOf(origin: string, cookie: string, paths: readonly string[]): Promise<Weights> {
  const pages = await Promise.all(paths.map(async (path) => (await ask(`${origin}${path}`, { headers: { cookie } })).body));
  const home = await ask(origin, { headers: { cookie } });
  const assets = await assetsOf(origin, home.body.toString('utf8'));
  return { firstVisit: gzipSync(home.body).length + assets, laterPages: Math.max(...pages.map((page) => gzipSync(page).length)) };
}

async function assetsOf(origin: string, html: string): Promise<number> {
  let bytes = 0;
  const found = new Set([...html.matchAll(/(?:href|src)="(\/assets\/[^"#]+)/g)].map(([, path]) => path ?? ''));
  for (const path of found) {
    const { headers, body } = await ask(`${origin}${path}`, { headers: { 'accept-encoding': 'gzip' } });
    bytes += body.length;
    if (!String(headers['content-type']).startsWith('text/css')) continue;
    const plain = await ask(`${origin}${path}`);
    for (const [, file] of plain.body.toString('utf8').matchAll(/url\(([^)#]+\.woff2)\)/g)) found.add(new URL(file ?? '', `http://here${path}`).pathname);
  }
  return bytes;
}
