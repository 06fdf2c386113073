import type { Viewer } from '../../platform/access/viewer.js';
import { count, dayMonthYear, list, longDate } from '../../platform/formatting/french.js';
import { administrationTabs } from '../../platform/web/administration-tabs.js';
import { type ActionLinkView, actionLink, type NoticeView, noticeView, type TabView } from '../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../platform/web/components/table-view.js';
import { checkbox, type CheckboxView, type ErrorSummaryView, errorSummary, type FormState, hasErrors } from '../../platform/web/forms/form-view.js';
import type { Charter } from '../charter.entity.js';
import type { Signatory } from './charter.repository.js';

export interface CharterPage {
  readonly title: string;
  readonly tabs: readonly TabView[];
  readonly intro: string;
  readonly adopt: ActionLinkView;
  readonly note: ActionLinkView | null;
  readonly awaited: NoticeView | null;
  readonly versions: TableView | null;
  readonly persons: TableView | null;
  readonly organisations: TableView | null;
}

export interface CharterState {
  readonly versions: readonly Charter[];
  readonly persons: readonly Signatory[];
  readonly organisations: readonly Signatory[];
  readonly today: string;
}

export function presentCharter({ versions, persons, organisations, today }: CharterState, viewer: Viewer): CharterPage {
  const hasCharter = versions.length > 0;
  const signed = persons.filter(({ signedOn }) => signedOn !== null).length;
  return {
    title: 'Charte',
    tabs: administrationTabs(viewer, '/administration/charte'),
    intro: hasCharter ? `${count(signed, 'personne a signé', 'personnes ont signé')}, sur ${persons.length}.` : 'Aucune charte n’est adoptée\u00a0: personne ne lit un groupe.',
    adopt: actionLink('/administration/charte/nouvelle', hasCharter ? 'Adopter une version' : 'Adopter la charte', { style: hasCharter ? 'second' : '' }),
    note: hasCharter ? actionLink('/administration/charte/signatures', 'Noter une signature') : null,
    awaited: awaitedNotice(persons),
    versions: hasCharter ? tableView('Versions', ['Version', 'Adoptée le', 'Signatures précédentes'], versions.map(versionRow)) : null,
    persons: persons.length === 0 ? null : tableView('Personnes', ['Personne', 'Organisation', 'Charte'], persons.map((person) => [person.name, person.organisation, signatureCell(person, today)])),
    organisations: organisations.length === 0 ? null : tableView('Organisations', ['Organisation', 'Charte'], organisations.map((one) => [one.name, signatureCell(one, today)])),
  };
}

function versionRow({ number, title, adoptedOn, asksAgain }: Charter) {
  return [`Version ${number}${title === null ? '' : `\u00a0: ${title}`}`, dayMonthYear(adoptedOn), number === 1 ? '–' : asksAgain === true ? 'à redonner' : 'restent valables'];
}

function signatureCell({ signedOn, isAwaited }: Signatory, today: string) {
  if (signedOn !== null) return `signée le ${dayMonthYear(signedOn, today)}`;
  return isAwaited ? { text: 'attendue\u00a0: ne lit rien de ce où elle siège', tone: 'retard' as const } : 'non signée';
}

function awaitedNotice(persons: readonly Signatory[]): NoticeView | null {
  const awaited = persons.filter(({ isAwaited, signedOn }) => isAwaited && signedOn === null);
  if (awaited.length === 0) return null;
  const names = list(awaited.map(({ name }) => name));
  const reads = awaited.length === 1 ? 'n’a pas signé\u00a0: elle ne lit' : 'n’ont pas signé\u00a0: elles ne lisent';
  return noticeView('retard', `${names} ${reads} rien de ce qui demande la charte, même si leur organisation a signé.`);
}

export interface OwnCharterPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly version: string | null;
  readonly paragraphs: readonly string[];
  readonly state: NoticeView;
  /** Null: nothing to sign. */
  readonly form: { readonly read: CheckboxView; readonly charterId: string; readonly formKey: string } | null;
}

/** The charter as the person herself reads and signs it. */
export function presentOwnCharter(charter: Charter | null, signedOn: string | null, form: FormState, formKey: string, today: string): OwnCharterPage {
  const page = { title: 'Charte d’échange d’informations', hasErrors: hasErrors(form), errorSummary: errorSummary(form.errors) };
  if (charter === null) return { ...page, version: null, paragraphs: [], state: noticeView('neutre', 'Votre conseil n’a pas encore adopté de charte.'), form: null };
  const state = signedOn === null
    ? noticeView('retard', 'Vous n’avez pas signé\u00a0: vous ne lisez rien d’un groupe, même nommé.')
    : noticeView('fait', `Vous avez signé le ${longDate(signedOn, today)}.`);
  return {
    ...page,
    version: `${charter.title ?? 'Charte'}, version ${charter.number}, adoptée le ${dayMonthYear(charter.adoptedOn)}.`,
    paragraphs: (charter.text ?? '').split(/\n{2,}/).filter((text) => text !== ''),
    state,
    form: signedOn === null ? { read: checkbox(form, 'read', 'J’ai lu la charte et je m’engage à la respecter'), charterId: charter.id, formKey } : null,
  };
}
