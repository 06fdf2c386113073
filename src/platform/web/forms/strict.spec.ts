import fc from 'fast-check';
import { cleanLine, cleanText, isInvisible, parseDay, parseId, parseInteger, parseTime } from './strict.js';

const anyText = fc.string({ unit: 'binary' });

describe('an id', () => {
  it('is a lower-case UUID', () => {
    expect(parseId('0195592e-8a00-7c3a-9f00-0123456789ab')).toBe('0195592e-8a00-7c3a-9f00-0123456789ab');
  });

  it.each([
    '0', '-1', '1.0', '1e3', '0x10', '01', ' 1', 'NaN', 'Infinity', 'null', 'undefined', '', '9007199254740993', '9223372036854775808',
    '0195592E-8A00-7C3A-9F00-0123456789AB', ' 0195592e-8a00-7c3a-9f00-0123456789ab', '0195592e-8a00-7c3a-9f00-0123456789ab\n',
    '0195592e8a007c3a9f000123456789ab', '{0195592e-8a00-7c3a-9f00-0123456789ab}', "' OR 1=1 --",
  ])('is never « %s »', (text) => {
    expect(parseId(text)).toBeNull();
  });

  it('is never an array or an object', () => {
    for (const value of [undefined, null, 1, ['0195592e-8a00-7c3a-9f00-0123456789ab'], { $ne: 1 }]) expect(parseId(value)).toBeNull();
  });

  it('is every UUID, and nothing that is not one', () => {
    fc.assert(fc.property(fc.uuid(), (id) => parseId(id) === id));
    fc.assert(fc.property(anyText, (text) => parseId(text) === null || /^[0-9a-f-]{36}$/.test(text)));
  });
});

describe('a day', () => {
  it.each(['31/02/2027', '29/02/2027', '2027-13-01', '00/00/0000', '1/1/27', '31-12-9999', '01/01/1970', '01/01/2999', '', 'hier', '2026-3-3', '03/03/2026 09:00'])(
    '« %s » is refused',
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );

  it('in the form of the database is exact', () => {
    expect(parseDay('2026-03-03')).toBe('2026-03-03');
    for (const text of ['03/03/2026', ' 2026-03-03', '2026-03-03T00:00']) expect(parseDay(text)).toBeNull();
  });
});

describe('a typed hour', () => {
  it.each([
    ['9:30', '09:30'],
    ['09:30', '09:30'],
    ['9h30', '09:30'],
    ['9 h 30', '09:30'],
    ['9\u00a0h\u00a030', '09:30'],
    ['9H30', '09:30'],
    ['21 h', '21:00'],
    ['0:00', '00:00'],
    ['23:59', '23:59'],
  ])('« %s » is %s', (text, hour) => {
    expect(parseTime(text)).toBe(hour);
  });

  it.each(['24:00', '9:60', '9', '930', '9h3', '-1:00', '9:30:00', 'midi', '', '99:99'])('« %s » is refused', (text) => {
    expect(parseTime(text)).toBeNull();
  });
});

describe('a whole number', () => {
  it('is within its bounds', () => {
    expect(parseInteger('20', { min: 1, max: 480 })).toBe(20);
    expect(parseInteger('0')).toBe(0);
    expect(parseInteger('-3', { min: -5 })).toBe(-3);
    expect(parseInteger('0', { min: 1, max: 480 })).toBeNull();
    expect(parseInteger('481', { min: 1, max: 480 })).toBeNull();
    expect(parseInteger('-3')).toBeNull();
  });

  it.each(['', ' 1', '1 ', '01', '1.0', '1e3', '0x10', '+1', '-0', 'NaN', '٣', '9007199254740993', '99999999999999999999', 'abc'])('is not « %s »', (text) => {
    expect(parseInteger(text)).toBeNull();
  });

  it('is read back whatever its size', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (n) => parseInteger(String(n), { min: Number.MIN_SAFE_INTEGER }) === n));
  });
});

describe('typed text', () => {
  it.each([
    ['e\u0301', '\u00e9'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a  \nb\t\n', 'a\nb'],
    ['  Jean  ', 'Jean'],
    ['bip\u0007 \u001b[31mrouge\u009f', 'bip [31mrouge'],
    ['facture\u202egpj.exe', 'facturegpj.exe'],
    ['a\u2066b\u2069', 'ab'],
    ['e\u0007\u0301', '\u00e9'],
    ['👮🏽‍♀️ مرحبا', '👮🏽‍♀️ مرحبا'],
    ['<script>alert(1)</script> {{x}} 100\u00a0%', '<script>alert(1)</script> {{x}} 100\u00a0%'],
    ['\u200b\u200d', ''],
    ['\u00a0\u202f', ''],
    ['\u3164\u2800', ''],
    ['', ''],
  ])('%j is kept as %j', (typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
  });

  it('is refused with a NUL or half a character, and when it is no text', () => {
    for (const wrong of ['a\u0000b', '\ud800', 'a\udc00b', undefined, null, 1, ['a'], { toHTML: 'a' }]) expect(cleanText(wrong)).toBeNull();
  });

  it('has one line in a field of one line', () => {
    expect(cleanLine(' a\r\nBcc: x@y\tb ')).toBe('a Bcc: x@y b');
    expect(cleanLine('a\u0000')).toBeNull();
  });

  it('is the same after a second cleaning, storable, and never only invisible', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: fc.constantFrom('e', '\u0301', '\u0007', '\u202e', ' ', '\n', '\r', '\u200b', '\u00a0') })), (text) => {
        const once = cleanText(text);
        if (once === null) return;
        expect(cleanText(once)).toBe(once);
        expect(cleanLine(cleanLine(text))).toBe(cleanLine(text));
        expect(once.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(once === '' || !isInvisible(once)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('of a great length is cleaned at once', () => {
    expect(cleanText(`a${' '.repeat(200_000)}b`)).toHaveLength(200_002);
  });
});
