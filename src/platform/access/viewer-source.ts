import type { FastifyRequest } from 'fastify';
import type { FrameCouncil, FrameCouncilChoice } from '../web/frame.js';
import { STRANGER, type Viewer } from './viewer.js';

/** Who is asking, and what the frame of the page says of her. */
export interface Identity {
  readonly viewer: Viewer;
  /** Token that each unsafe request of this session or visit must carry; empty for a stranger. */
  readonly csrf: string;
  readonly person: { readonly name: string; readonly role: string } | null;
  readonly council: FrameCouncil | null;
  readonly councils: readonly FrameCouncilChoice[];
  readonly banner: string | null;
  /** When the person last proved herself in this session: `expectConfirmed` reads it. */
  readonly confirmedAt: string | null;
}

export const STRANGER_IDENTITY: Identity = { viewer: STRANGER, csrf: '', person: null, council: null, councils: [], banner: null, confirmedAt: null };

/** The port by which a floor says who is asking. `partner-links` answers under /lien alone, sign-in elsewhere. */
export interface ViewerSource {
  /** Path prefix under which this source alone is asked; '' for the default source. */
  readonly prefix: string;
  identify(request: FastifyRequest): Promise<Identity>;
}

export class ViewerSources {
  private readonly sources: ViewerSource[] = [];

  register(source: ViewerSource): void {
    this.sources.push(source);
    this.sources.sort((a, b) => b.prefix.length - a.prefix.length);
  }

  identify(request: FastifyRequest): Promise<Identity> {
    const path = request.url.split('?')[0] ?? '';
    const source = this.sources.find(({ prefix }) => prefix === '' || path === prefix || path.startsWith(`${prefix}/`));
    return source === undefined ? Promise.resolve(STRANGER_IDENTITY) : source.identify(request);
  }
}
