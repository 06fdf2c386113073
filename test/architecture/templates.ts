import { readdirSync, readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import Handlebars from 'handlebars';

export interface TemplateSource {
  /** Path under `views/` without its ending: `problems/show`. */
  readonly name: string;
  readonly source: string;
}

export const VIEWS = resolve(import.meta.dirname, '../../views');

export function templates(): readonly TemplateSource[] {
  const files = readdirSync(VIEWS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'));
  return files.sort().map((file) => ({ name: file.replaceAll(sep, '/').replace(/\.hbs$/, ''), source: readFileSync(resolve(VIEWS, file), 'utf8') }));
}

/** Every breach of the house rules in one template, in words. */
export function breachesOf(template: TemplateSource): readonly string[] {
  const program = Handlebars.parse(template.source);
  const reader = new RuleReader();
  reader.accept(program);
  return [...reader.breaches, ...markupBreaches(reader.html), ...[reader.html, ...reader.texts].flatMap(typographyBreaches), ...placeBreaches(template)];
}

const BLOCKS = new Set(['if', 'unless', 'each']);

/** Walks the tree, notes what is not allowed, and rebuilds the markup with a letter in place of each printed value. */
class RuleReader extends Handlebars.Visitor {
  readonly breaches: string[] = [];
  readonly texts: string[] = [];
  html = '';

  override ContentStatement(content: hbs.AST.ContentStatement): void {
    this.html += content.value;
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    const name = nameOf(mustache.path);
    if (mustache.params.length > 0 || mustache.hash !== undefined) this.breaches.push(`helper call ${name}`);
    if (!mustache.escaped) this.breaches.push(`unescaped value ${name}`);
    this.html += 'x';
  }

  override BlockStatement(block: hbs.AST.BlockStatement): void {
    const name = nameOf(block.path);
    if (!BLOCKS.has(name)) this.breaches.push(`block ${name}`);
    this.acceptAll(block.params);
    this.accept(block.program);
    if (block.inverse) this.accept(block.inverse);
  }

  override PartialStatement(partial: hbs.AST.PartialStatement): void {
    this.parameters(partial);
    if (partial.name.type === 'SubExpression') this.breaches.push('part whose name is computed');
  }

  override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
    const name = partial.name.type === 'SubExpression' ? 'computed' : nameOf(partial.name);
    if (!name.startsWith('layouts/')) this.breaches.push(`block part ${name}`);
    this.parameters(partial);
    this.accept(partial.program);
  }

  override SubExpression(expression: hbs.AST.SubExpression): void {
    this.breaches.push(`sub-expression ${nameOf(expression.path)}`);
  }

  override StringLiteral(literal: hbs.AST.StringLiteral): void {
    this.texts.push(literal.value);
  }

  override DecoratorBlock(): void {
    this.breaches.push('decorator');
  }

  private parameters(partial: { readonly params: hbs.AST.Expression[]; readonly hash?: hbs.AST.Hash }): void {
    this.acceptAll(partial.params);
    for (const pair of partial.hash?.pairs ?? []) this.accept(pair.value);
  }

  private acceptAll(nodes: readonly hbs.AST.Node[]): void {
    for (const node of nodes) this.accept(node);
  }
}

function nameOf(path: hbs.AST.Node): string {
  return 'original' in path ? String(path.original) : path.type;
}

const TAG = /<([a-z][a-z0-9-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g;
const QUOTED = /\s+([a-zA-Z][\w:-]*)="([^"]*)"/g;

function markupBreaches(html: string): readonly string[] {
  const breaches: string[] = [];
  for (const [, tag = '', attributes = ''] of html.matchAll(TAG)) {
    if (tag === 'style') breaches.push('inline style sheet');
    if (tag === 'script' && !attributes.includes(' src=')) breaches.push('inline script');
    for (const [, name = ''] of attributes.matchAll(QUOTED)) {
      if (name === 'style' || /^on/i.test(name)) breaches.push(`attribute ${name} on ${tag}`);
    }
    if (attributes.replace(QUOTED, '').includes('=')) breaches.push(`unquoted attribute on ${tag}`);
  }
  return breaches;
}

/** Straight apostrophes, and ordinary spaces where French wants one that does not break. */
function typographyBreaches(text: string): readonly string[] {
  const straight = text.match(/.{0,20}'.{0,20}/g) ?? [];
  const loose = text.match(/.{0,20}(?: [;:!?»€%]|« ).{0,20}/g) ?? [];
  return [...straight.map((found) => `straight apostrophe: ${found.trim()}`), ...loose.map((found) => `breaking space: ${found.trim()}`)];
}

const OWNED = /<(?:button|input|select|textarea|table)\b|class="(?:[^"]* )?(?:btn|etat|tampon|saisi|registre|avis|sceau)[" ]/g;

function placeBreaches({ name, source }: TemplateSource): readonly string[] {
  const isComponent = name.startsWith('components/');
  const isDescribed = !(isComponent || name.startsWith('layouts/')) || /^\{\{!-- \S.*--\}\}\n/.test(source);
  const stray = isComponent || name.startsWith('layouts/') || name.startsWith('mail/') ? [] : (source.match(OWNED) ?? []);
  return [...(isDescribed ? [] : ['first line does not say the inputs']), ...stray.map((found) => `markup of a component: ${found}`)];
}
