import { Agent } from 'node:http';
import { hiddenValue } from '../support/browser.js';
import { type Answer, ask } from './http.js';

type Fields = Readonly<Record<string, string>>;

/** Somebody's browser, with its cookies and the token of its pages, that outlives the server. */
export class Visitor {
  private readonly cookies = new Map<string, string>();
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private csrf = '';

  constructor(private readonly origin: string) {}

  async signIn(email: string, password: string): Promise<void> {
    const { status } = await this.post('/connexion', { email, password });
    if (status !== 303) throw new Error(`${email} could not sign in: ${status}`);
    await this.readToken('/');
  }

  async openLink(token: string): Promise<void> {
    const { status } = await this.post(`/lien/${token}`, {});
    if (status !== 303) throw new Error(`The link did not open: ${status}`);
    await this.readToken('/lien/actions');
  }

  /** Another window of the same person: the same session, a connection of its own. */
  beside(): Visitor {
    const other = new Visitor(this.origin);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    other.csrf = this.csrf;
    return other;
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, fields: Fields): Promise<Answer> {
    return this.send('POST', path, new URLSearchParams({ csrf: this.csrf, ...fields }).toString());
  }

  leave(): void {
    this.agent.destroy();
  }

  /** Asked again for a while: the control that answers before its commit knows nobody yet. */
  private async readToken(path: string): Promise<void> {
    const deadline = performance.now() + 10_000;
    while (this.csrf === '' && performance.now() < deadline) this.csrf = hiddenValue((await this.get(path)).body, 'csrf') ?? '';
  }

  private async send(method: 'GET' | 'POST', path: string, body?: string): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const form: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin: this.origin, 'sec-fetch-site': 'same-origin' };
    const answer = await ask(`${this.origin}${path}`, { method, body, agent: this.agent, headers: { ...form, ...(cookie ? { cookie } : {}) } });
    for (const one of answer.cookies) {
      const [name = '', value = ''] = (one.split(';')[0] ?? '').split(/=(.*)/s);
      this.cookies.set(name, value);
    }
    return answer;
  }
}
