/** What surrounds every page: who is asking, for which council, and the keys of its forms. Plain data only. */
export interface Frame {
  readonly council: FrameCouncil | null;
  readonly person: { readonly name: string; readonly role: string } | null;
  /** A person signed in has an account of her own to keep; a visit by link has none. */
  readonly hasAccount: boolean;
  readonly navigation: readonly NavigationEntry[];
  /** Empty unless the person sits in two councils or more: then the header switches between them. */
  readonly councils: readonly FrameCouncilChoice[];
  /** The dated derogation to the second factor, or the demonstration's notice. */
  readonly banner: string | null;
  readonly flash: FlashNotice | null;
  /** Token of the session or of the visit; empty for a stranger, whose only forms are listed by name. */
  readonly csrf: string;
  readonly theme: 'clair' | 'sombre' | null;
  /** « Accessibilité : non conforme »: the mention that every page owes. */
  readonly accessibility: string;
  /** Where the demonstration is put back to its first day; null on a real installation. */
  readonly resetHref: string | null;
  /** Address of this page, to come back after a change of display. */
  readonly here: string;
}

export interface FrameCouncil {
  readonly name: string;
  readonly subtitle: string;
  /** One of the eight named hues of the style sheet, null for the default. */
  readonly tint: string | null;
}

export interface FrameCouncilChoice {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly tint: string | null;
  readonly isCurrent: boolean;
}

export interface NavigationEntry {
  readonly label: string;
  readonly href: string;
  readonly icon: string;
  readonly isCurrent: boolean;
  /** On a phone the bar has no room for it: the menu of the person holds it there. */
  readonly isInMenuOnPhone: boolean;
}

export interface FlashNotice {
  readonly tone: 'fait' | 'retard' | 'cours';
  readonly text: string;
}
