import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How long a client may take, and how much it may send. A browser never meets these; a socket held open on purpose does. */
export const LIMITS = {
  bodyLimit: 1_048_576,
  requestTimeout: 30_000,
  /** Node's own, of sixty seconds, lets whoever sends one letter a second keep a socket a whole minute. */
  http: { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 },
} as const;

/** Sockets at once; behind the reverse proxy a handful serves a town hall. */
const MOST_CONNECTIONS = 2_000;

const EXPLANATIONS: Readonly<Record<number, string>> = {
  400: 'Cette demande est illisible.',
  408: 'Cette demande a mis trop longtemps à arriver\u00a0: renvoyez-la.',
  431: 'Les en-têtes de cette demande sont trop longs\u00a0: effacez les cookies de ce site, puis rechargez la page.',
};

/** What node gives up before Fastify sees it is answered all the same with our headers and our page. */
export function answerBrokenRequests(server: FastifyInstance, headers: Readonly<Record<string, string>>, pageOf: (explanation: string) => string): void {
  server.server.maxConnections = MOST_CONNECTIONS;
  server.server.removeAllListeners('clientError');
  server.server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const status = statusOf(error.code);
    const body = pageOf(EXPLANATIONS[status] ?? '');
    const all = { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-length': String(Buffer.byteLength(body)), connection: 'close' };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines}\r\n${body}`);
  });
}

function statusOf(code: string | undefined): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
}

const MOST_FIELDS = 2_000;

/** More fields than any page of ours sends. */
export class TooManyFields extends Error {
  readonly statusCode = 413;
}

export function refuseTooManyFields(...parts: readonly unknown[]): void {
  const counts = parts.map((part) => (typeof part === 'object' && part !== null ? Object.values(part).reduce<number>((total, value) => total + (Array.isArray(value) ? value.length : 1), 0) : 0));
  if (counts.some((count) => count > MOST_FIELDS)) throw new TooManyFields();
}
