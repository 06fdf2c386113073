import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export interface Page {
  readonly status: number;
  readonly html: string;
  readonly location: string | null;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly body: Buffer;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What a browser does without script: keeps cookies, sends forms with the hidden keys of the page that showed them. */
export class Browser {
  private readonly cookies = new Map<string, string>();
  private lastHtml = '';

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly origin: string,
  ) {}

  async signIn(email: string, password: string): Promise<void> {
    const answer = await this.post('/connexion', { email, password });
    if (answer.status !== 303) throw new Error(`${email} could not sign in: ${answer.status}`);
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    return this.send('GET', path, undefined, headers);
  }

  head(path: string): Promise<Page> {
    return this.send('HEAD', path, undefined, {});
  }

  /**
   * Sends a form. The session's token is taken from the last page seen, or from the home; other hidden fields are the
   * caller's (`hidden(html, name)` reads them).
   */
  async post(path: string, fields: Fields = {}, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    const csrf = fields.csrf ?? (await this.token());
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries({ csrf, ...fields })) for (const one of [value].flat()) body.append(name, one);
    const type = { 'content-type': 'application/x-www-form-urlencoded', origin: this.origin, 'sec-fetch-site': 'same-origin' };
    return this.send('POST', path, body.toString(), { ...type, ...headers });
  }

  /** Sends a form with one file in it, its fields first as a browser does. */
  async upload(path: string, fields: Readonly<Record<string, string>>, file: { readonly name: string; readonly bytes: Buffer } | null = null): Promise<Page> {
    const boundary = '----formulaire';
    const csrf = fields.csrf ?? (await this.token());
    const parts = Object.entries({ csrf, ...fields }).map(([name, value]) => Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
    const { name, bytes } = file ?? { name: '', bytes: Buffer.alloc(0) };
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
    const payload = Buffer.concat([...parts, Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    return this.send('POST', path, payload, { 'content-type': `multipart/form-data; boundary=${boundary}`, origin: this.origin, 'sec-fetch-site': 'same-origin' });
  }

  /** Follows one redirect of an answer. */
  follow(answer: Page): Promise<Page> {
    if (answer.location === null) throw new Error(`Nothing to follow after ${answer.status}`);
    return this.get(answer.location);
  }

  /** The same window, its cookies and its open page, in front of another start of the server. */
  sentTo(app: NestFastifyApplication): Browser {
    const same = new Browser(app, this.origin);
    for (const [name, value] of this.cookies) same.cookies.set(name, value);
    same.lastHtml = this.lastHtml;
    return same;
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  private async token(): Promise<string> {
    const known = hiddenValue(this.lastHtml, 'csrf');
    if (known !== null && known !== '') return known;
    if (this.cookies.size === 0) return '';
    return hiddenValue((await this.get(this.cookies.has('visite') ? '/lien/actions' : '/')).html, 'csrf') ?? '';
  }

  private async send(method: 'GET' | 'HEAD' | 'POST', path: string, payload: string | Buffer | undefined, headers: Readonly<Record<string, string>>): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.app.inject({ method, url: path, payload, headers: { host: new URL(this.origin).host, ...(cookie ? { cookie } : {}), ...headers } });
    for (const { name, value, maxAge } of answer.cookies as { name: string; value: string; maxAge?: number }[]) {
      if (value === '' || maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    if (String(answer.headers['content-type'] ?? '').includes('html')) this.lastHtml = answer.body;
    return {
      status: answer.statusCode,
      html: answer.body,
      location: answer.headers.location === undefined ? null : String(answer.headers.location),
      headers: answer.headers,
      body: answer.rawPayload,
    };
  }
}

/** Value of the first hidden field of that name in a page, null when there is none. */
export function hiddenValue(html: string, name: string): string | null {
  return new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? null;
}

/** The text a person reads: tags removed, entities decoded, spaces folded (unbreakable ones too). */
export function textOf(html: string): string {
  return html
    .replace(/<(script|style|title)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(#x?[0-9a-f]+|amp|lt|gt|quot);/gi, (_, entity: string) => decoded(entity))
    .replace(/\s+/g, ' ')
    .trim();
}

function decoded(entity: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  if (!entity.startsWith('#')) return named[entity.toLowerCase()] ?? '';
  const code = entity[1]?.toLowerCase() === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return String.fromCodePoint(code);
}
