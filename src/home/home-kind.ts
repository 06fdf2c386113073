import { may, type Viewer } from '../platform/access/viewer.js';

/** What a person comes for in one council. `outside` reads no content there: DPO alone, technical administrator. */
export type HomeKind = 'lead' | 'member' | 'reader' | 'outside';

export function homeKind(viewer: Viewer, councilId: string | null): HomeKind {
  if (councilId === null) return 'outside';
  if (may(viewer, 'problem.open', councilId) || may(viewer, 'meeting.prepare', councilId)) return 'lead';
  if (may(viewer, 'action.view', councilId)) return 'member';
  return may(viewer, 'summary.view', councilId) ? 'reader' : 'outside';
}

/** The same person looking at another of her councils: the lists of the house show the current one. */
export function inCouncil(viewer: Viewer, councilId: string): Viewer {
  return { ...viewer, currentCouncilId: councilId };
}
