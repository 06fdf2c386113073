import type { Confidentiality } from '../../platform/access/audience.js';

/** One thing that awaits the person, whatever its kind. */
export interface Thing {
  readonly councilId: string;
  readonly title: string;
  readonly href: string;
  readonly text: string;
  /** Shown when it is higher than `members`, which goes without saying on a home. */
  readonly level: Confidentiality;
  readonly gesture: string;
}
