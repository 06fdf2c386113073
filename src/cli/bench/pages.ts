import type { BuiltTown } from './town/build.js';

export interface MeasuredPage {
  readonly name: string;
  readonly path: string;
}

/** The pages asked for by the aims, in the order of the report. */
export function pagesOf({ problemId, organisationId, quarter }: BuiltTown): readonly MeasuredPage[] {
  return [
    { name: 'problems list (50 rows, filtered)', path: '/dossiers?niveau=public&niveau=members' },
    { name: 'one problem (20 actions, 30 lines)', path: `/dossiers/${problemId}` },
    { name: 'home', path: '/' },
    { name: 'actions list', path: '/actions' },
    { name: 'organisation', path: `/partenaires/${organisationId}` },
    { name: 'published summary', path: `/bilan/${quarter.toLowerCase().replace('q', 't')}` },
  ];
}
