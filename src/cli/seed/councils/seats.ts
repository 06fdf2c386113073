import { ORGANISATIONS, type PersonData } from './councils.data.js';

/** Holders of a body's seats, in their order. */
export function holdersOf(body: string): { readonly organisation: string; readonly person: PersonData }[] {
  const everybody = ORGANISATIONS.flatMap(({ code, persons }) => persons.map((person) => ({ organisation: code, person })));
  return everybody.filter(({ person }) => person.seats?.includes(body));
}

/** A seat named by its holder, or by its organisation: all the seats that the organisation has there. */
export function seatedFor(body: string, named: string): PersonData[] {
  const found = holdersOf(body).filter(({ organisation, person }) => organisation === named || person.name[1] === named);
  if (found.length === 0) throw new Error(`Nobody sits in ${body} for ${named}.`);
  return found.map(({ person }) => person);
}
