import { readFileSync } from 'node:fs';

/** One of the files of data/demo, read as the kind of rows that its acts expect. */
export function readData<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../data/demo/${name}.json`, import.meta.url), 'utf8')) as T;
}
