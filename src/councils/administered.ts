import { mayHere, type Viewer } from '../platform/access/viewer.js';
import { ActionNotAllowed } from '../platform/web/errors.js';

/** The council whose bodies, seats, roles and charter the viewer keeps: the current one. Rows of another are unknown to her there. */
export function administeredCouncil(viewer: Viewer): string {
  if (viewer.currentCouncilId === null || !mayHere(viewer, 'council.administer')) throw new ActionNotAllowed();
  return viewer.currentCouncilId;
}
