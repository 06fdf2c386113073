import { timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const STEP_MS = 30_000;
/** One step before and one after: a telephone is rarely right to the second. */
const WINDOW = [-1, 0, 1];

export function newSeed(): string {
  return new Secret({ size: 20 }).base32;
}

/** The step of the code typed, when it is right and later than the last one used; null otherwise. */
export function stepOf(seed: string, typed: string, lastStep: number | null, milliseconds: number): number | null {
  const code = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(code)) return null;
  const totp = of(seed, '');
  const now = Math.floor(milliseconds / STEP_MS);
  const right = WINDOW.map((shift) => now + shift).filter((step) => isSame(totp.generate({ timestamp: step * STEP_MS }), code));
  return right.find((step) => lastStep === null || step > lastStep) ?? null;
}

/** The drawing that a telephone reads, as the address of an image: no route serves the seed. */
export async function qrOf(seed: string, email: string): Promise<string> {
  const { default: drawing } = await import('qrcode'); // heavy, and seldom asked for
  const svg = await drawing.toString(of(seed, email).toString(), { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** « JBSW Y3DP EHPK 3PXP »: for who types the seed by hand. */
export function inGroups(seed: string): string {
  return seed.match(/.{1,4}/g)?.join(' ') ?? seed;
}

function of(seed: string, label: string): TOTP {
  return new TOTP({ issuer: 'Beffroi', label, algorithm: 'SHA1', digits: 6, period: STEP_MS / 1000, secret: Secret.fromBase32(seed) });
}

function isSame(expected: string, typed: string): boolean {
  return timingSafeEqual(Buffer.from(expected), Buffer.from(typed));
}
