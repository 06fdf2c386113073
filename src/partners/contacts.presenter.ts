import { capitalise, list, longDate } from '../platform/formatting/french.js';
import type { MandateCapacity } from '../councils/index.js';
import type { PartnerContact } from './contacts.query.js';
import type { HeldSeat } from './seats.query.js';

export interface ContactView {
  readonly name: string;
  readonly jobTitle: string;
  /** « titulaire : Formation plénière et Cellule de veille ». */
  readonly seats: string | null;
  readonly charter: string | null;
  readonly email: string | null;
  readonly emailHref: string | null;
}

const CAPACITY: Readonly<Record<MandateCapacity, string>> = {
  holder: 'titulaire',
  substitute: 'suppléance',
  appointed: 'représentation désignée',
};

interface Correspondents {
  readonly contacts: readonly PartnerContact[];
  readonly seats: readonly HeldSeat[];
  readonly signatures: ReadonlyMap<string, string> | null;
  readonly today: string;
}

/** Each correspondent with the seats that the reader may know of. */
export function presentContacts({ contacts, seats, signatures, today }: Correspondents): ContactView[] {
  return contacts.map(({ personId, name, jobTitle, email }) => ({
    name,
    jobTitle: capitalise(jobTitle),
    seats: seatWords(seats.filter((seat) => seat.personId === personId)),
    charter: signatures === null ? null : charterWords(signatures.get(personId) ?? null, today),
    email,
    emailHref: email === null ? null : `mailto:${email}`,
  }));
}

function seatWords(seats: readonly HeldSeat[]): string | null {
  if (seats.length === 0) return null;
  const capacities = [...new Set(seats.map(({ capacity }) => capacity ?? 'holder'))];
  return capacities
    .map((capacity) => {
      const bodies = seats.filter((seat) => (seat.capacity ?? 'holder') === capacity).map(({ bodyName }) => bodyName);
      return capitalise(`${CAPACITY[capacity]}\u00a0: ${list(bodies)}`);
    })
    .join('. ');
}

function charterWords(signedOn: string | null, today: string): string {
  return signedOn === null ? 'N’a pas signé la charte.' : `A signé la charte le ${longDate(signedOn, today)}.`;
}
