import type { Aim, Results } from './aims.js';
import type { Figures, Measures } from './measures.js';

const NAME_WIDTH = 36;
const HEADINGS = ['req/s', 'p50 ms', 'p99 ms', 'req/s', 'p50 ms', 'p99 ms', '÷ floor', '1 client', '10y ÷ 1y', 'cpu ms', '÷ floor', '10y ÷ 1y', 'errors'];

export function printResults({ pages, forms }: Results): void {
  console.log(`\n${''.padEnd(NAME_WIDTH)}${'1 client'.padStart(27)}${'8 clients'.padStart(27)}${'by the clock'.padStart(27)}${'by the processor'.padStart(27)}`);
  console.log(`${''.padEnd(NAME_WIDTH)}${HEADINGS.map(cell).join('')}`);
  for (const measures of [...pages, ...forms]) console.log(lineOf(measures));
}

export function printAims(aims: readonly Aim[]): void {
  console.log('');
  for (const { name, found, wanted, isMet } of aims) console.log(`${isMet ? 'met   ' : 'MISSED'} ${name}: ${found.trim()} (${wanted.trim()})`);
}

function lineOf(measures: Measures): string {
  const { alone, byEight, ratio, ratioAlone, ageing, processorMs, processorShare, processorAgeing, errors } = measures;
  const shares = [ratio, ratioAlone, ageing, processorMs, processorShare, processorAgeing].map((share) => (share === null ? '-' : share.toFixed(2)));
  return `${measures.name.padEnd(NAME_WIDTH)}${[...cells(alone), ...cells(byEight), ...shares, String(errors)].map(cell).join('')}`;
}

function cells({ perSecond, p50, p99 }: Figures): string[] {
  return [perSecond.toFixed(0), p50.toFixed(2), p99.toFixed(2)];
}

function cell(text: string): string {
  return text.padStart(9);
}
