import { randomBytes } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type EngineTrouble, engineTrouble } from '../database/engine-quirks.js';
import { factsOfError } from '../logs/log-line.js';
import * as errors from './errors.js';
import { ownPath } from './own-path.js';
import { requestFacts } from './request-log.js';
import { typedTexts } from './typed-texts.js';

interface ErrorPage {
  readonly status: number;
  readonly template: string;
  readonly page: object;
}

const UNREADABLE: Readonly<Record<number, string>> = {
  400: 'Cette demande est illisible.',
  405: 'Cette adresse ne s’emploie pas ainsi.',
  413: 'Ce formulaire est trop volumineux : raccourcissez-le.',
  415: 'Ce format de formulaire n’est pas accepté.',
  429: 'Trop de demandes à la suite : attendez un instant.',
};

const SESSION_ENDED = 'Votre session a pris fin ou a changé depuis l’ouverture de cette page. Connectez-vous, rouvrez la page et renvoyez votre saisie.';

const DISK_FULL = 'Le serveur n’a plus de place\u00a0: rien ne peut être enregistré pour l’instant, mais tout reste lisible. Prévenez l’administrateur technique.';
const DATABASE_AWAY = 'La base de données ne répond pas. Renvoyez votre saisie dans un instant\u00a0: le même formulaire ne sera jamais pris deux fois.';

const CONFIRMATION = '/compte/confirmation';
const UNCONFIRMED =
  'Cet acte demande que vous prouviez à nouveau que c’est bien vous, et votre dernière preuve date de plus de dix minutes. Rouvrez la page\u00a0: elle vous le demandera.';

/** The one place where an error becomes a page. Logs carry a reference and the kind of error, never what was typed. */
@Catch()
export class ErrorPageFilter implements ExceptionFilter {
  private readonly logger = new Logger('web');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    if (error instanceof errors.SignInRequired) {
      void reply.redirect(`/connexion${returnPath(request)}`, 303);
      return;
    }
    if (error instanceof errors.ConfirmationRequired && request.method === 'GET') {
      void reply.redirect(`${CONFIRMATION}${returnPath(request)}`, 303);
      return;
    }
    const { status, template, page } = this.pageOf(error, request);
    if (status === 503) void reply.header('retry-after', '5');
    void reply.code(status).view(template, { ...page, ...givenBack(error, request) });
  }

  private pageOf(error: unknown, request: FastifyRequest): ErrorPage {
    if (error instanceof errors.NotVisible) return notFound();
    if (error instanceof errors.ActionNotAllowed) return { status: 403, template: 'errors/not-allowed', page: { title: 'Accès refusé' } };
    if (error instanceof errors.RuleViolation) return refused(error);
    if (error instanceof errors.StaleVersion) return conflict();
    if (error instanceof errors.BadRequest) return unreadable(400, error.explanation);
    if (error instanceof errors.ConfirmationRequired) return unreadable(403, UNCONFIRMED);
    if (error instanceof errors.SessionEnded) return unreadable(403, SESSION_ENDED);
    if (error instanceof errors.ForgedRequest) this.logger.warn({ event: 'forged', ...requestFacts(request) });
    if (error instanceof errors.ForgedRequest) return unreadable(403, 'Cette demande ne vient pas d’une page de Beffroi : rechargez la page et recommencez.');
    if (error instanceof errors.ServiceBusy) return unreadable(503, 'Le service est très sollicité. Votre saisie n’est pas enregistrée : renvoyez-la dans un instant.');
    const trouble = engineTrouble(error);
    if (trouble !== null) return this.troubled(trouble, error, request);
    const status = statusOf(error);
    if (status === 404) return notFound();
    if (status !== null) return unreadable(status, UNREADABLE[status] ?? 'Cette demande n’a pas été comprise.');
    return this.unexpected(error, request);
  }

  private troubled(trouble: EngineTrouble, error: unknown, request: FastifyRequest): ErrorPage {
    this.logger.error({ event: `database-${trouble}`, ...requestFacts(request), ...factsOfError(error) });
    return trouble === 'full' ? unreadable(507, DISK_FULL) : unreadable(503, DATABASE_AWAY);
  }

  private unexpected(error: unknown, request: FastifyRequest): ErrorPage {
    const reference = randomBytes(4).toString('hex');
    this.logger.error({ event: 'unexpected', reference, ...requestFacts(request), ...factsOfError(error) });
    return { status: 500, template: 'errors/unexpected', page: { title: 'Une erreur est survenue', reference } };
  }
}

function notFound(): ErrorPage {
  return { status: 404, template: 'errors/not-found', page: { title: 'Page introuvable' } };
}

function refused(error: errors.RuleViolation): ErrorPage {
  return { status: 409, template: 'errors/refused', page: { title: 'Ce n’est pas possible', explanation: error.explanation } };
}

function conflict(): ErrorPage {
  return { status: 409, template: 'errors/conflict', page: { title: 'Quelqu’un a modifié cette page entre-temps' } };
}

/** What the person wrote, and the page she wrote it on: never for a form sent from another site, nor on the page that says « absent ». */
function givenBack(error: unknown, request: FastifyRequest): { readonly typed: readonly string[]; readonly backHref: string | null } {
  if (error instanceof errors.NotVisible || error instanceof errors.ForgedRequest || request.method !== 'POST') return { typed: [], backHref: null };
  return { typed: typedTexts(request.body), backHref: refererPath(request) };
}

function refererPath(request: FastifyRequest): string | null {
  const { referer, host } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) return null;
  const { host: from, pathname, search } = new URL(referer);
  const path = ownPath(`${pathname}${search}`);
  return from === host && path !== '/' ? path : null;
}

function unreadable(status: number, explanation: string): ErrorPage {
  return { status, template: 'errors/unreadable', page: { title: 'Demande refusée', explanation } };
}

/** Fastify's own errors carry `statusCode` and are no HttpException; from 400 to 499 they keep their meaning. */
function statusOf(error: unknown): number | null {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : null;
}

/** Where to come back after signing in: our own path only, and only a page that may be asked again. */
function returnPath(request: FastifyRequest): string {
  return request.method === 'GET' && request.url !== '/' ? `?suite=${encodeURIComponent(request.url)}` : '';
}
