import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';

export type Conformity = 'full' | 'partial' | 'none';

const MENTION: Readonly<Record<Conformity, string>> = {
  full: 'totalement conforme',
  partial: 'partiellement conforme',
  none: 'non conforme',
};

/** What the foot of every page must say of this installation; told by the floor that keeps it, at start and at each change. */
@Injectable()
export class SiteFacts {
  /** Without an audit the law knows no other word than « non conforme ». */
  private conformity: Conformity = 'none';

  constructor(private readonly settings: Settings) {}

  tell(conformity: Conformity | null): void {
    this.conformity = conformity ?? 'none';
  }

  get resetHref(): string | null {
    return this.settings.isDemonstration ? '/demonstration' : null;
  }

  get accessibilityMention(): string {
    return `Accessibilité\u00a0: ${MENTION[this.conformity]}`;
  }
}
