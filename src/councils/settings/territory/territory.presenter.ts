import type { Commune, DrawnZoning, TerritoryPart, TerritoryRow } from '../../../places/index.js';
import { count, dayMonthYear } from '../../../platform/formatting/french.js';
import { actionLink } from '../../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../../platform/web/components/table-view.js';
import {
  checkbox, type ErrorSummaryView, errorSummary, type FieldView, type FormState, hasErrors, textField,
} from '../../../platform/web/forms/form-view.js';
import { type CouncilFormPage, councilForm, group, part } from '../../form-page.js';

export const TERRITORY = '/administration/territoire';

export const PART_PATH: Readonly<Record<TerritoryPart, string>> = { commune: 'communes', zoning: 'decoupages', sector: 'secteurs' };

const PART_WORDS: Readonly<Record<TerritoryPart, { readonly title: string; readonly retire: string }>> = {
  commune: { title: 'Commune', retire: 'Elle ne fait plus partie du territoire' },
  zoning: { title: 'Découpage', retire: 'Ce découpage n’est plus proposé, ni ses secteurs' },
  sector: { title: 'Secteur', retire: 'Ce secteur n’est plus proposé' },
};

const USUAL_ZONINGS = ['Quartier', 'Secteur CLSPD', 'Secteur de la police nationale', 'Circonscription de gendarmerie', 'IRIS', 'QPV', 'Canton', 'Résidence d’un bailleur', 'Ligne de transport'];

export interface TerritoryPage {
  readonly title: string;
  readonly hasErrors: boolean;
  readonly errorSummary: ErrorSummaryView | null;
  readonly communes: TableView | null;
  readonly zonings: readonly ZoningView[];
  readonly keys: TerritoryKeys;
  readonly newCommunes: FieldView;
  readonly newZoning: { readonly name: FieldView; readonly sectors: FieldView };
}

/** One for each form of the page. */
export interface TerritoryKeys {
  readonly communes: string;
  readonly zoning: string;
}

export interface ZoningView {
  readonly title: string;
  readonly anchor: string;
  readonly editHref: string;
  readonly note: string | null;
  readonly table: TableView | null;
}

export function presentTerritory(communes: readonly Commune[], zonings: readonly DrawnZoning[], form: FormState, keys: TerritoryKeys): TerritoryPage {
  return {
    title: 'Communes, découpages et secteurs',
    hasErrors: hasErrors(form),
    errorSummary: errorSummary(form.errors),
    communes: communes.length === 0 ? null : tableView('Communes du conseil', ['Commune', 'Code INSEE', GESTURE], communes.map((one) => [named(one), one.code ?? 'non indiqué', gesture('commune', one)])),
    zonings: zonings.map(zoningView),
    keys,
    newCommunes: textField(form, 'communes', 'Ajouter des communes', { rows: 3, help: 'Une par ligne, avec ou sans code\u00a0: «\u00a098F01 Valbrune\u00a0».' }),
    newZoning: {
      name: textField(form, 'zoningName', 'Nom du découpage', { autocomplete: 'off', maxLength: 120, suggestions: USUAL_ZONINGS, help: 'Chaque partenaire a le sien\u00a0: police, bailleur, transport.' }),
      sectors: textField(form, 'sectors', 'Ses secteurs', { rows: 4, help: 'Un par ligne.' }),
    },
  };
}

/** Renames a part, puts it aside or takes it back; a zoning also gains sectors there. */
export function presentPart(kind: TerritoryPart, row: TerritoryRow, form: FormState, version: number): CouncilFormPage {
  const { title, retire } = PART_WORDS[kind];
  return councilForm(form, {
    title: `${title}\u00a0: ${row.name}`,
    parent: { href: TERRITORY, label: 'Territoire' },
    action: pathOf(kind, row),
    groups: [group([
      part({ text: textField(form, 'name', 'Nom', { maxLength: 120, autocomplete: 'off' }) }),
      ...(kind === 'commune' ? [part({ text: textField(form, 'code', 'Code INSEE', { width: 'court', optional: true, autocomplete: 'off' }) })] : []),
      part({ box: checkbox(form, 'isRetired', retire) }),
    ])],
    submit: 'Enregistrer',
    notes: ['Renommer change le nom partout, dans les dossiers d’hier aussi. Les comptes rendus publiés gardent le leur.', 'Rien n’est supprimé\u00a0: un dossier garde le secteur qu’il porte.'],
    version,
  });
}

export function presentNewSectors(row: TerritoryRow, form: FormState, formKey: string): CouncilFormPage {
  return councilForm(form, {
    title: `Ajouter des secteurs\u00a0: ${row.name}`,
    parent: { href: TERRITORY, label: 'Territoire' },
    action: `${pathOf('zoning', row)}/secteurs`,
    groups: [group([part({ area: textField(form, 'sectors', 'Secteurs', { rows: 5, help: 'Un par ligne.' }) })])],
    submit: 'Ajouter',
    formKey,
  });
}

export function partValues(row: TerritoryRow): FormState {
  const code = 'code' in row ? (row.code ?? '') : '';
  return { values: { name: row.name, code, isRetired: row.retiredOn === null ? '' : '1' }, errors: {} };
}

function zoningView({ zoning, sectors }: DrawnZoning): ZoningView {
  const rows = sectors.map((sector) => [named(sector), gesture('sector', sector)]);
  const standing = sectors.filter(({ retiredOn }) => retiredOn === null).length;
  return {
    title: zoning.name,
    anchor: `t-${zoning.id}`,
    editHref: pathOf('zoning', zoning),
    note: zoning.retiredOn === null ? count(standing, 'secteur') : `Mis de côté le ${dayMonthYear(zoning.retiredOn)}.`,
    table: rows.length === 0 ? null : tableView(`Secteurs du découpage ${zoning.name}`, ['Secteur', GESTURE], rows),
  };
}

const GESTURE = { label: 'Geste', isLabelHidden: true, cssClass: 'fin' } as const;

function named({ name, retiredOn }: TerritoryRow) {
  return { text: name, note: retiredOn === null ? null : `mis de côté le ${dayMonthYear(retiredOn)}` };
}

function gesture(kind: TerritoryPart, row: TerritoryRow) {
  return { action: actionLink(pathOf(kind, row), 'Modifier', { style: 'nu petit', about: row.name }) };
}

function pathOf(kind: TerritoryPart, { id }: TerritoryRow): string {
  return `${TERRITORY}/${PART_PATH[kind]}/${id}`;
}
