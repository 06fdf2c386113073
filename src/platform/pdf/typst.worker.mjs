// Runs in its own thread: a paper takes the processor for tens of milliseconds, which the server's thread must not give.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { drawableByAll, drawableJson, drawableText } from './glyphs.mjs';

const { folder } = workerData;
const fonts = readdirSync(join(folder, 'fonts'))
  .filter((name) => name.endsWith('.ttf'))
  .sort()
  .map((name) => readFileSync(join(folder, 'fonts', name)));
const drawable = drawableByAll(fonts);
const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] });

/** Results unused for this many papers leave the compiler's cache. */
const CACHE_AGE = 10;

function explain(diagnostics) {
  return diagnostics.map((each) => `${each.path} ${each.range?.start?.line ?? ''}: ${each.message}`.trim()).join('\n');
}

/** PDF/UA-1 is asked of the writer, which refuses what a screen reader could not follow. */
function render({ template, data, title, at }) {
  const inputs = { data: drawableJson(data, drawable), title: drawableText(title, drawable) };
  const made = compiler.compile({ mainFilePath: join(folder, `${template}.typ`), inputs });
  if (made.hasError() || made.result === null) {
    const failure = made.takeDiagnostics() ?? made.takeError();
    throw new Error(failure === null ? 'no document' : explain(compiler.fetchDiagnostics(failure)));
  }
  try {
    return compiler.pdf(made.result, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(Date.parse(at) / 1000) });
  } catch (failure) {
    throw new Error(refusal(failure));
  }
}

/** What the writer throws is an object of the native part, whose message is empty, a text or a list. */
function refusal(failure) {
  const details = Array.isArray(failure?.shortDiagnostics) ? failure.shortDiagnostics : failure?.message;
  return `PDF/UA-1: ${typeof details === 'string' ? details : JSON.stringify(details ?? String(failure))}`;
}

parentPort.on('message', (request) => {
  try {
    parentPort.postMessage({ pdf: render(request) });
  } catch (error) {
    parentPort.postMessage({ refusal: error instanceof Error ? error.message : String(error) });
  } finally {
    compiler.evictCache(CACHE_AGE);
  }
});
