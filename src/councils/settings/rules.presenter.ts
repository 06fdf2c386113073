import type { Viewer } from '../../platform/access/viewer.js';
import { shortDate } from '../../platform/formatting/french.js';
import { administrationTabs } from '../../platform/web/administration-tabs.js';
import { checkbox, dateField, type FormState, textField } from '../../platform/web/forms/form-view.js';
import { councilForm, type FormPart, group, part } from '../form-page.js';
import type { RulesOfProcedure } from '../rules-of-procedure.entity.js';
import type { SettingsPage } from './identity.presenter.js';

/** Every field is empty until the council copies its own text, and says beside itself what it drives. */
export function presentRules(viewer: Viewer, form: FormState, version: number): SettingsPage {
  return {
    ...councilForm(form, {
      title: 'Règlement intérieur',
      parent: { href: '/administration', label: 'Administration' },
      intro: 'Rien n’est supposé\u00a0: recopiez ici ce que votre règlement écrit, laissez vide ce qu’il ne dit pas.',
      action: '/administration/reglement',
      groups: [group(meetings(form), 'Avant la réunion'), group(sitting(form), 'En séance'), group(minutes(form), 'Après la réunion', 'Gardé comme référence\u00a0: une approbation reste un fait daté, écrit par quelqu’un.'), group(followUp(form), 'Entre les réunions'), group(text(form), 'Le texte')],
      submit: 'Enregistrer',
      notes: ['Le code de la sécurité intérieure ne fixe ni quorum, ni vote, ni délai de convocation, ni approbation du compte rendu (articles D132-7 à D132-12)\u00a0: c’est votre règlement qui les fixe.'],
      version,
    }),
    tabs: administrationTabs(viewer, '/administration/reglement'),
    meta: [],
    notices: [],
    hues: null,
    links: [],
  };
}

export function rulesValues(rules: RulesOfProcedure): FormState {
  const number = (value: number | null): string => (value === null ? '' : String(value));
  return {
    errors: {},
    values: {
      convocationDays: number(rules.convocationDays), restrictedConvocationDays: number(rules.restrictedConvocationDays),
      tacitApprovalDays: number(rules.tacitApprovalDays), minutesDays: number(rules.minutesDays),
      silenceDays: number(rules.silenceDays), mandateYears: number(rules.mandateYears),
      plenaryApprovedAtNext: rules.plenaryApprovedAtNext ? '1' : '', charterForRestricted: rules.charterForRestricted ? '1' : '',
      quorumWords: rules.quorumWords ?? '', voteWords: rules.voteWords ?? '',
      proposalWords: rules.proposalWords ?? '', chairingWords: rules.chairingWords ?? '',
      adoptedOn: rules.adoptedOn === null ? '' : shortDate(rules.adoptedOn),
    },
  };
}

function meetings(form: FormState): FormPart[] {
  return [
    days(form, 'convocationDays', 'Délai de convocation, en jours', 'L’accueil et la page de la réunion disent quand la convocation doit partir.'),
    days(form, 'restrictedConvocationDays', 'Délai propre à la formation restreinte, en jours', 'Vide\u00a0: le délai ci-dessus vaut pour toutes les instances.'),
    words(form, 'proposalWords', 'Qui propose un point, et jusqu’à quand', 'Gardé comme référence\u00a0: le carnet ne refuse aucune proposition.'),
  ];
}

function sitting(form: FormState): FormPart[] {
  return [
    words(form, 'chairingWords', 'Qui préside en l’absence de la présidence', 'Gardé comme référence.'),
    words(form, 'quorumWords', 'Quorum', 'Gardé comme référence\u00a0: le carnet ne dit jamais qu’un quorum est atteint.'),
    words(form, 'voteWords', 'Votes et avis', 'Gardé comme référence\u00a0: le carnet ne compte aucune voix.'),
  ];
}

function minutes(form: FormState): FormPart[] {
  return [
    days(form, 'minutesDays', 'Délai d’envoi du compte rendu, en jours', 'À compter du jour de la séance.'),
    part({ box: checkbox(form, 'plenaryApprovedAtNext', 'Le compte rendu de la plénière est approuvé à la plénière suivante') }),
    days(form, 'tacitApprovalDays', 'Approbation tacite des autres comptes rendus, en jours', 'À compter de leur diffusion.'),
  ];
}

function followUp(form: FormState): FormPart[] {
  return [
    days(form, 'silenceDays', 'Un dossier est dit sans nouvelles après, en jours', 'L’accueil, la liste des dossiers et les points proposés à l’ordre du jour. Vide\u00a0: aucun dossier n’est dit sans nouvelles.'),
    part({ box: checkbox(form, 'charterForRestricted', 'Seuls ceux qui ont signé la charte lisent la formation restreinte') }),
    days(form, 'mandateYears', 'Durée des mandats, en années', 'Gardé comme référence\u00a0: les mandats portent leurs propres dates.'),
  ];
}

function text(form: FormState): FormPart[] {
  return [part({ text: dateField(form, 'adoptedOn', 'Adopté le', { optional: true }) })];
}

function days(form: FormState, name: string, label: string, help: string): FormPart {
  return part({ text: textField(form, name, label, { width: 'court', inputMode: 'numeric', optional: true, autocomplete: 'off', help }) });
}

function words(form: FormState, name: string, label: string, help: string): FormPart {
  return part({ area: textField(form, name, label, { rows: 2, optional: true, maxLength: 300, help }) });
}
