import { commonPasswords } from './common-passwords.js';
import { hashPassword, checkPassword, isWeaker } from './passwords.js';
import { refusalOf } from './password-policy.js';

const KARIM = { isTechnicalAdministrator: false, words: ['Karim', 'Lortholary', 'k.lortholary@pm-valbrune.example', 'Valbrune'] };
const ADMINISTRATOR = { ...KARIM, isTechnicalAdministrator: true };

describe('a password that can be chosen', () => {
  it.each([
    'girafe-tambour-neige', 'correcthorsebattery', 'une phrase longue et banale', 'x'.repeat(4) + 'Ww9?' + 'é'.repeat(120), '  deux espaces autour  ',
    'ＰａｓｓＬａｒｇｅ２８２９', '🦒🥁❄️🌵🪁🧭🎻🪵🧶🪁🦊🐚', 'lortholary a mangé douze pommes',
  ])('%s', async (password) => {
    expect(refusalOf(password, KARIM, await commonPasswords())).toBeNull();
  });
});

describe('a password that cannot', () => {
  it.each([
    ['girafeneige', 'au moins 12'], ['x'.repeat(60) + 'abcdefg'.repeat(10), '128 signes au plus'], ['aaaaaaaaaaaabbbb', 'mêmes signes'],
    ['Password123456', 'premiers que l’on essaie'], ['motdepasse2026', 'premiers que l’on essaie'], ['123456789012', 'premiers que l’on essaie'], ['2026!Superman!2026', 'premiers que l’on essaie'],
    ['Valbrune2026!!', 'se devine'], ['CLSPD-Valbrune-2026', 'se devine'], ['karim.lortholary', 'se devine'], ['Lortholary1978', 'se devine'], ['beffroi-mairie-ville', 'se devine'],
    ['azertyuiopqsdf', 'se devine'], ['girafe\0tambour', 'illisible'],
  ])('%s: %s', async (password, said) => {
    expect(refusalOf(password, KARIM, await commonPasswords())).toContain(said);
  });

  it('is shorter than sixteen signs for who keeps the server', async () => {
    expect(refusalOf('girafe-tambour', ADMINISTRATOR, await commonPasswords())).toContain('au moins 16');
    expect(refusalOf('girafe-tambour-neige', ADMINISTRATOR, await commonPasswords())).toBeNull();
  });
});

describe('a password kept', () => {
  it('is the same whatever the keyboard makes of its accents, and no other', async () => {
    const kept = await hashPassword('étoile-à-la-crème');

    expect(await checkPassword(kept, 'étoile-à-la-crème'.normalize('NFD'))).toBe(true);
    expect(await checkPassword(kept, 'etoile-a-la-creme')).toBe(false);
    expect(await checkPassword(null, 'étoile-à-la-crème')).toBe(false);
    expect(await checkPassword(kept, 'x'.repeat(129))).toBe(false);
  });

  it('is hashed at the minimum or above; what was made with less is known for it', async () => {
    expect(isWeaker(await hashPassword('girafe-tambour-neige'))).toBe(false);
    expect(isWeaker('$argon2id$v=19$m=4096,t=3,p=1$c2Fs$aGFzaA')).toBe(true);
    expect(isWeaker('$argon2id$v=19$m=19456,t=1,p=1$c2Fs$aGFzaA')).toBe(true);
    expect(isWeaker('$2b$10$abcdefghijklmnopqrstuv')).toBe(true);
  });
});
