import type { BodyKind, BodyLevel, CouncilKind, CouncilRoleName } from '../../../councils/index.js';
import { readData } from '../data.js';

export interface BodyData {
  readonly key: string;
  readonly kind: BodyKind;
  readonly level: BodyLevel;
  readonly name: string;
  readonly shortName: string;
  readonly series: string;
  readonly isDefault?: boolean;
  readonly created: number;
}

export interface CouncilData {
  readonly code: string;
  readonly kind: CouncilKind;
  readonly name: string;
  readonly fullName: string;
  readonly tint: string | null;
  readonly population: number | null;
  readonly territoryCode?: string;
  readonly hasPriorityDistrict?: boolean;
  readonly created: number;
  readonly derogationUntil: number;
  readonly charter: number | null;
  readonly charterTitle?: string;
  readonly charterText?: readonly string[];
  readonly rules: {
    readonly convocationDays: number | null;
    readonly plenaryApprovedAtNext: boolean;
    readonly tacitApprovalDays: number | null;
    readonly silenceDays: number | null;
    readonly charterForRestricted: boolean;
  };
  readonly communes: readonly (readonly [code: string, name: string])[];
  readonly zonings: readonly { readonly name: string; readonly sectors: readonly string[] }[];
  readonly bodies: readonly BodyData[];
  readonly roles: Readonly<Partial<Record<CouncilRoleName, string>>>;
}

export interface PersonData {
  readonly name: readonly [given: string, family: string];
  readonly job?: string;
  readonly phone?: string;
  /** Letters of the bodies where she holds her organisation's seat. */
  readonly seats?: string;
  /** Letters of the bodies where she replaces its holder. */
  readonly substitute?: string;
  /** The council of somebody without a seat. */
  readonly council?: string;
  readonly since?: Readonly<Record<string, number>>;
  readonly unsigned?: boolean;
}

export interface OrganisationData {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly category: number;
  readonly presentation?: string;
  readonly mail: string;
  readonly persons: readonly PersonData[];
}

export interface AccountData {
  readonly email: string;
  readonly person: string;
  readonly role: string;
  /** Given for somebody whom no organisation names: the technical administrator. */
  readonly name?: readonly [given: string, family: string];
}

export const COUNCILS = readData<readonly CouncilData[]>('councils');
export const ORGANISATIONS = readData<readonly OrganisationData[]>('organisations');
export const ACCOUNTS = readData<readonly AccountData[]>('accounts');

/** The password of the thirteen accounts; it exists in the demonstration alone. */
export const PASSWORD = 'beffroi-demo';

export const BODIES: readonly (BodyData & { readonly council: string })[] = COUNCILS.flatMap(({ code, bodies }) => bodies.map((body) => ({ ...body, council: code })));

export function bodyData(key: string): BodyData & { readonly council: string } {
  const found = BODIES.find((body) => body.key === key);
  if (found === undefined) throw new Error(`The demonstration names an unknown body: ${key}.`);
  return found;
}

export function coordinatorOf(council: string): string {
  const person = COUNCILS.find(({ code }) => code === council)?.roles.coordinator;
  if (person === undefined) throw new Error(`No coordinator in ${council}.`);
  return person;
}

/** The person who writes and replies for an organisation in a body: its first one seated there, the coordinator for her town. */
export function speakerOf(organisation: string, body: string): string {
  const seated = ORGANISATIONS.find(({ code }) => code === organisation)?.persons.filter(({ seats }) => seats?.includes(body)) ?? [];
  const speaker = seated.find(({ name }) => name[1] === coordinatorOf(bodyData(body).council)) ?? seated[0];
  if (speaker === undefined) throw new Error(`Nobody sits for ${organisation} in ${body}.`);
  return speaker.name[1];
}

/** Letters of all the bodies of a person, whatever her capacity. */
export function lettersOf(person: PersonData): string[] {
  return [...(person.seats ?? ''), ...(person.substitute ?? '')];
}

export function actsIn(person: PersonData, council: string): boolean {
  return person.council === council || lettersOf(person).some((letter) => bodyData(letter).council === council);
}

/** `m.ouzrane@brune-habitat.example`. */
export function addressOf(person: PersonData, organisation: OrganisationData): string {
  const [given, family] = person.name.map((name) => name.normalize('NFD').replace(/[^A-Za-z-]/g, '').toLowerCase());
  return `${given?.slice(0, 1)}.${family}@${organisation.mail}`;
}

export function jobOf(person: PersonData): string {
  return person.job ?? 'membre';
}
