import 'reflect-metadata';
import { aimsOf } from './bench/aims.js';
import { measure } from './bench/bench.js';
import { readOptions } from './bench/options.js';
import { openPlaces } from './bench/places.js';
import { printAims, printResults } from './bench/report.js';

/** `npm run bench`: measures the built application on a generated council of ten years; ends with 1 when an aim is missed. */
async function main(words: readonly string[]): Promise<void> {
  const options = readOptions(words);
  const places = await openPlaces(options);
  try {
    const results = await measure(options, places);
    const aims = aimsOf(results);
    printResults(results);
    printAims(aims);
    process.exitCode = aims.every(({ isMet }) => isMet) ? 0 : 1;
  } finally {
    await places.close();
  }
}

await main(process.argv.slice(2));
