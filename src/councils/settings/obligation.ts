import type { Council } from '../council.entity.js';

const CLSPD_DUE_ABOVE = 5_000;
const COORDINATION_DUE_ABOVE = 15_000;

/** What the law says of a council of this size, and why (articles L132-4 and L132-13 of the code de la sécurité intérieure). */
export interface Obligation {
  readonly word: 'obligatoire' | 'facultatif' | 'à préciser';
  readonly why: string;
}

type Size = Pick<Council, 'kind' | 'population' | 'hasPriorityDistrict'>;

export function obligationOf({ kind, population, hasPriorityDistrict }: Size): Obligation {
  if (kind === 'CISPD') return { word: 'facultatif', why: 'Un groupement peut créer un CISPD\u00a0: les CLSPD de ses communes deviennent alors facultatifs (CSI, articles L132-4 et L132-13).' };
  if (population !== null && population > CLSPD_DUE_ABOVE) return due('la commune compte plus de 5\u00a0000\u00a0habitants');
  if (hasPriorityDistrict === true) return due('un quartier prioritaire de la politique de la ville s’y trouve');
  if (population === null || hasPriorityDistrict === null) {
    return { word: 'à préciser', why: 'Il est obligatoire au-delà de 5\u00a0000\u00a0habitants, ou avec un quartier prioritaire (CSI, article L132-4)\u00a0: indiquez l’un et l’autre.' };
  }
  return { word: 'facultatif', why: 'La commune compte au plus 5\u00a0000\u00a0habitants et aucun quartier prioritaire (CSI, article L132-4).' };
}

/** Above this size the mayor entrusts the coordination to somebody, by an act. */
export function owesCoordination({ kind, population }: Size): boolean {
  return kind === 'CLSPD' && population !== null && population > COORDINATION_DUE_ABOVE;
}

function due(reason: string): Obligation {
  return { word: 'obligatoire', why: `Il est obligatoire\u00a0: ${reason} (CSI, article L132-4). Il devient facultatif si un CISPD existe.` };
}
