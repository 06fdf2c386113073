import type { Audience } from '../../../platform/access/audience.js';

/** How a level is named in a form and an address: `public`, `membres`, `restreint`, or the id of a group. */
export function levelKey({ confidentiality, groupId }: Audience): string {
  if (groupId !== null) return groupId;
  if (confidentiality === 'members') return 'membres';
  return confidentiality === 'restricted' ? 'restreint' : 'public';
}
