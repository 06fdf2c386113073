import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { LogFacts } from '../logs/log-line.js';

/** Which address was asked, as the house writes it (`/lien/:token`): never what stood in it. Who asked, as an id. */
export function requestFacts(request: FastifyRequest): LogFacts {
  return { route: `${request.method} ${request.routeOptions.url ?? 'unknown'}`, account: request.viewer?.accountId ?? null };
}

/** One line a request, for who looks for a slow or a failing page. */
export function logRequests(server: FastifyInstance, assets: string): void {
  const logger = new Logger('web');
  server.addHook('onResponse', (request, reply, done) => {
    if (!request.url.startsWith(assets)) {
      logger.log({ event: 'request', ...requestFacts(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 });
    }
    done();
  });
}
