import { parisDay } from '../../platform/clock/calendar.js';
import { capitalise, list, longDate } from '../../platform/formatting/french.js';
import type { Confidentiality } from '../../platform/access/audience.js';
import { type ActionLinkView, actionLink, stampView, type StampView } from '../../platform/web/components/page-view.js';
import type { MandateCapacity } from '../../councils/index.js';
import type { HeldSeat } from '../seats.query.js';
import { type AccountState, accountState } from './accounts.query.js';
import type { PartnerContact } from './contacts.query.js';

export interface ContactView {
  readonly name: string;
  readonly jobTitle: string;
  /** « titulaire : Formation plénière et Cellule de veille ». */
  readonly seats: string | null;
  readonly charter: string | null;
  /** Up to which level she reads, after the charter. */
  readonly stamp: StampView | null;
  readonly phone: string | null;
  readonly phoneHref: string | null;
  readonly email: string | null;
  readonly emailHref: string | null;
  /** Why a mail would not reach her. */
  readonly warning: string | null;
  readonly account: AccountView | null;
  readonly edit: ActionLinkView | null;
}

export interface AccountView {
  readonly text: string;
  readonly invite: PostView | null;
  readonly revoke: PostView | null;
  readonly hasGesture: boolean;
}

interface PostView {
  readonly action: string;
  readonly label: string;
  readonly about: string;
  readonly formKey: string | null;
}

export interface FormerContactView {
  readonly name: string;
  readonly text: string;
}

const CAPACITY: Readonly<Record<MandateCapacity, string>> = {
  holder: 'titulaire',
  substitute: 'suppléance',
  appointed: 'représentation désignée',
};

export interface Correspondents {
  readonly contacts: readonly PartnerContact[];
  readonly seats: readonly HeldSeat[];
  readonly signatures: ReadonlyMap<string, string> | null;
  /** Null for who does not keep the list of members. */
  readonly levels: ReadonlyMap<string, Confidentiality | null> | null;
  /** Null for who may not invite. */
  readonly accounts: ReadonlyMap<string, AccountState> | null;
  /** One-time key of each invitation that the page offers, by contact. */
  readonly formKeys: ReadonlyMap<string, string>;
  readonly mayManageContacts: boolean;
  readonly today: string;
}

/** Each correspondent with the seats that the reader may know of. */
export function presentContacts(all: Correspondents): ContactView[] {
  return all.contacts.map((contact) => {
    const level = all.levels?.get(contact.personId) ?? null;
    const seats = seatWords(all.seats.filter((seat) => seat.personId === contact.personId));
    return {
      name: contact.name,
      jobTitle: capitalise(contact.jobTitle),
      seats: seats ?? (all.levels === null || level !== null ? null : 'Sans siège, par lien seulement\u00a0: voit les actions de l’organisation de niveau Membres, et rien d’autre.'),
      charter: all.signatures === null ? null : charterWords(all.signatures.get(contact.personId) ?? null, level, all.today),
      stamp: level === null ? null : stampView(level),
      ...reachWords(contact, all),
      account: all.accounts === null ? null : accountView(contact, accountState(all.accounts, contact.personId), level, all),
      edit: all.mayManageContacts ? actionLink(`${pathOf(contact)}/modifier`, 'Modifier', { about: contact.name, style: 'nu petit' }) : null,
    };
  });
}

/** Those who left keep their name here and on what they did. */
export function presentFormer(contacts: readonly PartnerContact[], today: string): FormerContactView[] {
  return contacts.map(({ name, jobTitle, endedOn }) => ({ name, text: `${capitalise(jobTitle)}${endedOn === null ? '' : `, jusqu’au ${longDate(endedOn, today)}`}.` }));
}

export function phoneHref(phone: string): string {
  const digits = phone.replace(/\(0\)/g, '').replace(/[^\d+]/g, '');
  return `tel:${digits.length === 10 && digits.startsWith('0') ? `+33${digits.slice(1)}` : digits}`;
}

function reachWords({ email, phone, bouncedOn }: PartnerContact, { mayManageContacts, today }: Correspondents): Pick<ContactView, 'phone' | 'phoneHref' | 'email' | 'emailHref' | 'warning'> {
  const bounced = bouncedOn === null ? null : `Les courriels à cette adresse reviennent depuis le ${longDate(bouncedOn, today)}\u00a0: plus rien n’y part.`;
  const missing = email === null && mayManageContacts ? 'Sans adresse\u00a0: aucun courriel ne peut lui parvenir.' : null;
  return {
    phone,
    phoneHref: phone === null ? null : phoneHref(phone),
    email,
    emailHref: email === null ? null : `mailto:${email}`,
    warning: bounced ?? missing,
  };
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

function charterWords(signedOn: string | null, level: Confidentiality | null, today: string): string {
  const signed = signedOn === null ? 'N’a pas signé la charte' : `A signé la charte le ${longDate(signedOn, today)}`;
  return level === null ? `${signed}.` : `${signed}, lit jusqu’au niveau`;
}

function accountView(contact: PartnerContact, state: AccountState, level: Confidentiality | null, { formKeys, today }: Correspondents): AccountView {
  const path = `${pathOf(contact)}/invitation`;
  const mayBeInvited = level !== null && contact.email !== null && (state.kind === 'never' || state.kind === 'invited');
  const label = state.kind === 'invited' ? 'Inviter à nouveau' : 'Inviter à se connecter';
  const invite = mayBeInvited ? { action: path, label, about: contact.name, formKey: formKeys.get(contact.id) ?? null } : null;
  const isPending = state.kind === 'invited' && !state.isOver;
  const revoke = isPending ? { action: `${path}/retrait`, label: 'Retirer l’invitation', about: `de ${contact.name}`, formKey: null } : null;
  return { text: accountWords(state, today), invite, revoke, hasGesture: invite !== null || revoke !== null };
}

export function accountWords(state: AccountState, today: string): string {
  switch (state.kind) {
    case 'never':
      return 'Pas encore d’invitation à se connecter.';
    case 'invited':
      return `Invitation envoyée le ${longDate(parisDay(state.at), today)}${state.isOver ? ', échue sans réponse' : ''}.`;
    case 'active':
      return state.seenAt === null ? 'Compte actif.' : `Compte actif, dernière connexion le ${longDate(parisDay(state.seenAt), today)}.`;
    case 'disabled':
      return 'Compte désactivé.';
  }
}

function pathOf({ id, organisationId }: PartnerContact): string {
  return `/partenaires/${organisationId}/contacts/${id}`;
}
