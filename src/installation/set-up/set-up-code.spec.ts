import { hashCode, makeCode } from './set-up-code.js';

describe('the code of the set-up', () => {
  it('has four groups of four signs, none read for another, and is never the same twice', () => {
    const codes = Array.from({ length: 200 }, makeCode);

    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(new Set(codes).size).toBe(200);
  });

  it('is the same however it is typed', () => {
    expect(hashCode(' brun 7k2f-q9xd 0001 ')).toBe(hashCode('BRUN-7K2F-Q9XD-0001'));
    expect(hashCode('BRUN7K2FQ9XDOOOl')).toBe(hashCode('BRUN-7K2F-Q9XD-0001'));
    expect(hashCode('BRUN-7K2F-Q9XD-0002')).not.toBe(hashCode('BRUN-7K2F-Q9XD-0001'));
  });
});
