import autocannon from 'autocannon';

/** What a number of clients got from one address for a while. */
export interface Load {
  readonly perSecond: number;
  readonly latencies: readonly number[];
  readonly answers: number;
  readonly errors: number;
}

export interface Target {
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  /** Makes each request another one, for forms: their address and their fields. */
  readonly form?: () => { readonly path: string; readonly body: string };
}

const SAMPLE_MS = 50;

export async function load({ origin, path, headers, status, form }: Target, clients: number, seconds: number): Promise<Load> {
  const latencies: number[] = [];
  let wrong = 0;
  let [first, last] = [0, 0];
  const request: autocannon.Request =
    form === undefined ? { method: 'GET', path, headers } : { method: 'POST', headers, setupRequest: (asked) => ({ ...asked, ...form() }) };
  const { errors, timeouts } = await new Promise<autocannon.Result>((resolve, reject) => {
    const options = { url: origin, connections: clients, duration: seconds, timeout: 10, sampleInt: SAMPLE_MS, requests: [request] };
    const instance = autocannon(options, (error: unknown, result) => (error ? reject(new Error('The clients failed.', { cause: error })) : resolve(result)));
    instance.on('response', (_client, code, _bytes, milliseconds) => {
      last = performance.now();
      if (first === 0) first = last - milliseconds;
      latencies.push(milliseconds);
      if (code !== status) wrong += 1;
    });
  });
  return { perSecond: latencies.length === 0 ? 0 : (latencies.length * 1000) / (last - first), latencies, answers: latencies.length, errors: wrong + errors + timeouts };
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
