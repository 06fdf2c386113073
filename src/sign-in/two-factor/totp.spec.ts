import { Secret, TOTP } from 'otpauth';
import { inGroups, newSeed, qrOf, stepOf } from './totp.js';

/** RFC 6238, appendix B: the seed « 12345678901234567890 » at 1 111 111 109 seconds. */
const SEED = Secret.fromLatin1('12345678901234567890').base32;
const AT = 1_111_111_109_000;
const STEP = Math.floor(AT / 30_000);

describe('a code of the authenticator', () => {
  it('is the one of RFC 6238, with or without spaces', () => {
    expect(stepOf(SEED, '081804', null, AT)).toBe(STEP);
    expect(stepOf(SEED, ' 081 804 ', null, AT)).toBe(STEP);
  });

  it.each(['', '81804', '0818041', 'abcdef', '０８１８０４', '08180\u0000'])('is not « %s »', (typed) => {
    expect(stepOf(SEED, typed, null, AT)).toBeNull();
  });

  it('may be one step late or early, and never serves twice nor after a later one', () => {
    const codeAt = (step: number) => new TOTP({ secret: Secret.fromBase32(SEED) }).generate({ timestamp: step * 30_000 });

    expect([-2, -1, 0, 1, 2].map((shift) => stepOf(SEED, codeAt(STEP + shift), null, AT))).toEqual([null, STEP - 1, STEP, STEP + 1, null]);
    expect(stepOf(SEED, codeAt(STEP), STEP, AT)).toBeNull();
    expect(stepOf(SEED, codeAt(STEP - 1), STEP, AT)).toBeNull();
    expect(stepOf(SEED, codeAt(STEP + 1), STEP, AT)).toBe(STEP + 1);
  });

  it('comes from a seed of 160 bits, drawn and written in groups of four', async () => {
    const seed = newSeed();

    expect(seed).toMatch(/^[A-Z2-7]{32}$/);
    expect(inGroups(seed)).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(await qrOf(seed, 'k.lortholary@pm.example')).toMatch(/^data:image\/svg\+xml;base64,/);
  });
});
