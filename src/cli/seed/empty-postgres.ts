import pg from 'pg';
import { COUNCILS } from './councils/councils.data.js';

/** Empties a PostgreSQL database, provided that it holds nothing but the demonstration. */
export async function emptyPostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const others = (await councilCodes(client)).filter((code) => !COUNCILS.some((council) => council.code === code));
    if (others.length > 0) throw new Error(`Cette base contient un autre conseil (${others.join(', ')}) : elle n’est pas vidée.`);
    await client.query('DROP SCHEMA public CASCADE');
    await client.query('CREATE SCHEMA public');
  } finally {
    await client.end();
  }
}

async function councilCodes(client: pg.Client): Promise<string[]> {
  const table = await client.query<{ found: string | null }>("SELECT to_regclass('public.council')::text AS found");
  if (typeof table.rows[0]?.found !== 'string') return [];
  const councils = await client.query<{ code: string }>('SELECT code FROM council');
  return councils.rows.map(({ code }) => code);
}
