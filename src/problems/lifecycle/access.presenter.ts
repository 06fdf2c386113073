import { agree, capitalise, count, inWords } from '../../platform/formatting/french.js';
import type { Confidentiality } from '../../platform/access/audience.js';
import { type MetaView, metaView, type SealView, stampView, type TabView } from '../../platform/web/components/page-view.js';
import { type TableView, tableView } from '../../platform/web/components/table-view.js';
import type { Body, Reader } from '../../councils/index.js';
import type { Problem } from '../core/problem.entity.js';
import { problemTabs } from '../core/problem-tabs.js';

export interface AccessPage {
  readonly title: string;
  readonly heading: string;
  readonly seal: SealView;
  readonly problem: { readonly href: string; readonly title: string };
  readonly tabs: readonly TabView[];
  readonly facts: readonly MetaView[];
  readonly explanation: string;
  readonly summary: string;
  readonly table: TableView;
  readonly footnote: string;
}

export interface AccessFacts {
  readonly problem: Problem;
  readonly readers: readonly Reader[];
  readonly body: Body;
  readonly seal: SealView;
  readonly factTotal: number;
}

const EXPLANATION: Readonly<Record<Confidentiality, string>> = {
  public: 'Ce dossier peut sortir du conseil. Dans Beffroi, ses membres le lisent.',
  members: 'Chaque personne qui siège au conseil, la présidence, la coordination et le secrétariat le lisent.',
  restricted: 'La formation restreinte, la présidence et la coordination le lisent. Les autres membres ne savent pas qu’il existe.',
  group: 'Chacune est nommée dans le groupe et a signé elle-même la charte. Personne d’autre ne sait que ce dossier existe.',
};

const FOOTNOTE: Readonly<Record<Confidentiality, string>> = {
  public: 'L’administration technique ne lit aucun contenu.',
  members: 'L’administration technique ne lit aucun contenu.',
  restricted: 'Un suppléant lit tant que son mandat court. L’administration technique ne lit aucun contenu.',
  group:
    'La signature de chaque organisation est consignée aussi, elle n’ouvre rien à elle seule. Ni suppléant, ni successeur, ni représentant d’un jour ' +
    'ne lit à la place d’une personne nommée. L’administration technique ne lit aucun contenu.',
};

export function presentAccess({ problem, readers, body, seal, factTotal }: AccessFacts): AccessPage {
  const { confidentiality } = problem.audience;
  const people = agree(readers.length, 'personne peut', 'personnes peuvent');
  const organisations = new Set(readers.map(({ organisation }) => organisation)).size;
  return {
    title: 'Qui peut lire\u00a0?',
    heading: `${capitalise(inWords(readers.length, 'feminine'))} ${people} lire ce dossier`,
    seal,
    problem: { href: `/dossiers/${problem.id}`, title: problem.title },
    tabs: problemTabs(problem.id, 'access', factTotal),
    facts: [
      metaView('Référence', problem.reference),
      metaView('Niveau', null, { stamp: stampView(confidentiality) }),
      metaView(confidentiality === 'group' ? 'Groupe' : 'Instance', body.name),
    ],
    explanation: EXPLANATION[confidentiality],
    summary: `${count(readers.length, 'personne')}, ${count(organisations, 'organisation')}`,
    table: tableView(
      'Personnes qui peuvent lire ce dossier',
      ['Personne', 'Organisation', 'Droit'],
      readers.map(({ name, organisation, why }) => [name, organisation, why]),
    ),
    footnote: FOOTNOTE[confidentiality],
  };
}
