import { ask, formHeaders } from './http.js';
import { COORDINATOR, PASSWORD } from './town/set-up.js';

/** The coordinator's browser once signed in: what each of her requests carries. */
export interface Visitor {
  readonly cookie: string;
  readonly csrf: string;
}

export async function signIn(origin: string): Promise<Visitor> {
  const body = new URLSearchParams({ email: COORDINATOR, password: PASSWORD }).toString();
  const answer = await ask(`${origin}/connexion`, { method: 'POST', headers: formHeaders(origin), body });
  const cookie = [answer.headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0] ?? '').join('; ');
  if (answer.status !== 303 || cookie === '') throw new Error(`The coordinator could not sign in: ${answer.status}.`);
  const home = await ask(origin, { headers: { cookie } });
  return { cookie, csrf: hidden(home.body.toString('utf8'), 'csrf') };
}

/** The value of a hidden field of a page. */
export function hidden(html: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1];
  if (value === undefined) throw new Error(`No field ${name} in the page.`);
  return value;
}
