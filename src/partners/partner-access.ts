import { mayManageContacts, mayManagePartners } from '../people/index.js';
import { currentCouncil, type Viewer } from '../platform/access/viewer.js';
import { ActionNotAllowed, NotVisible } from '../platform/web/errors.js';
import { parseId } from '../platform/web/forms/strict.js';

/** The guard asks for the right in some council; the partners shown are those of the current one. */
export function expectPartnerManager(viewer: Viewer): void {
  if (!mayManagePartners(viewer, currentCouncil(viewer))) throw new ActionNotAllowed();
}

/** To a member, the contacts of another organisation are pages that do not exist. */
export function expectContactManager(viewer: Viewer, organisationId: string): void {
  if (!mayManageContacts(viewer, { id: organisationIdOf(organisationId), councilId: currentCouncil(viewer) })) throw new NotVisible();
}

export function organisationIdOf(id: string): string {
  const parsed = parseId(id);
  if (parsed === null) throw new NotVisible();
  return parsed;
}
