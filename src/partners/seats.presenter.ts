import { capitalise, list } from '../platform/formatting/french.js';
import { type ActionLinkView, actionLink } from '../platform/web/components/page-view.js';
import type { HeldSeat } from './seats.query.js';

export interface SeatLineView {
  readonly title: string;
  readonly text: string;
  readonly replace: ActionLinkView | null;
}

/** Seats of an organisation in the bodies that the reader reads, with who holds each; whoever keeps the members may replace them. */
export function presentSeats(seats: readonly HeldSeat[], mayReplace: boolean): SeatLineView[] {
  const ids = [...new Set(seats.map(({ seatId }) => seatId))];
  return ids.flatMap((seatId) => {
    const held = seats.filter((seat) => seat.seatId === seatId);
    const [seat] = held;
    if (seat === undefined) return [];
    const about = `le titulaire, ${seat.bodyName}${seat.jobTitle === '' ? '' : `, ${seat.jobTitle}`}`;
    return [{
      title: seat.jobTitle === '' ? seat.bodyName : `${seat.bodyName}, ${seat.jobTitle}`,
      text: holdersOf(held),
      replace: mayReplace ? actionLink(`/sieges/${seatId}/remplacement`, 'Remplacer', { about, style: 'nu petit' }) : null,
    }];
  });
}

const WORDS = { holder: 'titulaire', substitute: 'suppléance', appointed: 'représentation désignée' } as const;

function holdersOf(held: readonly HeldSeat[]): string {
  const persons = held.flatMap(({ personName, capacity }) => (personName === null ? [] : [`${personName}, ${WORDS[capacity ?? 'holder']}`]));
  if (!held.some(({ personName, capacity }) => personName !== null && (capacity ?? 'holder') === 'holder')) persons.unshift('sans titulaire');
  return `${capitalise(list(persons))}.`;
}
