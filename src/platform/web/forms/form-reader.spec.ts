import { IsOptional, MaxLength } from 'class-validator';
import { readForm } from './form-reader.js';

class Line {
  @IsOptional()
  @MaxLength(80)
  text?: string;
}

describe('a text that no database could keep', () => {
  it.each([['a\u0000b', 'ab'], ['a\ud800b', 'a\ufffdb'], ['\u0000', '']])('is refused, and what can be read of it is given back', async (typed, givenBack) => {
    const reading = await readForm(Line, { text: typed });

    expect(reading).toEqual({ ok: false, values: { text: givenBack }, errors: { text: 'Ce texte contient des caractères illisibles : retapez-le.' } });
  });
});
