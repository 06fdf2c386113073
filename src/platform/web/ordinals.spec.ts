import { raiseOrdinals } from './ordinals.js';

describe('An ordinal of a page', () => {
  it.each([
    ['<p>mardi 1er\u00a0mars</p>', '<p>mardi 1<sup>er</sup>\u00a0mars</p>'],
    ['<h1>Le bilan du 3e\u00a0trimestre 2026</h1>', '<h1>Le bilan du 3<sup>e</sup>\u00a0trimestre 2026</h1>'],
    ['<td><time>1er</time></td>', '<td><time>1<sup>er</sup></time></td>'],
  ])('has its letters raised: %s', (html, raised) => {
    expect(raiseOrdinals(html)).toBe(raised);
  });

  it.each([
    ['what a person typed', '<p>le 1er mars</p>'],
    ['an attribute', '<a title="le 1er\u00a0mars">x</a>'],
    ['a title', '<title>1er\u00a0mars – Beffroi</title>'],
    ['a choice of a list', '<select><option value="1">1er\u00a0trimestre</option></select>'],
    ['a text field', '<textarea name="t">1er\u00a0mars</textarea>'],
    ['a longer number', '<p>21er\u00a0mars</p>'],
  ])('stays as it is in %s', (_, html) => {
    expect(raiseOrdinals(html)).toBe(html);
  });
});
