import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Settings } from '../platform/config/settings.js';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

export type KeyUse = 'step' | 'browser' | 'seed' | 'recovery' | 'codes';

/** Keys drawn from the installation's secret, one for each use: what is signed for one purpose is worth nothing for another. */
@Injectable()
export class Keys {
  private readonly keys = new Map<KeyUse, Buffer>();

  constructor(private readonly settings: Settings) {}

  sign(use: KeyUse, text: string): string {
    return createHmac('sha256', this.keyOf(use)).update(text).digest('base64url');
  }

  isSigned(use: KeyUse, text: string, signature: string): boolean {
    const expected = Buffer.from(this.sign(use, text));
    const given = Buffer.from(signature);
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  /** `about` is bound to the text: what was encrypted for one account cannot be read as another's. */
  encrypt(use: KeyUse, text: string, about: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.keyOf(use), iv).setAAD(Buffer.from(about));
    const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), hidden]).toString('base64url');
  }

  /** Null when one byte was changed, or with the secret of another installation. */
  decryptIfWhole(use: KeyUse, hidden: string, about: string): string | null {
    try {
      return this.decrypt(use, hidden, about);
    } catch {
      return null;
    }
  }

  private decrypt(use: KeyUse, hidden: string, about: string): string {
    const bytes = Buffer.from(hidden, 'base64url');
    const decipher = createDecipheriv(ALGORITHM, this.keyOf(use), bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(about));
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  private keyOf(use: KeyUse): Buffer {
    const known = this.keys.get(use);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync('sha256', this.settings.secretKey, '', `beffroi sign-in ${use}`, 32));
    this.keys.set(use, key);
    return key;
  }
}
