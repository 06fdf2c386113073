import { isSirenChecked } from '../../places/index.js';
import type { Viewer } from '../../platform/access/viewer.js';
import { number } from '../../platform/formatting/french.js';
import { administrationTabs } from '../../platform/web/administration-tabs.js';
import { type LinkView, metaView, type MetaView, type NoticeView, noticeView, type TabView } from '../../platform/web/components/page-view.js';
import { type ChoiceFieldView, type FormState, radioField, textField } from '../../platform/web/forms/form-view.js';
import type { Council } from '../council.entity.js';
import { type CouncilFormPage, councilForm, group, part } from '../form-page.js';
import { DEFAULT_HUE, HUES } from './hues.js';
import { obligationOf, owesCoordination } from './obligation.js';
import { offsetsInWords } from './reminder-offsets.js';

export interface SettingsPage extends CouncilFormPage {
  readonly tabs: readonly TabView[];
  readonly meta: readonly MetaView[];
  readonly notices: readonly NoticeView[];
  /** The eight colours; null where the page asks for none. */
  readonly hues: ChoiceFieldView | null;
  readonly links: readonly LinkView[];
}

export interface IdentityRead {
  readonly council: Council;
  readonly isCodeFixed: boolean;
  /** The act that names the coordination; null when nobody wrote one. */
  readonly coordinationAct: string | null;
}

const DISTRICT_ANSWERS = [{ value: '', label: 'Pas encore dit' }, { value: 'oui', label: 'Oui' }, { value: 'non', label: 'Non' }];

const PARENT: LinkView = { href: '/administration', label: 'Administration' };

export function presentIdentity(viewer: Viewer, read: IdentityRead, form: FormState): SettingsPage {
  const { council } = read;
  return {
    ...councilForm(form, {
      title: 'Le conseil',
      parent: PARENT,
      action: '/administration',
      groups: [identityGroup(form, read), group([...sizeParts(form, council)], 'La taille'), group(contactParts(form))],
      submit: 'Enregistrer',
      version: council.version,
    }),
    tabs: administrationTabs(viewer, '/administration'),
    meta: metaOf(council),
    notices: noticesOf(read),
    hues: radioField(form, 'tint', 'Couleur du conseil', Object.entries(HUES).map(([value, label]) => ({ value, label })), {
      help: 'Elle distingue vos conseils dans l’en-tête. Elle ne porte jamais une information à elle seule.',
    }),
    links: [
      { href: '/administration/territoire', label: 'Communes, découpages et secteurs' },
      { href: '/administration/derogation', label: 'Dérogation au second facteur' },
    ],
  };
}

export function identityValues(council: Council): FormState {
  const { name, fullName, code, territoryCode, population, hasPriorityDistrict, tint, reminderOffsets, dpoContact } = council;
  return {
    errors: {},
    values: {
      name, fullName, code,
      territoryCode: territoryCode ?? '',
      population: population === null ? '' : String(population),
      hasPriorityDistrict: hasPriorityDistrict === null ? '' : hasPriorityDistrict ? 'oui' : 'non',
      tint: tint ?? DEFAULT_HUE,
      reminderOffsets: reminderOffsets === null ? '' : offsetsInWords(reminderOffsets),
      dpoContact: dpoContact ?? '',
    },
  };
}

function identityGroup(form: FormState, { council, isCodeFixed }: IdentityRead) {
  const code = textField(form, 'code', 'Sigle des références', { width: 'court', maxLength: 5, autocomplete: 'off', help: 'Il ne change plus après le premier dossier.' });
  return group([
    part({ text: textField(form, 'name', 'Nom court', { maxLength: 120, help: 'Celui de l’en-tête\u00a0: Valbrune.' }) }),
    part({ text: textField(form, 'fullName', 'Nom complet', { maxLength: 200, help: 'Celui des comptes rendus et des convocations.' }) }),
    ...(isCodeFixed ? [] : [part({ text: code })]),
    part({ text: textField(form, 'territoryCode', council.kind === 'CLSPD' ? 'Code INSEE' : 'SIREN', { width: 'moyen', optional: true, autocomplete: 'off' }) }),
  ]);
}

function sizeParts(form: FormState, { kind }: Council) {
  const inhabitants = textField(form, 'population', 'Habitants', { width: 'moyen', inputMode: 'numeric', optional: true, autocomplete: 'off' });
  const district = radioField(form, 'hasPriorityDistrict', 'Un quartier prioritaire de la politique de la ville\u00a0?', DISTRICT_ANSWERS, { optional: true });
  return kind === 'CLSPD' ? [part({ text: inhabitants }), part({ radios: district })] : [part({ text: inhabitants })];
}

function contactParts(form: FormState) {
  return [
    part({ text: textField(form, 'reminderOffsets', 'Jours des rappels autour d’une échéance', {
      width: 'moyen', optional: true, autocomplete: 'off', help: 'Avant\u00a0: négatif. Exemple\u00a0: −7, 0, 7, 21. Vide\u00a0: le rythme du carnet.',
    }) }),
    part({ text: textField(form, 'dpoContact', 'Contact pour les données personnelles', {
      optional: true, maxLength: 200, help: 'Imprimé sur la page «\u00a0Données personnelles\u00a0»\u00a0: une adresse, un service, jamais un habitant.',
    }) }),
  ];
}

function metaOf(council: Council): MetaView[] {
  const { word } = obligationOf(council);
  return [
    metaView('Nature', council.kind),
    metaView('Références', `${council.code}-…`),
    metaView('Ce conseil est', word),
    ...(council.population === null ? [] : [metaView('Habitants', number(council.population))]),
  ];
}

function noticesOf({ council, coordinationAct }: IdentityRead): NoticeView[] {
  const { word, why } = obligationOf(council);
  const notices = [noticeView(word === 'à préciser' ? 'retard' : 'neutre', why)];
  if (owesCoordination(council) && coordinationAct === null) {
    const sentence = 'Au-delà de 15\u00a0000\u00a0habitants, le maire confie la coordination à un élu ou à un agent (CSI, article L132-4)\u00a0: l’acte n’est pas encore indiqué.';
    notices.push(noticeView('retard', sentence, { href: '/administration/roles', label: 'Indiquer l’acte' }));
  }
  if (council.kind === 'CISPD' && council.territoryCode !== null && !isSirenChecked(council.territoryCode)) {
    notices.push(noticeView('retard', 'La clé de ce SIREN ne tombe pas juste\u00a0: relisez ses neuf chiffres.'));
  }
  return notices;
}
