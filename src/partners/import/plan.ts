import { proposedCode } from '../../people/index.js';
import { quoted } from '../../platform/formatting/french.js';
import { sortKey } from '../../platform/formatting/sort-key.js';
import type { KnownContact, KnownOrganisation, KnownPartners } from './known-partners.js';
import { type ImportLine, type ImportRow, readRow, type RowContact } from './rows.js';

/** An organisation of the list: one that the council has, or one to create. */
export interface PlannedOrganisation {
  readonly line: number;
  /** Null: to be created. */
  readonly id: string | null;
  readonly name: string;
  readonly key: string;
  readonly code: string;
  readonly category: number;
}

export interface PlannedContact extends RowContact {
  readonly line: number;
  readonly organisation: PlannedOrganisation;
  /** Somebody known already, by id; or the line of this list that creates her first; null: somebody new. */
  readonly person: { readonly id: string } | { readonly line: number } | null;
}

export interface Completion {
  readonly line: number;
  readonly contactId: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

export interface Remark {
  readonly line: number;
  readonly words: string;
  readonly reason: string;
}

/** What a list would do, and nothing done yet. */
export interface ImportPlan {
  readonly organisations: readonly PlannedOrganisation[];
  readonly contacts: readonly PlannedContact[];
  readonly completed: readonly Completion[];
  readonly unchanged: readonly Remark[];
  readonly refused: readonly Remark[];
  /** Kept, but worth a look. */
  readonly flagged: readonly Remark[];
  /** The lines that were understood: the only ones that are carried on. */
  readonly accepted: readonly ImportLine[];
}

class Refusal extends Error {}

/** Reads a list against what the council knows: blanks are filled, nothing known is ever overwritten. */
export function planImport(lines: readonly ImportLine[], known: KnownPartners): ImportPlan {
  const planner = new Planner(known);
  for (const line of lines) planner.read(line);
  return planner.plan;
}

class Planner {
  readonly plan = {
    organisations: [] as PlannedOrganisation[], contacts: [] as PlannedContact[], completed: [] as Completion[],
    unchanged: [] as Remark[], refused: [] as Remark[], flagged: [] as Remark[], accepted: [] as ImportLine[],
  };
  private readonly codes: Set<string>;

  constructor(private readonly known: KnownPartners) {
    this.codes = new Set(known.organisations.map(({ code }) => code));
  }

  read(line: ImportLine): void {
    const reading = readRow(line);
    if (!('row' in reading)) {
      this.plan.refused.push(reading);
      return;
    }
    const { row } = reading;
    const words = wordsOf(row);
    try {
      const organisation = this.organisation(row);
      if (row.contact !== null) this.contact(row.line, row.contact, organisation.planned);
      else if (!organisation.isNew) this.plan.unchanged.push({ line: row.line, words, reason: 'organisation déjà connue' });
      if (organisation.isNew) this.plan.organisations.push(organisation.planned);
      this.plan.accepted.push(line);
      for (const text of row.formulas) this.plan.flagged.push({ line: row.line, words: text, reason: 'commence comme une formule\u00a0: gardé en texte' });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.plan.refused.push({ line: row.line, words, reason: error.message });
    }
  }

  private organisation(row: ImportRow): { readonly planned: PlannedOrganisation; readonly isNew: boolean } {
    const key = sortKey(row.organisation);
    const same = (one: { readonly code: string }, oneKey: string) => oneKey === key || (row.code !== null && one.code === row.code);
    const existing = this.known.organisations.find((one) => same(one, one.sortKey));
    if (existing !== undefined) return { planned: this.existing(row, existing, key), isNew: false };
    const planned = this.plan.organisations.find((one) => same(one, one.key));
    if (planned !== undefined) return { planned: expectSame(row, planned, key), isNew: false };
    if (row.category === null) throw new Refusal('catégorie manquante pour une organisation nouvelle');
    const code = row.code ?? proposedCode(row.organisation, this.codes);
    this.codes.add(code);
    return { planned: { line: row.line, id: null, name: row.organisation, key, code, category: row.category }, isNew: true };
  }

