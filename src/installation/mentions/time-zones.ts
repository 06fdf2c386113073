import type { Choice } from '../../platform/web/forms/form-view.js';

/** The zones of the French territories, as the standard names them. */
const ZONES: Readonly<Record<string, string>> = {
  'Europe/Paris': 'France métropolitaine',
  'America/Guadeloupe': 'Guadeloupe',
  'America/Martinique': 'Martinique',
  'America/Cayenne': 'Guyane',
  'Indian/Reunion': 'La Réunion',
  'Indian/Mayotte': 'Mayotte',
  'America/Miquelon': 'Saint-Pierre-et-Miquelon',
  'America/St_Barthelemy': 'Saint-Barthélemy',
  'America/Marigot': 'Saint-Martin',
  'Pacific/Noumea': 'Nouvelle-Calédonie',
  'Pacific/Tahiti': 'Polynésie, îles de la Société',
  'Pacific/Marquesas': 'Polynésie, îles Marquises',
  'Pacific/Gambier': 'Polynésie, îles Gambier',
  'Pacific/Wallis': 'Wallis-et-Futuna',
};

/** The present one is offered too, should it be another of the standard’s names. */
export function zoneChoices(present: string): Choice[] {
  const names = Object.keys(ZONES).includes(present) ? Object.keys(ZONES) : [present, ...Object.keys(ZONES)];
  return names.map((value) => ({ value, label: ZONES[value] === undefined ? value : `${ZONES[value]} (${value})` }));
}
