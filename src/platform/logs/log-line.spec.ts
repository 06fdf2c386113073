import { factsOfError, harmless, logLine } from './log-line.js';

describe('a line of the log', () => {
  it('is one line of JSON, whatever stands in it', () => {
    const line = logLine('2026-03-03T08:00:00.000Z', 'warn', 'web', 'refused', { route: 'GET /x\r\n{"level":"error"}\u001b[31m', status: 403 });

    expect(line.trimEnd()).not.toMatch(/[\r\n\u001b]/);
    expect(JSON.parse(line)).toEqual({ time: '2026-03-03T08:00:00.000Z', level: 'warn', context: 'web', event: 'refused', route: 'GET /x {"level":"error"} [31m', status: 403 });
  });

  it.each([
    ['/dossiers?q=lurgamine', '/dossiers'],
    ['/lien/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', '/lien/…'],
    ['/invitation/abcdefghijklmnopqrstuvwxyz?x=1', '/invitation/…'],
    ['jeton abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG', 'jeton …'],
    ['550 <karim@valbrune.example> refused', '550 <…> refused'],
    ['/dossiers/019cb2a4-0000-7000-8000-000000000001', '/dossiers/019cb2a4-0000-7000-8000-000000000001'],
    ['a\u2028b\u202ec', 'a b c'],
  ])('says « %s » as « %s »', (text, said) => {
    expect(harmless(text)).toBe(said);
  });

  it('tells of an error its kind and its place, never its message', () => {
    const error = Object.assign(new Error('lurgamine\n    at lurgamine'), { code: 'EFULL' });

    expect(factsOfError(error)).toMatchObject({ error: 'Error', code: 'EFULL' });
    expect(String(factsOfError(error).at)).toContain('log-line.spec');
    expect(JSON.stringify(factsOfError(error))).not.toContain('lurgamine');
    expect(factsOfError('lurgamine')).toEqual({ error: 'unknown' });
  });
});
