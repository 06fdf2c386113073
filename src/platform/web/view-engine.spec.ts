import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Frame } from './frame.js';
import { ViewEngine } from './view-engine.js';

const FRAME: Frame = {
  council: null,
  person: null,
  hasAccount: false,
  navigation: [],
  councils: [],
  banner: null,
  flash: null,
  csrf: 'jeton',
  theme: null,
  resetHref: null,
  accessibility: '', here: '/',
};

describe('The view engine', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'views-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  function engineOf(files: Readonly<Record<string, string>>): ViewEngine {
    for (const [name, source] of Object.entries(files)) {
      const path = join(folder, `${name}.hbs`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, source);
    }
    return new ViewEngine(folder);
  }

  it('prints a page inside its layout, with what the page and the frame say', () => {
    const engine = engineOf({
      'layouts/page': '<title>{{title}}</title>{{> @partial-block @root}}<i>{{@root.frame.csrf}}</i>',
      'problems/show': '{{#> layouts/page title=page.title}}<h1>{{page.title}}</h1>{{/layouts/page}}',
    });

    const html = engine.render('problems/show', { page: { title: 'Rodéos <gare>' }, frame: FRAME });

    expect(html).toBe('<title>Rodéos &lt;gare&gt;</title><h1>Rodéos &lt;gare&gt;</h1><i>jeton</i>');
  });

  it('refuses to start on a template that cannot be read, and names it', () => {
    expect(() => engineOf({ 'problems/show': '{{#if page.title}}' })).toThrow(/problems\/show\.hbs/);
  });

  it('refuses to start on a helper that is not one of ours', () => {
    expect(() => engineOf({ show: '{{shout page.title}}' })).toThrow(/show\.hbs.*shout/s);
  });

  it('refuses to start on a part that does not exist', () => {
    expect(() => engineOf({ show: '{{#if page.a}}{{> components/buton label="Ouvrir"}}{{/if}}' })).toThrow(/components\/buton does not exist/);
  });

  it('fails on a printed value that the presenter forgot', () => {
    const engine = engineOf({ show: '{{page.title}}' });

    expect(() => engine.render('show', { page: {}, frame: FRAME })).toThrow(/title/);
  });

  it('shows a part only what it was handed', () => {
    const engine = engineOf({ part: '{{#if help}}{{help}}{{else}}rien{{/if}}', show: '{{#each page.rows}}{{> part label=label}}{{/each}}' });

    expect(engine.render('show', { page: { rows: [{ label: 'a', help: 'b' }] }, frame: FRAME })).toBe('rien');
  });

  it('lets a part live on the frame alone', () => {
    const engine = engineOf({ part: '{{#if help}}aide{{/if}}{{@root.frame.csrf}}', show: '{{> part}}' });

    expect(engine.render('show', { page: {}, frame: FRAME })).toBe('jeton');
  });

  it('gives back a typed text without adding spaces to its lines', () => {
    const engine = engineOf({ field: '<textarea>{{value}}</textarea>', show: '<div>\n    {{> field value=page.text}}\n</div>' });

    expect(engine.render('show', { page: { text: 'un\ndeux' }, frame: FRAME })).toContain('un\ndeux');
  });

  it('starts on the pages of the house', () => {
    expect(() => new ViewEngine(resolve(import.meta.dirname, '../../../views'))).not.toThrow();
  });
});
