import { ask } from './http.js';

/** Refuses to compare what is not the same page: the floor must give the application's bytes, keys of forms and sessions aside. */
export async function expectSameBytes(application: string, floor: string, path: string, cookie: string): Promise<void> {
  const [ours, theirs] = await Promise.all([application, floor].map(async (origin) => withoutKeys((await ask(`${origin}${path}`, { headers: { cookie } })).body.toString('utf8'))));
  if (ours !== theirs) throw new Error(`The floor does not give the page of the application at ${path}: ${ours?.length} and ${theirs?.length} signs.`);
}

/** One-time keys differ at each request; raised ordinals are the application's own finish. */
function withoutKeys(html: string): string {
  return html.replaceAll(/value="[\w-]{36,}"/g, 'value=""').replaceAll(/<\/?sup>/g, '');
}
