import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { breachesOf, templates, VIEWS } from './templates.js';

const ICON = /components\/icon name="([^"]+)"|icon="([^"]+)"/g;

describe('Templates', () => {
  it('hold no logic, no unsafe markup and good French', () => {
    const breaches = templates().flatMap((template) => breachesOf(template).map((breach) => `${template.name}: ${breach}`));

    expect(breaches).toEqual([]);
  });

  it('name icons that exist', () => {
    const sprite = readFileSync(resolve(VIEWS, 'assets/icones.svg'), 'utf8');
    const named = templates().flatMap(({ source }) => [...source.matchAll(ICON)].map((found) => found[1] ?? found[2] ?? ''));

    expect(named.filter((icon) => !sprite.includes(`<symbol id="${icon}"`))).toEqual([]);
  });

  it('stand on one style sheet below 38 KB, and two fonts with their licences', () => {
    expect(statSync(resolve(VIEWS, 'assets/beffroi.css')).size).toBeLessThan(38 * 1024);
    for (const font of ['source-sans-3', 'source-serif-4']) {
      expect(existsSync(resolve(VIEWS, `assets/fonts/${font}-latin-wght-normal.woff2`))).toBe(true);
      expect(existsSync(resolve(VIEWS, `assets/fonts/${font}-OFL.txt`))).toBe(true);
    }
  });

  it.each([
    ['a block of another kind', '{{#with page.a}}b{{/with}}', 'block with'],
    ['a helper with a parameter', '{{shout page.title}}', 'helper call shout'],
    ['a computed value', '{{#if (eq page.a page.b)}}c{{/if}}', 'sub-expression eq'],
    ['a computed value handed to a part', '{{> components/button label=(upper page.a)}}', 'sub-expression upper'],
    ['an unescaped value', '{{{page.html}}}', 'unescaped value page.html'],
    ['an unescaped value inside an else', '{{#if page.a}}b{{else}}{{&page.html}}{{/if}}', 'unescaped value page.html'],
    ['a component used as a block', '{{#> components/box}}a{{/components/box}}', 'block part components/box'],
    ['an inline style', '<p style="color:red">a</p>', 'attribute style on p'],
    ['an event attribute', '<p onclick="a()">a</p>', 'attribute onclick on p'],
    ['an inline script', '<script>a()</script>', 'inline script'],
    ['an unquoted attribute', '<p class={{page.tone}}>a</p>', 'unquoted attribute on p'],
    ['a straight apostrophe', "<p>L'ordre</p>", "straight apostrophe: <p>L'ordre</p>"],
    ['a straight apostrophe handed to a part', `{{> components/button label="Fermer l'ordre"}}`, "straight apostrophe: Fermer l'ordre"],
    ['a space that may break', '<p>Quand ?</p>', 'breaking space: <p>Quand ?</p>'],
    ['a field written in a page', '<input name="a">', 'markup of a component: <input'],
    ['a state written in a page', '<span class="etat fait">a</span>', 'markup of a component: class="etat '],
  ])('are refused with %s', (_, source, breach) => {
    expect(breachesOf({ name: 'problems/show', source })).toContain(breach);
  });

  it('are refused when a component does not say its inputs', () => {
    expect(breachesOf({ name: 'components/box', source: '<div></div>' })).toEqual(['first line does not say the inputs']);
  });
});
