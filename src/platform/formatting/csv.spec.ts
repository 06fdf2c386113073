import { parse } from 'csv-parse/sync';
import { csvFile } from './csv.js';

const read = (text: string): string[][] => parse(text, { bom: true, delimiter: ';' });

describe('a CSV file', () => {
  it('is read back cell by cell, whatever stands in them', () => {
    const rows = [['Montagnac ; Claire', 'dit « la "rue" »'], ['deux\nlignes', '']];

    expect(read(csvFile(['Qui', 'Quoi'], rows))).toEqual([['Qui', 'Quoi'], ...rows]);
  });

  it.each(["=CMD|' /C calc'!A0", '+1', '-1', '@SUM(1)', '\t=1', '\r=1', '\n=1', '＝1'])('never runs « %j »', (cell) => {
    expect(read(csvFile(['Qui'], [[cell]]))[1]).toEqual([`'${cell}`]);
  });

  it('begins with the mark that tells its accents', () => {
    expect(csvFile(['é'], [])).toBe('\ufeff"é"\r\n');
  });
});
