import { Settings } from '../platform/config/settings.js';
import { Keys } from './keys.js';

const keysOf = (secret: string) => new Keys(new Settings({ SECRET_KEY: secret.repeat(32) }));

describe('the keys of an installation', () => {
  const keys = keysOf('a');

  it('sign for one use and one text alone', () => {
    const signature = keys.sign('step', 'compte');

    expect(keys.isSigned('step', 'compte', signature)).toBe(true);
    expect(keys.isSigned('browser', 'compte', signature)).toBe(false);
    expect(keys.isSigned('step', 'autre', signature)).toBe(false);
    expect(keysOf('b').isSigned('step', 'compte', signature)).toBe(false);
    expect(keys.isSigned('step', 'compte', '')).toBe(false);
  });

  it('encrypt for one account, never twice alike, and refuse what was touched', () => {
    const hidden = keys.encrypt('seed', 'JBSWY3DP', 'compte');

    expect(keys.decryptIfWhole('seed', hidden, 'compte')).toBe('JBSWY3DP');
    expect(keys.encrypt('seed', 'JBSWY3DP', 'compte')).not.toBe(hidden);
    expect(keys.decryptIfWhole('seed', hidden, 'autre')).toBeNull();
    expect(keys.decryptIfWhole('codes', hidden, 'compte')).toBeNull();
    expect(keysOf('b').decryptIfWhole('seed', hidden, 'compte')).toBeNull();
    expect(keys.decryptIfWhole('seed', `${hidden.slice(0, -3)}AAA`, 'compte')).toBeNull();
    expect(keys.decryptIfWhole('seed', '', 'compte')).toBeNull();
  });
});
