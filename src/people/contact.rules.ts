import { may, type Viewer } from '../platform/access/viewer.js';

/** Chair, coordinator and secretary keep the list of partners of their council. */
export function mayManagePartners(viewer: Viewer, councilId: string): boolean {
  return may(viewer, 'contact.manage', councilId);
}

/** A member keeps the contacts of her own organisation up to date, and of no other. */
export function mayManageContacts(viewer: Viewer, organisation: { readonly id: string; readonly councilId: string }): boolean {
  if (mayManagePartners(viewer, organisation.councilId)) return true;
  return may(viewer, 'action.answer', organisation.councilId) && viewer.organisationIds.includes(organisation.id);
}
