import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../data/demo/', import.meta.url);
const FILES = readdirSync(FOLDER);

/** Every text of a file, whatever its place. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('the texts of the demonstration', () => {
  it.each(FILES)('of %s are written with French typography', (file) => {
    const texts = textsIn(JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));

    expect(texts.filter((text) => /['"]|\.\.\.| [:;!?»%€]|« /.test(text))).toEqual([]);
  });
});