  private existing(row: ImportRow, { id, name, code, category, isEnded, sortKey: ownKey }: KnownOrganisation, key: string): PlannedOrganisation {
    if (isEnded) throw new Refusal(`${quoted(name)} ne participe plus\u00a0: rouvrez d’abord sa page`);
    if (ownKey !== key) throw new Refusal(`le sigle ${code} est déjà celui de ${quoted(name)}`);
    if (row.code !== null && row.code !== code) this.keep(row, `le sigle reste ${code}`);
    if (row.category !== null && row.category !== category) this.keep(row, 'la catégorie connue est gardée');
    return { line: row.line, id, name, key, code, category };
  }

  private contact(line: number, contact: RowContact, organisation: PlannedOrganisation): void {
    const there = this.known.contacts.filter(({ organisationId }) => organisationId === organisation.id);
    const known = there.find(({ key }) => key === contact.key) ?? there.find(({ email }) => email !== null && email === contact.email);
    if (known !== undefined) {
      this.complete(line, contact, known);
      return;
    }
    const twice = this.plan.contacts.find((one) => one.organisation.key === organisation.key && one.key === contact.key);
    if (twice !== undefined) throw new Refusal(`déjà à la ligne ${twice.line}`);
    this.plan.contacts.push({ ...contact, line, organisation, person: this.personOf(contact) });
  }

  /** The same address is the same person, if the name agrees. */
  private personOf({ email, key }: RowContact): PlannedContact['person'] {
    if (email === null) return null;
    const account = this.known.accounts.get(email);
    const elsewhere = this.known.contacts.find((one) => one.email === email);
    const found = account ?? elsewhere;
    if (found !== undefined) {
      if (found.key === key) return { id: found.personId };
      throw new Refusal('cette adresse est déjà celle d’une autre personne\u00a0: ajoutez ce correspondant à la main');
    }
    const before = this.plan.contacts.find((one) => one.email === email);
    if (before === undefined) return null;
    if (before.key !== key) throw new Refusal(`cette adresse est celle d’une autre personne à la ligne ${before.line}`);
    return before.person ?? { line: before.line };
  }

  private complete(line: number, contact: RowContact, known: KnownContact): void {
    const { id, name, isEnded } = known;
    if (known.key !== contact.key) throw new Refusal(`cette adresse est déjà celle de ${name}`);
    if (isEnded) throw new Refusal(`${name} ne représente plus l’organisation\u00a0: ajoutez ce retour à la main`);
    const email = known.email === null ? contact.email : null;
    const phone = known.phone === null ? contact.phone : null;
    if (contact.email !== null && known.email !== null && contact.email !== known.email) {
      this.plan.flagged.push({ line, words: name, reason: `l’adresse connue est gardée, ${contact.email} ne l’est pas` });
    }
    if (email === null && phone === null) this.plan.unchanged.push({ line, words: name, reason: 'correspondant déjà connu' });
    else this.plan.completed.push({ line, contactId: id, name, email, phone });
  }

  private keep(row: ImportRow, reason: string): void {
    this.plan.flagged.push({ line: row.line, words: row.organisation, reason });
  }
}

function expectSame(row: ImportRow, planned: PlannedOrganisation, key: string): PlannedOrganisation {
  if (planned.key !== key) throw new Refusal(`le sigle ${planned.code} est celui de ${quoted(planned.name)} à la ligne ${planned.line}`);
  if (row.code !== null && row.code !== planned.code) throw new Refusal(`autre sigle à la ligne ${planned.line}`);
  if (row.category !== null && row.category !== planned.category) throw new Refusal(`autre catégorie à la ligne ${planned.line}`);
  return planned;
}

function wordsOf({ organisation, contact }: ImportRow): string {
  return contact === null ? organisation : `${contact.givenName} ${contact.familyName}, ${organisation}`;
}
