import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Right } from './access.js';

export type Assurance = 'link' | 'password' | 'two-factor';

/** Who is asking, with all that decides what may be read or done. Built by a viewer source, once a request. */
export interface Viewer {
  readonly kind: 'stranger' | 'link' | 'session' | 'system';
  /** Null: a visit by link, a job. */
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly assurance: Assurance;
  readonly currentCouncilId: string | null;
  /** Organisations that the person represents; each belongs to one council. */
  readonly organisationIds: readonly string[];
  /** Reads `members`; empty for a link, an elected reader alone, a DPO alone, the technical administrator. */
  readonly councilIds: readonly string[];
  /** Reads `restricted`: needs two factors or the council's dated derogation. */
  readonly restrictedCouncilIds: readonly string[];
  /** Bodies of level `group` where the person is named and has signed the charter; same need. */
  readonly groupIds: readonly string[];
  readonly rightsByCouncil: ReadonlyMap<string, ReadonlySet<Right>>;
  /** Accounts, mails, backups of the installation; belongs to no council and reads no content. */
  readonly isTechnicalAdministrator: boolean;
  /** Name of the job for a `system` viewer, of the acting person elsewhere; goes to the journal as an id only. */
  readonly systemName: string | null;
}

export const STRANGER: Viewer = {
  kind: 'stranger',
  accountId: null,
  personId: null,
  assurance: 'link',
  currentCouncilId: null,
  organisationIds: [],
  councilIds: [],
  restrictedCouncilIds: [],
  groupIds: [],
  rightsByCouncil: new Map(),
  isTechnicalAdministrator: false,
  systemName: null,
};

/** A recurring job: it names itself and holds only the rights and the council that it needs. */
export function systemViewer(name: string, councilId: string | null, rights: readonly Right[] = []): Viewer {
  const rightsByCouncil = new Map(councilId === null ? [] : [[councilId, new Set(rights)]]);
  return { ...STRANGER, kind: 'system', systemName: name, assurance: 'two-factor', currentCouncilId: councilId, rightsByCouncil };
}

export function may(viewer: Viewer, right: Right, councilId: string): boolean {
  return viewer.rightsByCouncil.get(councilId)?.has(right) ?? false;
}

export function mayHere(viewer: Viewer, right: Right): boolean {
  return viewer.currentCouncilId !== null && may(viewer, right, viewer.currentCouncilId);
}

export function maySomewhere(viewer: Viewer, right: Right): boolean {
  return [...viewer.rightsByCouncil.values()].some((rights) => rights.has(right));
}

/** The council whose lists are shown; a person without one has no list at all. */
export function currentCouncil(viewer: Viewer): string {
  return viewer.currentCouncilId ?? 'none';
}

export const CurrentViewer = createParamDecorator((_: unknown, context: ExecutionContext): Viewer => {
  return context.switchToHttp().getRequest<FastifyRequest>().viewer;
});
