import { parisDay } from '../../platform/clock/calendar.js';
import { longDate, relativeDay, time } from '../../platform/formatting/french.js';
import { installationTabs } from '../../platform/web/administration-tabs.js';
import { type MetaView, metaView, type StatusView } from '../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../platform/web/components/table-view.js';
import { errorSummary, type FormState, hasErrors, radioField, selectField, textField } from '../../platform/web/forms/form-view.js';
import { FACTOR_RESET_SAID } from '../letters/letter.js';
import { FACTOR_RESET_REASONS } from '../sign-in-words.js';
import type { AccountFilter, AccountRow, AccountState } from './account-list.query.js';

const LIST = '/installation/comptes';

const STATES: readonly { readonly value: string; readonly state: AccountState; readonly label: string }[] = [
  { value: 'actif', state: 'active', label: 'Actifs' },
  { value: 'attente', state: 'waiting', label: 'Sans mot de passe' },
  { value: 'ferme', state: 'closed', label: 'Fermés' },
  { value: 'protege', state: 'protected', label: 'Avec second facteur' },
  { value: 'sans-facteur', state: 'unprotected', label: 'Actifs sans second facteur' },
];

export function stateNamed(value: unknown): AccountState | null {
  return STATES.find((one) => one.value === value)?.state ?? null;
}


export function presentAccounts(rows: readonly AccountRow[], next: string | null, filter: AccountFilter, today: string) {
  const isWhole = filter.address === '' && filter.state === null;
  const typed = { values: { adresse: filter.address, etat: STATES.find(({ state }) => state === filter.state)?.value ?? '' }, errors: {} };
  return {
    title: 'Comptes',
    tabs: installationTabs(LIST),
    search: textField(typed, 'adresse', 'Adresse', { type: 'search', autocomplete: 'off', help: 'Une partie suffit.' }),
    state: selectField(typed, 'etat', 'État', STATES, { empty: 'Tous' }),
    clearHref: isWhole ? null : LIST,
    table: rows.length === 0 ? null : accountTable(rows, today),
    empty: rows.length > 0 ? null : { title: 'Aucun compte', text: isWhole ? 'Personne n’a été invité.' : 'Aucun compte n’a une telle adresse dans cet état.', action: null },
    pager: next === null ? null : { label: 'Pages des comptes', previousHref: null, nextHref: pageHref({ ...typed.values, apres: next }) },
  };
}

function accountTable(rows: readonly AccountRow[], today: string): TableView {
  return tableView('Comptes de l’installation', ['Personne', 'État', 'Second facteur', 'Dernière connexion'], rows.map((row) => [
    { text: row.name, href: `${LIST}/${row.id}`, note: row.email },
    { status: stateOf(row), note: row.isTechnicalAdministrator ? 'Administration technique' : null },
    row.factorSince === null ? 'Non' : 'Oui',
    row.lastSignInAt === null ? 'Jamais' : moment(row.lastSignInAt, today),
  ]));
}

export function presentAccountOf(row: AccountRow, isOwn: boolean, form: FormState, today: string) {
  const path = `${LIST}/${row.id}`;
  return {
    title: row.name,
    backHref: LIST,
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(form.errors),
    facts: factsOf(row, today),
    version: row.version,
    invite: row.hasPassword || row.disabledAt !== null ? null : `${path}/invitation`,
    disable: row.disabledAt !== null || isOwn ? null : `${path}/fermeture`,
    enable: row.disabledAt === null ? null : `${path}/ouverture`,
    endSessions: row.disabledAt !== null ? null : `${path}/sessions`,
    resetFactor: row.factorSince === null ? null : `${path}/second-facteur`,
    reason: radioField(form, 'reason', 'Pourquoi\u00a0?', FACTOR_RESET_REASONS.map((value) => ({ value, label: FACTOR_RESET_SAID[value] }))),
  };
}

function factsOf(row: AccountRow, today: string): MetaView[] {
  return [
    metaView('Adresse', row.email),
    metaView('État', null, { status: stateOf(row) }),
    metaView('Second facteur', row.factorSince === null ? 'Aucun' : `Depuis le ${longDate(parisDay(row.factorSince))}`),
    metaView('Dernière connexion', row.lastSignInAt === null ? 'Jamais' : moment(row.lastSignInAt, today)),
    ...(row.isTechnicalAdministrator ? [metaView('Installation', 'Administration technique')] : []),
  ];
}

function stateOf({ disabledAt, hasPassword, isInvited }: AccountRow): StatusView {
  if (disabledAt !== null) return { label: 'Fermé', tone: 'bloque', icon: 's-bloque' };
  if (hasPassword) return { label: 'Actif', tone: 'fait', icon: 's-fait' };
  return isInvited ? { label: 'Invité', tone: 'cours', icon: 'envoi' } : { label: 'Sans invitation', tone: 'neutre', icon: 's-afaire' };
}

function moment(instant: string, today: string): string {
  return `${relativeDay(parisDay(instant), today)}, ${time(instant)}`;
}

function pageHref(words: Readonly<Record<string, string>>): string {
  return `${LIST}?${new URLSearchParams(Object.entries(words).filter(([, value]) => value !== '')).toString()}`;
}
