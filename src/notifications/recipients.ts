import { Injectable } from '@nestjs/common';
import { Readers, Seating } from '../councils/index.js';
import { type ContactCard, People } from '../people/index.js';
import { Clock } from '../platform/clock/clock.js';
import type { HigherAction, NotifiedAction } from './notified-actions.query.js';

export interface Recipient {
  readonly personId: string;
  readonly name: string;
  readonly address: string;
}

/** Who gets an organisation’s mail: one person, found when the mail leaves. */
@Injectable()
export class Recipients {
  constructor(
    private readonly people: People,
    private readonly seating: Seating,
    private readonly readers: Readers,
    private readonly clock: Clock,
  ) {}

  /** The holder of the lead seat when the organisation leads, else its first contact with an address; null when nobody has one. */
  async ofActions(organisationId: string, actions: readonly NotifiedAction[]): Promise<Recipient | null> {
    const contacts = await this.reachable(organisationId);
    const led = actions.filter(({ leadOrganisationId }) => leadOrganisationId === organisationId);
    return (await this.holderAmong(contacts, led)) ?? contacts[0] ?? null;
  }

  /** A member of the organisation who reads one of these actions; nobody else learns that there is one. */
  async ofHigher(organisationId: string, actions: readonly HigherAction[]): Promise<Recipient | null> {
    const contacts = await this.reachable(organisationId);
    const day = this.clock.today();
    const reading = new Set<string>();
    for (const { audience } of actions) for (const { personId } of await this.readers.of(audience, day)) reading.add(personId);
    const readers = contacts.filter(({ personId }) => reading.has(personId));
    return (await this.holderAmong(readers, actions)) ?? readers[0] ?? null;
  }

  async byPerson(organisationId: string, personId: string | null): Promise<Recipient | null> {
    const contacts = await this.reachable(organisationId);
    return contacts.find((contact) => personId === null || contact.personId === personId) ?? null;
  }

  private async holderAmong(contacts: readonly Recipient[], actions: readonly { readonly leadSeatId: string | null }[]): Promise<Recipient | null> {
    for (const { leadSeatId } of actions) {
      const holder = leadSeatId === null ? null : await this.seating.holderOf(leadSeatId, this.clock.today());
      const found = contacts.find(({ personId }) => personId === holder);
      if (found !== undefined) return found;
    }
    return null;
  }

  private async reachable(organisationId: string): Promise<Recipient[]> {
    return (await this.people.contactsOf(organisationId)).flatMap(recipientOf);
  }
}

function recipientOf({ personId, name, email, bounces }: ContactCard): Recipient[] {
  return email === null || bounces ? [] : [{ personId, name, address: email }];
}
