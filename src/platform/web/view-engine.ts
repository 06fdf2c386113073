import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import Handlebars from 'handlebars';
import type { Frame } from './frame.js';

export interface ViewContext {
  readonly page: object;
  readonly frame: Frame;
}

type Template = Handlebars.TemplateDelegate<ViewContext>;

/**
 * `strict`: printing a value that is absent fails. `explicitPartialContext`: a part sees what it is handed and nothing else,
 * so that a component never prints the `help` or the `title` of the page around it by accident. `preventIndent`: the indentation
 * of a call would otherwise enter the text of a textarea.
 */
const COMPILED = { strict: true, knownHelpersOnly: true, explicitPartialContext: true, preventIndent: true } as const;

const NOTHING = {} as ViewContext;

/**
 * Every template is read at start, with its parts: a broken page stops the start instead of answering 500 one day. Outside production it is
 * compiled then too, to find the helper that does not exist; the tests have done so before a release is started.
 */
export class ViewEngine {
  private readonly handlebars = Handlebars.create();
  private readonly templates = new Map<string, Template>();

  /** `keeps` leaves aside the templates that its owner never prints: mails need few. */
  constructor(
    private readonly folder: string,
    private readonly keeps: (name: string) => boolean = () => true,
  ) {
    const sources = this.sources();
    for (const [name, source] of sources) {
      const template = this.handlebars.compile<ViewContext>(this.checked(name, source, sources), COMPILED);
      // A part called with nothing sees an empty object, and not `undefined`, on which `{{#if}}` itself would fail.
      this.handlebars.registerPartial(name, (context: ViewContext | undefined, options) => template(context ?? NOTHING, options));
      this.templates.set(name, template);
    }
  }

  render(name: string, context: ViewContext): string {
    const template = this.templates.get(name);
    if (template === undefined) throw new Error(`No view named ${name}`);
    return template(context);
  }

  private sources(): ReadonlyMap<string, string> {
    const files = readdirSync(this.folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'));
    const named = files.map((file) => ({ file, name: file.slice(0, -'.hbs'.length).replaceAll(sep, '/') })).filter(({ name }) => this.keeps(name));
    return new Map(named.map(({ file, name }) => [name, readFileSync(join(this.folder, file), 'utf8')]));
  }

  /** `compile` alone is lazy, and a missing part shows at the first request only. */
  private checked(name: string, source: string, sources: ReadonlyMap<string, string>): hbs.AST.Program {
    try {
      const program = Handlebars.parse(source);
      if (process.env.NODE_ENV !== 'production') this.handlebars.precompile(program, COMPILED);
      for (const part of partsOf(program)) {
        if (!sources.has(part)) throw new Error(`the part ${part} does not exist`);
      }
      return program;
    } catch (error) {
      const file = join(relative(process.cwd(), this.folder), `${name}.hbs`);
      throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

function partsOf(program: hbs.AST.Program): readonly string[] {
  const parts: string[] = [];
  const visitor = new Handlebars.Visitor();
  const note = (statement: { name: hbs.AST.PathExpression | hbs.AST.SubExpression }): void => {
    if ('original' in statement.name && !statement.name.original.startsWith('@')) parts.push(statement.name.original);
  };
  visitor.PartialStatement = (statement) => note(statement);
  visitor.PartialBlockStatement = function block(this: Handlebars.Visitor, statement) {
    note(statement);
    this.accept(statement.program);
  };
  visitor.accept(program);
  return parts;
}
