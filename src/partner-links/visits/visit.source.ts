import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Identity, STRANGER_IDENTITY, type ViewerSource, ViewerSources } from '../../platform/access/viewer-source.js';
import { viewerOf, Visits } from './visits.js';
import { visitToken } from './visit-cookie.js';

const PREFIX = '/lien';

/** Says who is asking under /lien, from the visit’s cookie. A link’s own page is read by a stranger, whatever cookie comes with it. */
@Injectable()
export class VisitSource implements ViewerSource, OnModuleInit {
  readonly prefix = PREFIX;

  constructor(
    private readonly sources: ViewerSources,
    private readonly visits: Visits,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async identify(request: FastifyRequest): Promise<Identity> {
    const token = tokenInAddress(request.url);
    return token === null ? this.byVisit(request) : this.byLink(token);
  }

  /** The commune’s name and hue, for the page that asks to press the button; nobody is signed in by looking at it. */
  private async byLink(token: string): Promise<Identity> {
    const link = await this.visits.liveLink(token);
    return { ...STRANGER_IDENTITY, council: link?.council ?? null };
  }

  private async byVisit(request: FastifyRequest): Promise<Identity> {
    const token = visitToken(request);
    const visit = token === null ? null : await this.visits.liveVisit(token);
    if (visit === null) return STRANGER_IDENTITY;
    await this.visits.touch(visit);
    return { ...STRANGER_IDENTITY, viewer: viewerOf(visit), csrf: visit.csrf, council: visit.council };
  }
}

const OWN_PAGES = new Set(['actions', 'reponses', 'fin']);

function tokenInAddress(url: string): string | null {
  const [, , first = '', ...rest] = (url.split('?')[0] ?? '').split('/');
  return rest.length > 0 || first === '' || OWN_PAGES.has(first) ? null : first;
}
