import autocannon from 'autocannon';
import type { Running } from './application.js';

/** What a number of clients got from one address for a while. */
export interface Load {
  readonly perSecond: number;
  readonly latencies: readonly number[];
  readonly answers: number;
  readonly errors: number;
  /** Of the server, for each answer. */
  readonly processorMs: number;
}

export interface Target {
  readonly running: Running;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  /** Makes each request another one, for forms: their address and their fields. */
  readonly form?: () => { readonly path: string; readonly body: string };
}

const SAMPLE_MS = 50;

export async function load({ running, path, headers, status, form }: Target, clients: number, seconds: number): Promise<Load> {
  const latencies: number[] = [];
  let wrong = 0;
  let [first, last] = [0, 0];
  const spent = running.processorMs();
  const request: autocannon.Request =
    form === undefined ? { method: 'GET', path, headers } : { method: 'POST', headers, setupRequest: (asked) => ({ ...asked, ...form() }) };
  const { errors, timeouts } = await new Promise<autocannon.Result>((resolve, reject) => {
    const options = { url: running.origin, connections: clients, duration: seconds, timeout: 10, sampleInt: SAMPLE_MS, requests: [request] };
    const instance = autocannon(options, (error: unknown, result) => (error ? reject(new Error('The clients failed.', { cause: error })) : resolve(result)));
    instance.on('response', (_client, code, _bytes, milliseconds) => {
      last = performance.now();
      if (first === 0) first = last - milliseconds;
      latencies.push(milliseconds);
      if (code !== status) wrong += 1;
    });
  });
  const processorMs = (running.processorMs() - spent) / Math.max(latencies.length, 1);
  return { processorMs, perSecond: latencies.length === 0 ? 0 : (latencies.length * 1000) / (last - first), latencies, answers: latencies.length, errors: wrong + errors + timeouts };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}
