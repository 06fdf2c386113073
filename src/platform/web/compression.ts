import { Readable } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const TEXT = /^(?:text\/|application\/javascript|image\/svg\+xml)/;
/** Under this, the headers weigh more than what is saved. */
const LEAST_BYTES = 1024;

/**
 * Style, script and icons leave compressed: a partner opens her link on a phone. Fonts are compressed already. Pages are left to
 * the proxy: they carry a session's token beside typed words, which a compressed length may betray.
 */
export function compressAssets(server: FastifyInstance, prefix: string): void {
  // By callback: a promise more for each page would be paid by all of them.
  server.addHook('onSend', (request, reply, payload, done) => {
    const encoding = request.url.startsWith(prefix) && worthCompressing(request, reply, payload) ? accepted(request.headers['accept-encoding']) : null;
    if (encoding === null) return done(null, payload);
    void reply.removeHeader('content-length').header('content-encoding', encoding);
    const source = payload instanceof Readable ? payload : Readable.from([payload]);
    done(null, source.pipe(encoding === 'br' ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : createGzip()));
  });
}

function worthCompressing(request: FastifyRequest, reply: FastifyReply, payload: unknown): payload is string | Buffer | Readable {
  if (!TEXT.test(String(reply.getHeader('content-type') ?? ''))) return false;
  void reply.header('vary', 'accept-encoding');
  if (request.method !== 'GET') return false;
  if (reply.statusCode === 206 || reply.statusCode === 304) return false;
  if (payload instanceof Readable) return true;
  return (typeof payload === 'string' || Buffer.isBuffer(payload)) && Buffer.byteLength(payload) >= LEAST_BYTES;
}

function accepted(header: string | string[] | undefined): 'br' | 'gzip' | null {
  const names = String(header ?? '').split(',').filter((one) => !/;\s*q=0(?:\.0*)?\s*$/.test(one)).map((one) => one.split(';')[0]?.trim());
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : null;
}
