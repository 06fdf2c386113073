import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Settings } from '../platform/config/settings.js';

const LONGEST_TOKEN = 100;

/** Tokens of links and visits. The database keeps a keyed hash alone: a stolen copy of it opens nothing. */
@Injectable()
export class LinkTokens {
  constructor(private readonly settings: Settings) {}

  /** 256 random bits, written with the signs that an address takes as they are. */
  next(): string {
    return randomBytes(32).toString('base64url');
  }

  hash(token: string): string {
    return createHmac('sha256', this.settings.secretKey).update(token.slice(0, LONGEST_TOKEN)).digest('hex');
  }
}
