import { parisDay } from '../../platform/clock/calendar.js';
import { longDate, relativeDay, time } from '../../platform/formatting/french.js';
import { installationTabs } from '../../platform/web/administration-tabs.js';
import { type MetaView, metaView, type StatusView } from '../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../platform/web/components/table-view.js';
import { errorSummary, type FormState, hasErrors, radioField, textField } from '../../platform/web/forms/form-view.js';
import { FACTOR_RESET_SAID } from '../letters/letter.js';
import { FACTOR_RESET_REASONS } from '../sign-in-words.js';
import type { AccountFilter, AccountRow } from './account-list.query.js';

const LIST = '/installation/comptes';

export function presentAccounts(rows: readonly AccountRow[], next: string | null, filter: AccountFilter, today: string) {
  return {
    title: 'Comptes',
    tabs: installationTabs(LIST),
    search: textField({ values: { adresse: filter.address }, errors: {} }, 'adresse', 'Adresse', { type: 'search', autocomplete: 'off', help: 'Une partie suffit.' }),
    clearHref: filter.address === '' ? null : LIST,
    table: rows.length === 0 ? null : accountTable(rows, today),
    empty: rows.length > 0 ? null : { title: 'Aucun compte', text: filter.address === '' ? 'Personne n’a été invité.' : 'Aucun compte n’a une telle adresse.', action: null },
    pager: next === null && filter.after === null ? null : { label: 'Pages des comptes', previousHref: filter.after === null ? null : pageHref(filter.address, null), nextHref: next === null ? null : pageHref(filter.address, next) },
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

function pageHref(address: string, after: string | null): string {
  const words = new URLSearchParams({ ...(address === '' ? {} : { adresse: address }), ...(after === null ? {} : { apres: after }) }).toString();
  return words === '' ? LIST : `${LIST}?${words}`;
}
