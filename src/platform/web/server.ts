import { resolve } from 'node:path';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Identity, STRANGER_IDENTITY, ViewerSources } from '../access/viewer-source.js';
import type { Viewer } from '../access/viewer.js';
import { Settings } from '../config/settings.js';
import { compressAssets } from './compression.js';
import { FirstRun, SET_UP_PATH } from './first-run.js';
import { answerBrokenRequests, LIMITS, refuseTooManyFields } from './broken-requests.js';
import { refuseForgery } from './forgery.js';
import { takeFlash } from './flash.js';
import type { Frame } from './frame.js';
import { constantHeaders } from './headers.js';
import { navigationOf } from './navigation.js';
import { refuseOddFields } from './odd-fields.js';
import { raiseOrdinals } from './ordinals.js';
import { SiteFacts } from './site-facts.js';
import { logRequests } from './request-log.js';
import { takesUpload } from './uploads.js';
import { ViewEngine } from './view-engine.js';

declare module 'fastify' {
  interface FastifyRequest {
    identity: Identity;
    viewer: Viewer;
  }
  interface FastifyReply {
    /** Renders a template of `views/` with one plain object, `page`. Status 200 unless `code()` was called. */
    view(template: string, page: object): FastifyReply;
  }
}

const VIEWS = resolve(import.meta.dirname, '../../../views');
const UNREADABLE = '/adresse-illisible';
const ASSETS = '/assets/';
const ASSETS_SECONDS = 3600;

/** `limits` are shortened by the tests that cannot wait. */
export function newAdapter({ trustedProxies = [], limits = LIMITS }: AdapterOptions = {}): FastifyAdapter {
  return new FastifyAdapter({
    ...limits,
    // Forwarded addresses are believed from these alone; from nobody unless told.
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    routerOptions: { maxParamLength: 16_384 },
    // An undecodable address would be answered by Fastify alone, in JSON and without our headers.
    rewriteUrl: (request: { url?: string }) => (isDecodable(request.url ?? '/') ? (request.url ?? '/') : UNREADABLE),
  });
}

interface AdapterOptions {
  readonly trustedProxies?: readonly string[];
  readonly limits?: typeof LIMITS | { readonly bodyLimit: number; readonly requestTimeout: number; readonly http: object };
}

/** Everything that stands before the handlers: headers, cookies, who is asking, forgery check, views, assets. */
export async function equip(app: NestFastifyApplication): Promise<void> {
  const settings = app.get(Settings);
  const sources = app.get(ViewerSources);
  const firstRun = app.get(FirstRun);
  const server = app.getHttpAdapter().getInstance();
  const headers = constantHeaders(settings);

  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
  if (settings.logLevel === 'info') logRequests(server, ASSETS);
  compressAssets(server, ASSETS);
  await server.register(cookie);
  await server.register(multipart, { throwFileSizeLimit: false });
  await server.register(fastifyStatic, {
    root: resolve(VIEWS, 'assets'),
    prefix: ASSETS,
    cacheControl: false,
    setHeaders: (reply) => void reply.header('cache-control', `public, max-age=${ASSETS_SECONDS}`),
  });
  server.decorateRequest('identity');
  server.decorateRequest('viewer');
  server.addHook('onRequest', async (request, reply) => {
    request.identity = STRANGER_IDENTITY;
    request.viewer = STRANGER_IDENTITY.viewer;
    if (request.url.startsWith(ASSETS)) return;
    if (await firstRun.diverts(request.url.split('?')[0] ?? '')) return reply.redirect(SET_UP_PATH, 303);
    request.identity = await sources.identify(request);
    request.viewer = request.identity.viewer;
  });
  server.addHook('preParsing', (request, _reply, _payload, done) => {
    done(isForm(request) ? null : new UnreadableBody());
  });
  server.addHook('preHandler', (request, _reply, done) => {
    refuseTooManyFields(request.query, request.body);
    refuseForgery(request, settings);
    refuseOddFields(request.query, request.body);
    done();
  });
  const engine = new ViewEngine(VIEWS);
  const site = app.get(SiteFacts);
  decorateViews(server, engine, site);
  answerBrokenRequests(server, headers, (explanation) => {
    const page = { title: 'Demande refusée', explanation, typed: [], backHref: null };
    return raiseOrdinals(engine.render('errors/unreadable', { page, frame: strangersFrame(site) }));
  });
}

function decorateViews(server: FastifyInstance, engine: ViewEngine, site: SiteFacts): void {
  server.decorateReply('view', function view(this: FastifyReply, template: string, page: object): FastifyReply {
    if (this.statusCode === 201) void this.code(200); // Nest announces 201 for every POST; a page shown again is no creation
    const html = raiseOrdinals(engine.render(template, { page, frame: frameOf(this.request, this, template, site) }));
    return this.type('text/html; charset=utf-8').send(html);
  });
}

function frameOf(request: FastifyRequest, reply: FastifyReply, template: string, site: SiteFacts): Frame {
  const { person, council, councils, banner, csrf, viewer } = request.identity;
  // An error page says nothing of its address: « absent » and « hidden » are the same bytes.
  const path = template.startsWith('errors/') ? '' : (request.url.split('?')[0] ?? '');
  const theme = request.cookies.affichage;
  return {
    council,
    person,
    councils,
    banner,
    csrf,
    hasAccount: viewer.kind === 'session',
    navigation: navigationOf(viewer, path),
    flash: takeFlash(request, reply),
    theme: theme === 'clair' || theme === 'sombre' ? theme : null,
    accessibility: site.accessibilityMention,
    resetHref: site.resetHref,
    here: path || '/',
  };
}

/** For whom nothing is known: the request could not even be read. */
function strangersFrame(site: SiteFacts): Frame {
  const { person, council, councils, banner, csrf, viewer } = STRANGER_IDENTITY;
  const frame = { person, council, councils, banner, csrf, navigation: navigationOf(viewer, ''), accessibility: site.accessibilityMention };
  return { ...frame, hasAccount: false, flash: null, theme: null, resetHref: null, here: '/' };
}

/** Our pages send forms, one of them with a file, and nothing else; what carries no body names no type. */
function isForm(request: FastifyRequest): boolean {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined || type === 'application/x-www-form-urlencoded') return true;
  return type === 'multipart/form-data' && takesUpload(request);
}

class UnreadableBody extends Error {
  readonly statusCode = 415;
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?')[0] ?? '');
    return true;
  } catch {
    return false;
  }
}
